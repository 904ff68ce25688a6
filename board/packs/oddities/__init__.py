"""Oddities: what is doubtful in the entries of a pack, said in a sentence with its place and never repaired.

One module a kind of paper or of doubt: ``figures``, ``sums``, ``reports``, ``registers``, ``procedures``, ``names``,
``days``, ``approvals``. Each looks at values that were read already and gives findings; what is odd on the agenda and
in minutes is found in ``board.packs.findings``.
"""
