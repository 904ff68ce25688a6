"""The questions as values, read from their files; a mistake in a file is named with its place."""

import pathlib
from dataclasses import dataclass
from typing import Any

import yaml

HERE = pathlib.Path(__file__).parent
_TURN = frozenset({"ask", "says", "never", "subject", "expect", "back", "as", "where"})
_TALK = frozenset({"talk", "turns", "world", "as", "where"})
_WORLDS = frozenset({"sample", "shared"})
_WHO = frozenset({"member", "administrator", "outsider"})


class BadQuestionError(Exception):
    """A question's entry that cannot be read."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said, and what is expected back.

    Every one of ``says`` must stand in the answer (alternatives apart by ``|``), none of ``never`` may; ``answerable``
    tells a question that the papers answer for this asker, ``back`` one where asking back is right too.
    """

    ask: str
    subject: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    answerable: bool = True
    back: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """One chat of one or more turns: in which world, by whom, alone or in a group."""

    file: str
    world: str
    who: str
    group: bool
    turns: tuple[Turn, ...]


def read(folder: str, names: tuple[str, ...] = ()) -> list[Talk]:
    """Read the files of a folder, or those of the given names."""
    paths = sorted((HERE / folder).glob("*.yaml"))
    talks: list[Talk] = []
    for path in paths:
        if not names or path.stem in names:
            held: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
            talks += [_talk(path.stem, number, entry) for number, entry in enumerate(held, 1)]
    return talks


def _talk(file: str, number: int, entry: dict[str, Any]) -> Talk:
    place = f"{file}, entry {number}"
    turns = entry.get("turns") or [entry]
    told = {name for turn in turns for name in turn if name not in _TURN} if "turns" in entry else set[str]()
    unknown = told | (set(entry) - (_TALK if "turns" in entry else _TURN | {"world"}))
    if unknown:
        raise BadQuestionError(f"{place}: {', '.join(sorted(unknown))} is not known")
    world, who = entry.get("world", "sample"), entry.get("as", "member")
    if world not in _WORLDS or who not in _WHO:
        raise BadQuestionError(f"{place}: {world}, {who}")
    return Talk(file, world, who, entry.get("where", "own") != "own", tuple(_turn(place, turn) for turn in turns))


def _turn(place: str, turn: dict[str, Any]) -> Turn:
    answerable = turn.get("expect", "answer") == "answer"
    says = tuple(str(each) for each in turn.get("says") or ())
    if answerable and not says:
        raise BadQuestionError(f"{place}: “{turn['ask']}” expects nothing")
    never = tuple(str(each) for each in turn.get("never") or ())
    return Turn(str(turn["ask"]), turn.get("subject", "?"), says, never, answerable, bool(turn.get("back")))
