"""Questions as people ask them, over whole packs, and what a right answer must say: scored, never asserted.

``open/`` may be read while the clerk is mended; ``held_back/`` is only ever scored. ``make evaluate`` prints both.
"""
