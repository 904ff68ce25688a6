"""The tests: one folder a subject; what several folders share is in ``tests.support``."""
