"""Where the milliseconds of a turn go: one person after another asks, and the service tells what it timed."""

import asyncio
import contextlib
import statistics
import time
from pathlib import Path

import aiohttp
import orjson

from tests.bench import load, processes, rounds, sample, tables
from tests.bench.servers import timed

COLD = 200  # turns before anything counts
COUNTED = 1_000  # turns


async def run(url: str, folder: Path) -> str:
    """Give the table for one database."""
    async with rounds.standing() as stand:
        environment = sample.local_environment(url, folder) | dict(rounds.registered(stand))
        with contextlib.ExitStack() as stack:
            starting = processes.started("tests.bench.servers.timed", [stand.authority.url], environment)
            service = await asyncio.to_thread(stack.enter_context, starting)
            asked = load.Load(sample.sixteen(), sample.PARAPHRASES, stand.connector.url, stand.token)
            line = await load.Line.to(service.url, stand.token)
            await _ask(line, asked, COLD)
            await _told(service.url)
            taken = await _ask(line, asked, COUNTED)
            line.close()
            return _table(url.partition(":")[0], taken, await _told(service.url))


async def _ask(line: load.Line, asked: load.Load, number: int) -> list[float]:
    """Ask so many questions, one after the other, and give the milliseconds of each."""
    taken = []
    for at in range(number):
        person = asked.people[at % len(asked.people)]
        body = orjson.dumps(asked.activity(person, asked.questions[at % len(asked.questions)]))
        began = time.perf_counter()
        await line.post(body)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


async def _told(url: str) -> dict[str, dict[str, float]]:
    async with aiohttp.ClientSession() as session, session.get(url + timed.WHERE) as answer:
        told: dict[str, dict[str, float]] = orjson.loads(await answer.read())
    return told


def _table(name: str, taken: list[float], told: dict[str, dict[str, float]]) -> str:
    whole = statistics.fmean(taken)
    parts = {part: spent / len(taken) for part, spent in told["spent"].items()}
    lines = [
        (part, f"{parts[part]:.3f}", f"{parts[part] / whole:.0%}", f"{told['times'][part] / len(taken):.2f}")
        for part in sorted(parts, key=parts.__getitem__, reverse=True)
    ]
    outside = whole - sum(parts.values())
    lines += [
        ("HTTP server, loop and wire (what is left)", f"{outside:.3f}", f"{outside / whole:.0%}", "1.00"),
        ("a whole turn, as the asker sees it", f"{whole:.3f}", "100%", "1.00"),
    ]
    return tables.table((f"{name}, one turn at a time", "ms a turn", "share", "times a turn"), lines)
