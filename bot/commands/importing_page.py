"""What ``boardclerk import`` prints: a page that an administrator reads, or with ``--json`` one object a pack.

Only the printing lives here, and :data:`KEYS`: what the object holds, as docs/pack-json.md documents it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from acts import importing
from acts.importing import Imported
from board import wording
from board.packs import entries, reasons, values
from storage import plain

# The keys of the object, and those of the objects in it that are no values of ``board.packs`` of their own.
KEYS: dict[str, tuple[str, ...]] = {
    "": (
        "document", "file", "state", "meeting", "members", "calendar", "rules", "agenda", "minutes", "tracker",
        "reports", "indicators", "rag_counts", "tiles", "risks", "tables", "procedure", "glossary", "retention",
        "proposals", "findings", "restricted",
    ),
    "meeting": (
        "board", "date", "starts", "ends", "place", "public", "published_on", "apologies_to", "joining", "source",
    ),
    "minutes": (
        "board", "date", "starts", "ends", "place", "present", "attending", "apologies", "items", "decisions",
        "actions", "comings", "next_meeting", "restricted", "source",
    ),
    "procedure": ("titles", "paragraphs", "checklists", "roles", "tasks", "groups"),
}  # fmt: skip
# What is counted, in the order of the page: the words of one and of several, and how many a pack has.
_COUNTED: tuple[tuple[str, str], ...] = (
    ("agenda items", "agenda"),
    ("members", "members"),
    ("dates of the year", "calendar"),
    ("rules (quorum, public, voting)", "rules"),
    ("tracker rows", "tracker"),
    ("decision reports", "reports"),
    ("indicators", "indicators"),
    ("counts by traffic light", "rag_counts"),
    ("headline figures", "tiles"),
    ("risks", "risks"),
    ("other tables", "tables"),
    ("glossary entries", "glossary"),
    ("retention notes", "retention"),
)
_OF_MINUTES = ("items", "decisions", "actions", "present", "attending", "apologies")
_OF_PROCEDURE = ("paragraphs", "checklists", "roles", "tasks", "groups")
# Findings that say what was not understood, as against what is odd in the paper itself.
_NOT_UNDERSTOOD = frozenset({values.FindingKind.UNREAD, values.FindingKind.CUT_OFF})
_WIDE = 34  # characters of the column of words


def json(name: str, pack: values.Pack, imported: Imported | None) -> str:
    """Give a pack as one line of JSON. ``imported`` is None where nothing was stored."""
    return orjson.dumps(as_object(name, pack, imported)).decode()


def as_object(name: str, pack: values.Pack, imported: Imported | None) -> dict[str, Any]:
    """Give a pack as the documented object: every key, whether there is anything to say under it or not."""
    found = pack.entries
    proposals = imported.proposals if imported else importing.proposed(pack)
    told: dict[str, Any] = {
        "document": pack.name,
        "file": name,
        "state": _state(imported),
        "meeting": _meeting(pack),
        "agenda": plain.dump(pack.items),
        "minutes": [_minutes(each) for each in pack.minutes],
        "tracker": plain.dump(pack.tracker),
        "procedure": _procedure(found.procedures),
        "proposals": plain.dump(proposals),
        "findings": plain.dump(findings(pack, imported)),
        "restricted": pack.restricted,
    }
    told |= {key: plain.dump(getattr(found, key)) for key in KEYS[""] if key not in told}
    return {key: told[key] for key in KEYS[""]}


def findings(pack: values.Pack, imported: Imported | None) -> tuple[values.Finding, ...]:
    """Give what is odd: with what lies between this pack and others where it was stored, without what is settled."""
    if imported:
        return imported.findings
    return tuple(sorted(map(reasons.told, pack.findings), key=reasons.gravity))


def page(name: str, pack: values.Pack, imported: Imported | None) -> Iterator[str]:
    """Give the page's lines: what was read of every kind, what is odd, what is proposed, what was not understood."""
    told = as_object(name, pack, imported)
    found = findings(pack, imported)
    numbered = list(zip(imported.numbers if imported else range(1, len(found) + 1), found, strict=True))
    yield from _head(name, pack, imported)
    yield ""
    yield "What was read"
    yield from (f"  {words:{_WIDE}} {_count(told[key])}" for words, key in _COUNTED)
    yield from _counted_minutes(told["minutes"])
    yield from (f"  {'procedure: ' + key:{_WIDE}} {_count(told['procedure'][key])}" for key in _OF_PROCEDURE)
    yield from _listed("Findings", [each for each in numbered if each[1].kind not in _NOT_UNDERSTOOD])
    if imported and imported.settled:
        yield f"  ({wording.count(imported.settled, 'finding')} settled already and not shown.)"
    yield from _proposed(told["proposals"])
    yield from _listed("Not understood", [each for each in numbered if each[1].kind in _NOT_UNDERSTOOD])


def _head(name: str, pack: values.Pack, imported: Imported | None) -> Iterator[str]:
    sitting = pack.sitting
    when = ", ".join(filter(None, (wording.day(sitting.on), wording.hours(sitting.starts, sitting.ends))))
    yield f"{name}: {pack.name}"
    yield f"  {sitting.board}, {when}{', ' + sitting.place if sitting.place else ''}"
    if pack.restricted:
        yield "  All of it is kept as not for publication."
    if imported is None:
        yield "  Nothing was stored."
    elif imported.replaced:
        yield "  It replaces the version that was imported before."


def _count(found: Sequence[object]) -> str:
    return str(len(found)) if found else "none found"


def _counted_minutes(minutes: list[dict[str, Any]]) -> Iterator[str]:
    yield f"  {'minutes':{_WIDE}} {_count(minutes)}"
    for one in minutes:
        counts = ", ".join(f"{len(one[key]) or 'no'} {key}" for key in _OF_MINUTES)
        yield f"    {one['board']}, {wording.short_day(dt.date.fromisoformat(one['date']))}: {counts}"


def _listed(title: str, found: Sequence[tuple[int, values.Finding]]) -> Iterator[str]:
    yield ""
    yield f"{title} ({len(found) or 'none'})"
    for number, one in found:
        yield f"  {number}. {one.kind.value}: {one.text}"
        yield from (f"     beside: “{words}”" for words in one.beside)
        yield f"     where: {one.source.cite()}"
        yield f"     why: {one.why}"


def _proposed(proposals: list[dict[str, Any]]) -> Iterator[str]:
    yield ""
    yield f"Proposals ({len(proposals) or 'none'}): what may be an action, and is nobody's until somebody takes it up"
    for told in proposals:
        one = plain.load(entries.Proposal, told)
        yield f"  - “{one.text}”{' (' + one.who + ')' if one.who else ''}"
        yield f"     where: {one.source.cite()}"
        yield f"     why: {one.kind.value}"


def _state(imported: Imported | None) -> str:
    if imported is None:
        return "not stored"
    if imported.before:
        return "imported before"
    return "replaces an earlier version" if imported.replaced else "new"


def _meeting(pack: values.Pack) -> dict[str, Any]:
    told = plain.dump(pack.sitting)
    told["date"] = told.pop("on")
    told |= {key: plain.dump(getattr(pack, key)) for key in ("published_on", "apologies_to", "joining", "source")}
    return {key: told[key] for key in KEYS["meeting"]}


def _minutes(minutes: values.Minutes) -> dict[str, Any]:
    told = plain.dump(minutes) | plain.dump(minutes.sitting)
    lines = {
        key: plain.dump([line for line in minutes.attendances if line.part is part])
        for key, part in (
            ("present", values.Part.PRESENT),
            ("attending", values.Part.IN_ATTENDANCE),
            ("apologies", values.Part.APOLOGIES),
        )
    }
    told |= lines | {"date": told["on"], "next_meeting": told["next_sitting"]}
    return {key: told[key] for key in KEYS["minutes"]}


def _procedure(found: Sequence[entries.Procedure]) -> dict[str, Any]:
    """Put the procedures of a pack into one object; each part says of which it is."""
    parts: dict[str, Any] = {
        key: [{"procedure": one.title, **part} for one in found for part in plain.dump(getattr(one, key))]
        for key in _OF_PROCEDURE
    }
    heads = [{key: told for key, told in plain.dump(one).items() if key not in _OF_PROCEDURE} for one in found]
    return {"titles": heads, **parts}
