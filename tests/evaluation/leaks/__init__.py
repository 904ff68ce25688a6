"""Tries to reach what the asker may not see, played through the real turn; none may end in a leak or in a hint.

``python -m tests.evaluation.leaks [TRIES [SEED]]`` plays the long form, ``test_leaks`` a short one.
"""
