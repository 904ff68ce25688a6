"""The demo's way to Teams: Microsoft's own local client, opened as people of a board.

``world`` makes the people, ``client`` starts the Node programs that lie beside it (``open.mjs``, ``lib/``). Nothing of
the service lives here, and nothing here is needed to run it.
"""
