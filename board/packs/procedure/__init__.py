"""Written procedures: clauses, checklists, plans and role codes, read out of the papers they are attached to.

Import :func:`read`, :func:`spans` and :func:`fronted` from here. The modules behind know what blocks look like, and
nothing of who runs a procedure (``board.procedure``).
"""

from board.packs.procedure.openings import fronted
from board.packs.procedure.reading import read, spans

__all__ = ["fronted", "read", "spans"]
