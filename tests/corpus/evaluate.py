"""The score of one pack: what the readers made of it, beside what a careful person reads in it.

The truth is a file of ``truth/`` in which a list stands for an entry's facts in a fixed order, ``null`` for a fact that
must not be there, ``?`` for one that nobody judges, and ``|`` between two wordings that are both right. An entry that
was not read counts with all its facts. The tables of facts are compared in ``entries``.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from board import packs
from board.packs.values import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    MinuteItem,
    Minutes,
    Pack,
    Part,
    Purpose,
    Sitting,
)
from board.sources import Source
from storage import documents
from tests.corpus import entries, matching, sources
from tests.corpus.tally import Tally, judged

TRUTH = sources.HERE / "truth"
PURPOSES = {"D": Purpose.DECISION, "S": Purpose.DISCUSSION, "I": Purpose.INFORMATION}
PARTS = {"present": Part.PRESENT, "attending": Part.IN_ATTENDANCE, "apologies": Part.APOLOGIES}
NOTHING = Pack("", Sitting("", dt.date.min), Source(""))  # what a pack that was refused gives
Truth = dict[str, Any]


def score(folder: Path, name: str) -> Tally:
    """Read one pack and count what is right, missed and made up in it."""
    truth = yaml.safe_load(truth_of(folder, name).read_text())
    tally = Tally(name)
    pack = NOTHING
    try:
        pack = packs.read(documents.read(*sources.load(folder, name)))
    except (documents.Unreadable, packs.NotAPack) as refusal:
        tally.refused = str(refusal)
    _meeting(tally, truth, pack)
    _agenda(tally, truth, pack)
    _minutes(tally, truth, pack)
    _actions(tally, "tracker", truth.get("tracker", []), pack.tracker, [])
    entries.compare(tally, truth, pack)
    _exempt(tally, truth, pack)
    for kind in truth.get("unjudged", []):
        tally.counts.pop(kind, None)
    _people(tally, truth, pack, matching.words(sources.words(folder, name)))
    return tally


def truth_of(folder: Path, name: str) -> Path:
    """Say where the truth of a pack lies: that of a pack held back beside it."""
    return (TRUTH if folder == sources.OPEN else folder) / f"{name}.yaml"


def _meeting(tally: Tally, truth: Truth, pack: Pack) -> None:
    """Compare the meeting that the pack is for."""
    meeting, sitting = truth["meeting"], pack.sitting
    tally.fact("meeting", "board", meeting["board"], sitting.board)
    tally.fact("meeting", "day", meeting["day"], None if sitting.on == dt.date.min else sitting.on)
    tally.fact("meeting", "start", meeting["starts"], sitting.starts)
    tally.fact("meeting", "end", meeting["ends"], sitting.ends)
    tally.fact("meeting", "place", meeting["place"], sitting.place)
    tally.fact("meeting", "public", meeting["public"], sitting.public)


def _agenda(tally: Tally, truth: Truth, pack: Pack) -> None:
    """Compare the agenda, item by item."""
    expected = truth["agenda"]
    found: dict[int, AgendaItem] = {
        one: pack.items[at] for one, at in matching.pairs(expected, pack.items, _same_item, matching.SAME_SENTENCE)
    }
    for at, (number, title, lead, purposes, pages) in enumerate(expected):
        item = found.get(at)
        if item is None:
            tally.missed("agenda", f"{number} {title}", 1 + judged([lead, purposes or None, pages]))
            continue
        tally.right("agenda")
        tally.fact("agenda", f"{number} lead", lead, item.lead)
        tally.fact("agenda", f"{number} pages", pages, item.pages and f"{item.pages[0]}-{item.pages[1]}")
        if purposes != matching.NOT_JUDGED:
            asked = " ".join(sorted(PURPOSES[letter].value for letter in purposes or ""))
            tally.fact("agenda", f"{number} purpose", asked or None, " ".join(sorted(item.purposes)))
    for item in pack.items:
        if item not in found.values():
            tally.wrong("agenda", f"{item.number} {item.title}")


def _same_item(one: list[Any], item: AgendaItem | MinuteItem) -> float:
    """Match an item of the agenda, or of minutes, by its number and its title."""
    if matching.words(one[0]) != matching.words(item.number):
        return 0.0
    return max(matching.likeness(title, item.title) for title in matching.alternatives(one[1]))


def _minutes(tally: Tally, truth: Truth, pack: Pack) -> None:
    """Compare the minutes of every board, document by document."""
    expected = truth.get("minutes", [])
    matched = dict(matching.pairs(expected, pack.minutes, _same_minutes, 1.0))
    for at, one in enumerate(expected):
        minutes = pack.minutes[matched[at]] if at in matched else None
        tally.fact("minutes", "board", one["board"], minutes and minutes.sitting.board)
        tally.fact("minutes", "day", one["day"], minutes and minutes.sitting.on)
        _attendance(tally, one, minutes)
        _items(tally, one, minutes)
        _decisions(tally, one, minutes)
        found = minutes.actions if minutes else ()
        _actions(tally, "actions", one.get("actions", []), found, truth.get("proposals", []))
    for at, minutes in enumerate(pack.minutes):
        if at not in matched.values():
            tally.wrong("minutes", f"{minutes.sitting.board}, {minutes.sitting.on}")
            _actions(tally, "actions", [], minutes.actions, truth.get("proposals", []))


def _same_minutes(one: Truth, minutes: Minutes) -> float:
    """Match minutes by their board and day; either alone is a poor match, and better than none."""
    return float(matching.same(one["board"], minutes.sitting.board)) + 2.0 * float(one["day"] == minutes.sitting.on)


def _attendance(tally: Tally, one: Truth, minutes: Minutes | None) -> None:
    """Compare who was there and who was not."""
    for part, stands in PARTS.items():
        found: list[Attendance] = [who for who in (minutes.attendances if minutes else ()) if who.part is stands]
        expected = one.get(part, [])
        matched = dict(matching.pairs(expected, found, lambda a, b: float(matching.letter(a[0], b.name)), 1.0))
        for at, (name, initials) in enumerate(expected):
            if at in matched:
                tally.right("attendance")
                tally.fact("attendance", f"{name}, initials", initials, found[matched[at]].initials, matching.letter)
            else:
                tally.missed("attendance", f"{part}: {name}", 1 + judged([initials]))
        for at, who in enumerate(found):
            if at not in matched.values():
                tally.wrong("attendance", f"{part}: {who.name}")


def _items(tally: Tally, one: Truth, minutes: Minutes | None) -> None:
    """Compare the numbered items of minutes."""
    found = list(minutes.items) if minutes else []
    matched = dict(matching.pairs(one["items"], found, _same_item, matching.SAME_SENTENCE))
    for at, (number, title) in enumerate(one["items"]):
        if at in matched:
            tally.right("minute items")
        else:
            tally.missed("minute items", f"{number} {title}")
    for at, item in enumerate(found):
        if at not in matched.values():
            tally.wrong("minute items", f"{item.number} {item.title}")


def _decisions(tally: Tally, one: Truth, minutes: Minutes | None) -> None:
    """Compare decisions and the kind of each; what some would call a decision and some would not is not judged."""
    found: list[Decision] = list(minutes.decisions) if minutes else []
    expected = one["decisions"]
    matched = dict(matching.pairs(expected, found, lambda a, b: matching.likeness(a[1], b.text), 85.0))
    for at, (kind, text, *sums) in enumerate(expected):
        if at not in matched:
            tally.missed("decisions", text, 1 + sum(map(len, sums)))
            tally.missed("decision kinds", f"{kind}: {text}")
            continue
        tally.right("decisions")
        decision = found[matched[at]]
        tally.fact("decision kinds", text, kind, decision.kind, _same_kind)
        tally.texts("decisions", f"sums of {text}", sums[0] if sums else [], [money.written for money in decision.sums])
    for at, decision in enumerate(found):
        optional = any(matching.alike(text, decision.text) for text in one.get("optional_decisions", []))
        if at not in matched.values() and not optional:
            tally.wrong("decisions", decision.text)


def _same_kind(expected: object, found: object) -> bool:
    """Tell whether a decision's kind is called what the truth calls it, by its name or by its value."""
    told = f"{getattr(found, 'name', '')} {found}".casefold()
    synonyms = {"agreed": ("agreed", "approved"), "amended": ("amend",), "conditional": ("condition",)}
    return any(stem in told for kind in matching.alternatives(expected) for stem in synonyms.get(kind, (kind,)))


def _actions(tally: Tally, kind: str, expected: list[Truth], found: tuple[Action, ...], commitments: list[str]) -> None:
    """Compare actions or rows of a tracker; what is in neither the truth nor the commitments is invented."""
    matched = dict(matching.pairs(expected, found, _action_likeness, 85.0))
    for at, one in enumerate(expected):
        if at in matched:
            tally.right(kind)
            _action(tally, kind, one, found[matched[at]])
        else:
            facts = ("raised_on", "subject", "deadline", "due", "progress", "item")
            tally.missed(kind, one["text"], 1 + len(one["leads"]) + judged([one.get(fact) for fact in facts]))
    for at, action in enumerate(found):
        if at in matched.values():
            continue
        if any(matching.alike(text, action.text) for text in commitments):
            tally.commitments.append(f"{tally.pack}: {action.text}")
        else:
            tally.wrong(kind, action.text)
            tally.invented.append(f"{tally.pack}: {kind}: {action.text}")


def _action_likeness(one: Truth, action: Action) -> float:
    """Match an action by its words, with or without the lead before them and the deadline after them."""
    expected, found = matching.words(one["text"]), matching.words(action.text)
    best = matching.likeness(expected, found)
    for lead in (*one["leads"], *(told.written for told in action.leads)):
        start = f"{matching.words(lead)} to "
        best = max(best, matching.likeness(expected.removeprefix(start), found.removeprefix(start)))
    for end in filter(None, (one.get("deadline"), action.deadline)):
        bare = [text.removesuffix(matching.words(end)).removesuffix(" by ").strip() for text in (expected, found)]
        best = max(best, matching.likeness(*bare))
    return best


def _action(tally: Tally, kind: str, one: Truth, action: Action) -> None:
    """Compare the facts of an action that was found."""
    _owed(tally, kind, one, action)
    for fact in ("raised_on", "subject", "due", "item"):
        if fact in one:
            tally.fact(kind, f"{fact} of {one['text']!r}", one[fact], getattr(action, fact))
    if "deadline" in one:
        tally.fact(kind, f"deadline of {one['text']!r}", one["deadline"], action.deadline, _same_deadline)
    if "progress" in one:
        tally.fact(kind, f"progress of {one['text']!r}", one["progress"], action.progress, matching.alike)
    if "closed" in one:
        tally.fact(kind, f"closed of {one['text']!r}", one["closed"], action.closed)


def _owed(tally: Tally, kind: str, one: Truth, action: Action) -> None:
    """Compare the leads of an action and its supporters; one whom the truth does not give is a guess."""
    for supporting, owed in ((False, one["leads"]), (True, one.get("supporting", []))):
        told = [lead.written for lead in action.leads if lead.supporting is supporting]
        other = one.get("leads_or") if not supporting else None
        if other is not None and _leads(other, told) == (len(other), []):
            owed = other  # noqa: PLW2901 - the other reading of the same words is as good
        right, extra = _leads(owed, told)
        for _ in range(right):
            tally.right(kind)
        if right < len(owed):
            tally.missed(kind, f"leads of {one['text']!r}: {owed} (read {told})", len(owed) - right)
        for lead in extra:
            tally.wrong(kind, f"lead of {one['text']!r}: {lead}")
            tally.guessed.append(f"{tally.pack}: {lead} for {one['text']!r}")


def _same_deadline(expected: object, found: object) -> bool:
    """Tell whether a deadline is the one that the truth gives; the "by" before it may be kept or not."""
    return any(
        matching.words(one).removeprefix("by ") == matching.words(found).removeprefix("by ")
        for one in matching.alternatives(expected)
    )


def _leads(owed: list[str], told: list[str]) -> tuple[int, list[str]]:
    """Count the leads that were read, and give those that nobody wrote."""
    matched = matching.pairs(owed, told, lambda one, other: float(matching.same(one, other)), 1.0)
    return len(matched), [lead for at, lead in enumerate(told) if at not in dict(matched).values()]


def _exempt(tally: Tally, truth: Truth, pack: Pack) -> None:
    """Look for exempt words in passages that anybody may read."""
    for secret in truth.get("exempt", []):
        said = [passage for passage in pack.passages if matching.words(secret) in matching.words(passage.text)]
        hidden = all(passage.restricted for passage in said) if said else None
        tally.fact("exempt", secret, expected=True, found=hidden)


def _people(tally: Tally, truth: Truth, pack: Pack, said: str) -> None:
    """Look for people whom the source does not name, and for words that must not be actions."""
    never = {matching.words(name) for name in truth.get("not_people", [])}
    known = {matching.words(name) for name in _names(truth)}
    for where, name in (*_named(pack), *entries.named(pack)):
        plain = matching.words(name)
        if plain in never or (plain not in known and f" {plain} " not in f" {said} "):
            tally.guessed.append(f"{tally.pack}: {where}: {name}")
    traps = [matching.words(text) for text in truth.get("not_actions", [])]
    for action in (*pack.tracker, *(action for minutes in pack.minutes for action in minutes.actions)):
        if any(trap in matching.words(action.text) for trap in traps):
            tally.invented.append(f"{tally.pack}: a trap: {action.text}")


def _named(pack: Pack) -> list[tuple[str, str]]:
    """List everybody whom the agenda, the minutes and the tracker name."""
    people = [("lead of an item", item.lead) for item in pack.items if item.lead]
    for minutes in pack.minutes:
        people += [("attendance", who.name) for who in minutes.attendances]
        people += [("lead", lead.written) for action in minutes.actions for lead in action.leads]
    return people + [("lead", lead.written) for action in pack.tracker for lead in action.leads]


def _names(value: object) -> list[str]:
    """Give every wording of the truth: whoever is in it is nobody's guess."""
    if isinstance(value, dict):
        return [name for key, inner in value.items() if key != "not_people" for name in _names(inner)]
    if isinstance(value, list):
        return [name for inner in value for name in _names(inner)]
    return matching.alternatives(value)
