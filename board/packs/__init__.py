"""Packs: what a board publishes for a meeting, read from blocks into facts, passages and findings.

One module a question (agenda, minutes, attendance, actions, tracker, papers, restriction); ``values`` holds what comes
out. Only what callers need is named here.
"""

from board.packs.reading import NotAPack, read

__all__ = ["NotAPack", "read"]
