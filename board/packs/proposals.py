"""What may be an action and is none yet: what somebody said they would do, and what the tracker has lost.

A proposal is for the administrator to take up or to leave. It names whom the words name, and nobody else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from board.packs import action_columns, actions, asked, findings, people
from board.packs.entries import Proposal, ProposalKind
from board.packs.values import Action, Attendance, Lead, Minutes
from board.sources import Source

_BODY = r"(?:The\s+)?(?:[A-Z][\w&’'-]*\s+){0,6}(?:Board|Committee|Group|Partnership|Panel|Alliance|Members)"
LONGEST = 160  # characters before the name of whoever is asked
LONGEST_REPORT = 600  # characters of a sentence that tells what somebody said
_SPEAKS = r"(?:said|reported|added|explained|confirmed|stated|advised|noted|told|replied|answered)"
_PROMISES = re.compile(
    r"\b(?:and|but|so)\s+(?:said\s+)?(?:that\s+)?(?:s?he|they)\s+(?:would|will)\s+"
    r"(?!like\b|be\b|prefer\b|welcome\b|not\b|have\b|need\b|retire\b|leave\b)[a-z]"
)

_HE_WILL = re.compile(
    r"S?[Hh]e (?:(?:will|would)(?: also| then)? |(?:agreed|offered|promised|undertook) to )"
    r"(?!like\b|be\b|prefer\b|welcome\b|not\b|have\b|need\b|retire\b|leave\b)[a-z]"
)


def in_item(
    unmarked: Iterable[actions.Unmarked],
    listed: Sequence[Attendance],
    source: Source,
    *,
    board: str,
    item: str | None,
) -> tuple[Proposal, ...]:
    """Read the commitments of one minute item from the sentences of it that are no action."""
    who = asked.everybody(listed)
    told = list(unmarked)
    before = [None, *told]
    return tuple(
        Proposal(ProposalKind.COMMITMENT, one.sentence.strip(" -–•"), source, named, board, item, restricted=one.hidden)
        for one, above in zip(told, before, strict=False)
        if (named := _who(one, who) or _meant(one, above, who)) is not None
    )


def of_minutes(minutes: Iterable[Minutes]) -> tuple[Proposal, ...]:
    """Give every proposal of these minutes, in their order."""
    return tuple(one for each in minutes for one in each.proposals)


def untracked(minutes: Minutes, rows: Sequence[Action]) -> tuple[Proposal, ...]:
    """Propose for the tracker what these minutes mark as an action and none of its rows holds."""
    return tuple(
        Proposal(
            ProposalKind.UNTRACKED,
            action.text,
            action.source,
            _written(action.leads),
            minutes.sitting.board,
            action.item,
            restricted=action.restricted,
        )
        for action in findings.tracked(minutes.actions, rows)
        if not action.tracked
    )


def _who(one: actions.Unmarked, who: str) -> str | None:
    """Say who commits themselves in a sentence, or is asked to in it; None where nobody does."""
    if one.beside is not None:
        return _written(action_columns.entry(one.beside).leads)
    known = rf"{who}(?:\s*(?:,|/|&|\band\b)\s*{who})*(?!\w)"
    plain = re.sub(r"^\W*(?:(?:it was |the \w+ )?agreed (?:that\s+)?)?", "", one.sentence, flags=re.IGNORECASE)
    if re.match(known, plain):
        named = _written(asked.people_of(plain, who, marked=False)) or _said(plain, known)
        return named or _written(tuple(_asked_of(plain, known)))
    return _written(tuple(_asked_of(plain, known)))


def _meant(one: actions.Unmarked, above: actions.Unmarked | None, who: str) -> str | None:
    """Say who 'he will' is: the one person whom the sentence before it begins with, where it names nobody else."""
    if above is None or above.at != one.at or not _HE_WILL.match(one.sentence.strip(" -–•")):
        return None
    told = above.sentence.strip(" -–•")[:LONGEST_REPORT]
    named = list(re.finditer(rf"(?<!\w){who}(?!\w)", told))
    if len(named) != 1 or named[0].start() or re.search(rf"{people.TITLED}|{people.NAME}", told[named[0].end() :]):
        return None
    return _written(people.leads(named[0].group()))


def _said(sentence: str, known: str) -> str | None:
    """Read a promise at the end of somebody's report: 'AB said that it is late and that she would come back'."""
    found = _PROMISES.search(sentence[:LONGEST_REPORT])
    speaker = re.match(rf"(?P<who>{known})\s+(?:also\s+)?{_SPEAKS}\b", sentence)
    if found is None or speaker is None or speaker.end() > found.start():
        return None
    between = sentence[speaker.end() : found.start()]
    if re.search(rf"(?<!\w){known}", between):  # 'she' may be whoever was named last
        return None
    return _written(people.leads(speaker["who"]))


def _asked_of(sentence: str, known: str) -> Iterator[Lead]:
    """Find whom somebody else, or the board, asks to do something; or who 'was asked to'."""
    pattern = rf"\b(?:asked|requested|invited|tasked)\s+(?P<who>{known})\s+(?:to|with)\s+(?!be\b)[a-z]"
    found = re.search(pattern, sentence[: LONGEST + LONGEST])
    if found is None or found.start() > LONGEST:
        return
    before = sentence[: found.start()].strip()
    speaker = re.fullmatch(rf"(?:{known})|{_BODY}", before)
    if speaker is not None:
        yield Lead(found["who"])


def _written(leads: Sequence[Lead]) -> str | None:
    """Give leads on one line as a list would write them, supporters behind ``with``."""
    first = "/".join(lead.written for lead in leads if not lead.supporting)
    helping = "/".join(lead.written for lead in leads if lead.supporting)
    return (f"{first} with {helping}" if helping else first) or None
