"""The rules of a joint board: plain frozen values and pure functions.

Here live the questions that a board secretary decides with the standing orders in hand: is this notice long enough, was
that meeting quorate, who may see this paper, may this delivery be tried again. Nothing here reads a clock, a file, a
socket or a database: ``now`` and the facts come in, a decision goes out.
"""
