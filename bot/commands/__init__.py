"""The commands, one a file: each reads its arguments, does its unit of work, commits it and prints what came of it."""
