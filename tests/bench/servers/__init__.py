"""The services that are measured, each a program that prints its address and runs until it is told to stop."""
