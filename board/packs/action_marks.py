"""Marks of actions in the text of minutes: ``ACTION:``, ``AP1``, ``(Action: MK)``, a list under ``Actions``.

Where a marked action begins and ends is said here, and what only looks like a mark: a tracker's name, an action plan, a
call to action, ``Actions: none``, and the actions of last time that an item goes through.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import action_columns, asked, by_when, layout, people, sentences
from board.packs.action_columns import Marked
from board.packs.values import Lead

_NUMBER = r"(?:\s*(?:no\.?\s*|#)?\d{1,3}(?:[./]\d{1,4})?[a-z]?)?"
_WORD = r"(?:(?:AGREED|Agreed|agreed)\s+)?(?P<word>ACTIONS?|Actions?|actions?)"
_KIND = r"(?:\s+(?i:points?|items?|agreed|required|arising))?"
_HEAD_LINE = re.compile(
    r"^\W*(?:agreed\s+|summary of\s+(?:the\s+)?|new\s+)?actions?(?:\s+(?:points?|items?|agreed|arising|"
    r"required|summary))?(?:\s+(?:today|(?:at|from|of) (?:this|the) meeting))?\s*(?P<number>(?:\d{1,3}\s*)?)"
    r"(?P<colon>:?)\W*$",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"^\W*(?:(?:a |the )?(?:summary|recap|list) of (?:the |all |new )?(?:agreed )?actions?|actions? summary|"
    r"(?:agreed |new |all )?actions?(?: points| items)?(?: agreed| arising| taken)? "
    r"(?:today|(?:at|from|of) (?:this|the) meeting))"
    r"(?:\s+(?:agreed|arising|points|today|(?:at|from|of) (?:this|the) meeting))*\W*$",
    re.IGNORECASE,
)
_LIST = re.compile(r"^\s*(?:[•\-*–]|\d{1,2}[.)]|\(?(?:[a-z]|i{1,3}|iv|v|vi)[.)])\s+")
_LABEL = re.compile(
    r"\s*(?:leads?|owners?|who|when|by(?: whom| when)?|responsible|assigned to|deadline|due(?: date)?|target date|"
    r"timescale)\s*[:–—]",
    re.IGNORECASE,
)
# In capitals behind ACTION these are no initials: 'ACTION LOG', 'ACTION DUE'.
_NO_PERSON_WORDS = (
    "LOG LOGS LIST PLAN PLANS NOTE NOTES ITEM ITEMS POINT POINTS BY FOR DATE DUE LEAD OWNER REF NO TBC SHEET TAKEN"
)
_NO_PERSON = "|".join(_NO_PERSON_WORDS.split())
_OPENS_AFTER = ".;!?:)]–—-•|>»→►▶■□◆"  # what may stand before a mark within a line
_NO_MARK_AFTER_WORDS = (
    "to of for in no further any the an a this that each every call key our into and corrective urgent"
)
_NO_MARK_AFTER = frozenset(_NO_MARK_AFTER_WORDS.split())
_NOTHING = re.compile(
    r"\W*(?:none(?:\s+\w+)?|nil|n/?a|no(?:\s+further)?\s+actions?(?:\s+(?:is|are|was|were))?(?:\s+(?:required|"
    r"needed|arising|identified|agreed))?|"
    r"not applicable|(?:please\s+)?see\s+.{0,60}|as (?:above|below)|noted|(?:all\s+)?to note|for (?:note|"
    r"information)|tbc)\W*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\bmatters arising\b|\baction\s+(?:tracker|log|list|sheet|update)\b|\boutstanding actions?\b|"
    r"\bactions?\s+(?:from|of|update|review|tracker)\b|"
    r"\b(?:review|update|progress)\b.{0,12}\bactions?\b|\b(?:previous|last)\s+(?:actions?|minutes|meeting)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"(?:[-–—:(.,;]\s*|\b(?:is|are|now|been|was)\s+)(?:action\s+)?(?:closed?|completed?|done|on-?going|"
    r"in progress|carried forward|"
    r"on (?:the |this |today's )?agenda|discharged|outstanding|actioned|in hand|superseded)\b[^.]{0,60}\W*$",
    re.IGNORECASE,
)
_NARRATES = re.compile(
    r"(?:The\s+)?(?:Board|Committee|Group|Partnership|Panel|Alliance|Chair|meeting|discussion|Members)\b|Members\b|"
    r"(?:There|It)\s+(?:was|were|is|are|has)\b|Discussion\b"
)
_BREAKS_WORDS = (
    "with the to and of for a an by in on at from that which or as its their his her our into about between via "
    "per than including regarding re who whom whose if when where while because is are was were be will would could "
    "should must dr mr mrs ms cllr councillor prof"
)
_BREAKS = frozenset(_BREAKS_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an item's text, and the stretch it begins in."""

    text: str
    at: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What follows one mark in its line. ``closed`` tells a mark in brackets, which may stand behind its words.

    ``who`` and ``deadline`` are what brackets within the mark say: ``ACTION 2 (MK, 30 June)``.
    """

    text: str
    who: tuple[Lead, ...]
    closed: bool
    deadline: str | None = None


Rest = list[tuple[int, str, bool]]


def looks_back(title: str) -> bool:
    """Tell an item that goes through what was asked for earlier: matters arising, the tracker, actions of last time."""
    return _BACK.search(title) is not None


def sums_up(title: str) -> bool:
    """Tell the heading of a list that repeats the actions of the whole meeting."""
    return _SUMS_UP.match(title) is not None


def is_entry(line: str) -> bool:
    """Tell an entry of a list, which goes on with no line above it."""
    return _LIST.match(line) is not None


def is_nothing(text: str) -> bool:
    """Tell ``none`` and ``see tracker`` from an action."""
    first = next(iter(sentences.split(text)), "")
    return not re.search(r"[A-Za-z]{2}", text) or _NOTHING.fullmatch(first[:120]) is not None


def is_settled(text: str) -> bool:
    """Tell a line that says how an earlier action stands."""
    return _SETTLED.search(text[-200:]) is not None


def breaks_off(text: str) -> bool:
    """Tell words that end in the middle: after 'with', a comma, a name cut at its apostrophe, in an open bracket."""
    plain = text.rstrip()
    if not plain or plain[-1] in ".!?;:…":
        return False
    if plain[-1] in ",-–—&(/[“‘" or plain.count("(") > plain.count(")") or plain.count("“") > plain.count("”"):
        return True
    if plain[-1] in "'’":
        return re.search(r"(?:^|[\s(])['‘]\S", plain) is None
    last = re.search(r"([A-Za-z]+)\W*$", plain)
    return plain[-1].isalnum() and last is not None and last.group(1).casefold() in _BREAKS


def read(stretches: Sequence[tuple[str, bool]], who: str, *, old: bool) -> tuple[list[Marked], Rest]:
    """Read the marked actions of an item's stretches, and give every other sentence with the stretch it stands in."""
    mark = _mark(who)
    lines = _lines(stretches, mark)
    found: list[Marked] = []
    rest: Rest = []
    taken = 0  # lines that a mark above them took as its list
    for number, line in enumerate(lines):
        if number < taken:
            continue
        head = _HEAD_LINE.match(line.text)
        if head is not None:
            one_only = bool(head["colon"] or head["number"])
            taken = number + 1 + _listed(lines[number + 1 :], mark, who, colon=one_only)
            below = lines[number + 1 : taken]
            pieces = [(one, _Piece(_LIST.sub("", one.text), (), closed=False)) for one in below]
        else:
            pieces = [(line, piece) for piece in _cut(line, mark, who, rest)]
        for one, piece in pieces:
            before = found[-1] if found and pieces[0][1] is not piece else None
            found += _actions(one, piece, who, rest, before, old=old)
    return found, [(at, text, hidden) for at, text, hidden in rest if not (old and is_settled(text))]


def marked(text: str, at: int, who: str, *, hidden: bool, named: tuple[Lead, ...] = ()) -> Marked:
    """Make one marked action: who is asked in its words, behind them or by their labels, and by when."""
    plain, lead, deadline = asked.labelled(text)
    plain, beside, day = asked.parted(plain, who)
    named, deadline = named or beside, deadline or day or ""
    people_asked = named or people.leads(lead) or asked.people_of(plain, who)
    if not people_asked:
        plain, people_asked = asked.trailing(plain, who)
    return Marked(
        plain or text,
        at,
        hidden,
        people_asked,
        () if people_asked else asked.role_of(plain),
        deadline or by_when.behind(plain),
    )


def _mark(who: str) -> re.Pattern[str]:
    """Give the pattern of a mark; who is asked may stand within it: ``ACTION MK:``, ``Action (MK/SR):``."""
    person = rf"(?:{who}|(?!(?:{_NO_PERSON})\b)[A-Z]{{2,4}}|(?i:all(?: members)?)\b)"
    joint = rf"{person}(?:\s*(?:,|/|&|\band\b|\bwith\b)\s*{person})*"
    within = rf"(?:\s+(?i:for|by|on|owner))?(?:\s*[(\[]?\b(?P<who>{joint})[)\]]?|\s*\([^()]{{1,30}}\))?"
    ends = r"\s*(?:[:–—|]|-(?=\s))\s*"
    aside = rf"\s*[(\[](?P<aside>[^()\[\]]{{1,60}})[)\]](?:{ends}|\s+(?=[A-Z“‘\"]))"
    bare = rf"\s+(?={joint}(?:\s*\([^()]{{1,40}}\))?\s+(?:to|will)\s)"
    return re.compile(
        rf"(?<!\w)(?P<open>[(\[])?(?:{_WORD}{_KIND}{_NUMBER}(?:{aside}|{within}{ends}|{bare}|\s+(?P<alone>{joint})\s*[.)\]]*\s*$)|"
        rf"AP\s?\d{{1,3}}[a-z]?(?:\s*[:.)–—]|\s-)?\s+)"
    )


def _lines(stretches: Sequence[tuple[str, bool]], mark: re.Pattern[str]) -> list[_Line]:
    """Give the lines of an item; one that goes on with the line before, or labels its action, is joined to it."""
    found: list[_Line] = []
    for at, (text, hidden) in enumerate(stretches):
        for line in text.split("\n"):
            labels = bool(found) and _LABEL.match(line) is not None and _asks(found, mark)
            if found and (labels or (layout.goes_on(found[-1].text, line) and not _LIST.match(line))):
                before = found.pop()
                found.append(_Line(f"{before.text} {line}", before.at, before.hidden or hidden))
            elif line.strip():
                found.append(_Line(line.strip(), at, hidden))
    return found


def _asks(lines: Sequence[_Line], mark: re.Pattern[str]) -> bool:
    """Tell whether the last of these lines is an action: by a mark of its own, or by the one alone above it."""
    above = lines[-2].text if len(lines) > 1 else ""
    return mark.search(lines[-1].text) is not None or _HEAD_LINE.match(above) is not None


def _listed(below: Sequence[_Line], mark: re.Pattern[str], who: str, *, colon: bool) -> int:
    """Count the lines that a mark alone in its line heads: list entries, or lines that ask somebody; else the next."""
    count = 0
    for line in below:
        words = _LIST.sub("", line.text)
        own = words != line.text or asked.people_of(words, who) or asked.role_of(words)
        if not own or mark.match(words) or _HEAD_LINE.match(words):
            break
        count += 1
    return count if count or not colon or not below or mark.match(below[0].text) else 1


def _cut(line: _Line, mark: re.Pattern[str], who: str, rest: Rest) -> Iterator[_Piece]:
    """Cut a line at its marks; what stands before them, and behind one in brackets, is no action."""
    marks = [found for found in mark.finditer(line.text) if _opens(line.text, found) and _is_mark(found, who)]
    before = line.text[: marks[0].start()] if marks else line.text
    _keep(rest, line, before)
    for place, found in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(line.text)
        text, behind = line.text[found.end() : end], ""
        if found["open"]:
            closing = _closing(text)
            text, behind = text[:closing], text[closing:].lstrip(")] .")
        named, deadline = _aside(found["aside"], who) if found["aside"] else ((), None)
        yield _Piece(
            text.strip(" •-;|>»→►▶■□◆"),
            named or people.leads(found["who"] or found["alone"] or ""),
            closed=bool(found["open"]),
            deadline=deadline,
        )
        _keep(rest, line, behind)


def _is_mark(found: re.Match[str], who: str) -> bool:
    """Tell a mark with brackets behind it from words in brackets; with a colon behind these it is one anyhow."""
    told = found["aside"]
    ends = found.group().rstrip().endswith((":", "–", "—", "-"))
    return told is None or ends or not re.search("[A-Za-z]", told) or _aside(told, who) != ((), None)


def _aside(told: str, who: str) -> tuple[tuple[Lead, ...], str | None]:
    """Read who and until when from the brackets of a mark: ``MK/SR, 30 June 2031``, ``Director of Care``."""
    *before, last = re.split(r"\s*[,;–—]\s*|\s-\s", told)
    deadline = last if by_when.alone(last) else None
    names = told[: len(told) - len(last)].strip(" ,;–—-") if deadline else told.strip()
    named = asked.only_people(names, who) or asked.only_role(names)
    return named, deadline if named or not before else None


def _opens(text: str, found: re.Match[str]) -> bool:
    """Tell a mark from the same word within a sentence."""
    before = re.sub(r"^\d{1,2}[.)]\s+", "", text[: found.start()].strip(" \t•*\"“'")).rstrip()
    word = found["word"]
    if not before.strip("•-– ") or found["open"] or word is None or before[-1] in _OPENS_AFTER:
        return True
    last = (layout.words(before[-40:]) or [""])[-1]
    return not word.islower() and last not in _NO_MARK_AFTER


def _closing(text: str) -> int:
    """Say where the bracket closes that was open before the text."""
    depth = 0
    for at, letter in enumerate(text):
        if letter in "([":
            depth += 1
        elif letter in ")]":
            if depth == 0:
                return at
            depth -= 1
    return len(text)


def _keep(rest: Rest, line: _Line, text: str) -> None:
    rest += [(line.at, sentence, line.hidden) for sentence in sentences.split(text)]


def _actions(line: _Line, piece: _Piece, who: str, rest: Rest, before: Marked | None, *, old: bool) -> Iterator[Marked]:
    """Give the actions of what follows one mark, each to its end; what follows them is no action."""
    remark = action_columns.entry(piece.text).remark or ""
    own_words = asked.parted(piece.text, who)[0] != piece.text  # 'MK – 30 June 2031 – pay it'
    named = () if own_words else asked.only_people(piece.text.removesuffix(")").removesuffix(remark), who)
    if named or (not piece.text and piece.who):
        # The mark stands behind its words; behind an action that has a mark of its own it says nothing certain.
        if before is None and rest and line.at - rest[-1][0] <= 1:
            at, words, hidden = rest.pop()
            one = marked(words, at, who, hidden=hidden or line.hidden, named=piece.who or named)
            yield dataclasses.replace(one, deadline=remark or one.deadline)
        return
    if is_nothing(piece.text) or (old and is_settled(piece.text)):
        return
    for text in _ends(line, piece.text, who, rest):
        one = marked(text, line.at, who, hidden=line.hidden, named=piece.who)
        yield dataclasses.replace(one, deadline=piece.deadline or one.deadline)


def _ends(line: _Line, text: str, who: str, rest: Rest) -> list[str]:
    """Part what follows a mark: into one action for each whom it asks, up to where the minutes go on telling."""
    known = rf"{who}(?:\s*(?:,|/|&|\band\b)\s*{who})*"
    asks = re.compile(rf"{known}\s+to\s+(?!be\b)[a-z]")
    tells = re.compile(rf"{known}\s+(?!to\b)")
    kept: list[list[str]] = []
    split = re.compile(rf"(?:;\s*(?:and\s+)?|\s+\d{{1,2}}[.)]\s+)(?={known}\s+to\s)")
    told = re.sub(r"^1[.)]\s+", "", text)
    parts = [part for one in sentences.split(told) for part in split.split(one)]
    for place, part in enumerate(parts):
        if not kept or asks.match(part):
            kept.append([part])
        elif sentences.resolves(part) or tells.match(part) or _NARRATES.match(part):
            rest += [(line.at, sentence, line.hidden) for sentence in parts[place:]]
            break
        else:
            kept[-1].append(part)
    return [" ".join(one) for one in kept]
