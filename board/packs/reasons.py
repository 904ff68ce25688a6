"""Why a finding matters, one sentence a kind: said where whoever found it did not say it better.

Only the sentences live here; what is odd is found in ``board.packs.findings`` and beside it.
"""

import dataclasses

from board.packs.values import Finding, FindingKind

# The gravest first: what may be lost or decided wrongly stands before what is merely untidy.
WHY: dict[FindingKind, str] = {
    FindingKind.VANISHED: "What leaves the tracker without being closed is forgotten, and is still owed.",
    FindingKind.CUT_OFF: "The rest of the sentence may change what is owed.",
    FindingKind.NO_LEAD: "What nobody is named for is done by nobody.",
    FindingKind.UNREAD: "What was not read is in no answer, no list and no reminder.",
    FindingKind.PURPOSE: "Members may be asked to decide on what was called as something else.",
    FindingKind.APPROVED: "The wrong minutes may be signed, and the right ones left unapproved.",
    FindingKind.CITED: "Whoever follows the reference does not find what they were promised.",
    FindingKind.MISSING_PAPER: "Members cannot decide on what they have not been sent.",
    FindingKind.MOVED: "Whoever noted the day that was announced would come on the wrong one.",
    FindingKind.PROPOSED: "If it is an action, nobody is reminded of it until you take it up.",
    FindingKind.NAME: "A task or a word may be put down to the wrong person.",
    FindingKind.FIGURES: "Readers of the two places learn two different things.",
    FindingKind.SUM: "One of the figures is wrong, and a decision may rest on it.",
    FindingKind.COUNTS: "The summary tells a better or a worse story than the rows.",
    FindingKind.DISAGREES: "One of the two is out of date, and answers follow the board file.",
    FindingKind.OPEN_DATE: "A review without a day does not happen.",
    FindingKind.UNTRACKED: "What no tracker holds is not followed up at the next meeting.",
    FindingKind.NO_YEAR: "In another year it is another day, and whoever relies on it may come too late.",
    FindingKind.NO_DATE: "Nobody can be reminded of a day that is not known.",
    FindingKind.NO_DEADLINE: "Without a day it is due at the next meeting, and nobody may have agreed to that.",
    FindingKind.NUMBERING: "A paragraph may be missing, and a reference to the number may mean another one.",
    FindingKind.CLOSED_IN_WORDS: "It is not chased any more: please see that it is done indeed.",
    FindingKind.UNDECLARED: "Nobody can be told or reminded who is not in the board file.",
}
IN_GENERAL = "Please look at it: it is not what is expected there."


_GRAVITY = {kind: at for at, kind in enumerate(WHY)}


def gravity(finding: Finding) -> int:
    """Say where a finding stands among others, for sorting: the gravest first."""
    return _GRAVITY.get(finding.kind, len(_GRAVITY))


def told(finding: Finding) -> Finding:
    """Give the finding with the reason why it matters: its own, or that of its kind."""
    if finding.why:
        return finding
    return dataclasses.replace(finding, why=WHY.get(finding.kind, IN_GENERAL))
