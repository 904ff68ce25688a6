"""One turn of each kind of question with the archive behind it: the first one after the start, and those after it."""

import asyncio
import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from tests.bench import load, processes, questions, rounds, sample, tables
from tests.bench.archive import boards

ASKED = 12  # times by each of the sixteen, after the first


@dataclass(slots=True)
class Kind:
    """What one kind of question took, in milliseconds, and whether it was answered as it should."""

    name: str
    first: float = 0.0
    turns: list[float] = field(default_factory=list)
    outsider: list[float] = field(default_factory=list)
    right: int = 0
    replies: int = 0


async def run(url: str, folder: Path) -> str:
    """Give the table for one database that holds the archive."""
    async with rounds.standing() as stand:
        environment = sample.local_environment(url, folder) | dict(rounds.registered(stand))
        with contextlib.ExitStack() as stack:
            began = time.perf_counter()
            starting = processes.started("tests.bench.servers.full", [stand.authority.url], environment)
            service = await asyncio.to_thread(stack.enter_context, starting)
            started, at_start = time.perf_counter() - began, service.megabytes()
            line = await load.Line.to(service.url, stand.token)
            kinds = [await _measure(line, stand, *question) for question in questions.QUESTIONS]
            line.close()
            return f"{_table(url, kinds)}\n\n{_said(started, at_start, service.megabytes())}"


async def _measure(line: load.Line, stand: rounds.Stand, name: str, question: str, holds: str) -> Kind:
    kind, people = Kind(name), boards.askers()
    stand.connector.received.clear()
    (kind.first,) = await _ask(line, stand, people[:1], question)
    for _ in range(ASKED):
        kind.turns += await _ask(line, stand, people, question)
    replies = [orjson.dumps(activity).decode() for activity in stand.connector.sent]
    kind.replies, kind.right = len(replies), sum(any(part in reply for part in holds.split("|")) for reply in replies)
    for _ in range(ASKED):
        kind.outsider += await _ask(line, stand, [boards.outsider()], question)
    return kind


async def _ask(line: load.Line, stand: rounds.Stand, people: Sequence[sample.Person], question: str) -> list[float]:
    asked = load.Load(people, [question], stand.connector.url, stand.token)
    taken = []
    for person in people:
        body = orjson.dumps(asked.activity(person, question))
        began = time.perf_counter()
        await line.post(body)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _table(url: str, kinds: Sequence[Kind]) -> str:
    head = (
        *(f"the archive, {url.partition(':')[0]}, one turn at a time", "first ms", "p50 ms", "p99 ms"),
        *("outsider p50 ms", "outsider most ms", "right answers"),
    )
    lines = [
        (
            kind.name,
            f"{kind.first:.1f}",
            f"{tables.percentile(kind.turns, 0.5):.1f}",
            f"{tables.percentile(kind.turns, 0.99):.1f}",
            f"{tables.percentile(kind.outsider, 0.5):.1f}",
            f"{max(kind.outsider):.1f}",
            f"{kind.right / max(kind.replies, 1):.0%}",
        )
        for kind in kinds
    ]
    return tables.table(head, lines)


def _said(started: float, at_start: float | None, after: float | None) -> str:
    memory = f"{at_start:.0f} MB resident then and {after:.0f} MB after all questions" if at_start and after else ""
    return f"The service listened after {started:.1f} s; {memory}."
