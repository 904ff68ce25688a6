"""What is done, whoever asks: a person in any channel, a web page, the command line, or the clock.

An act loads rows, asks a rule, saves, and adds outbox rows. It never commits, sends nothing, and reads no clock.
"""
