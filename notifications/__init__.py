"""What is sent unasked: an engine with a list of small steps over due rows, and the drawing of messages for a channel.

Nothing here decides that somebody is told something (that is an act's) or what a state means (``board.deliveries``).
``engine`` runs the steps, ``delivering`` is the step that sends, ``ways`` says by which ways a message may go,
``by_teams`` and ``by_mail`` are those ways; ``cards`` and ``mail`` draw a message, ``channels/`` bring it.
"""
