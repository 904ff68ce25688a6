"""The engine: a list of small steps over due rows, run one after the other whenever the metronome says so.

No step is written here, and no time is read or kept here: everything that is due is a row, so a cycle that never came
is made up for by the next one. This is one of the two borders where any error at all is caught.
"""

import traceback
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

_log = structlog.get_logger("engine")

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done in every cycle: ``run`` is given the board's time (aware) and counts what it did."""

    name: str
    run: Callable[[datetime], Awaitable[Counts]]


@dataclass(frozen=True, slots=True)
class StepReport:
    """What one step came to. ``error`` names the kind of error that ended it; its words may hold private matter."""

    name: str
    counts: Counts = field(default_factory=dict[str, int])
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one cycle came to, step by step."""

    steps: tuple[StepReport, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        """Name the steps that ended with an error."""
        return tuple(step.name for step in self.steps if step.error is not None)


class Engine:
    """Runs its steps in order; what one step cannot do stops none of the others."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)

    async def cycle(self, now: datetime) -> Report:
        """Run every step once, as of ``now`` (the board's time, aware)."""
        return Report(tuple([await _run(step, now) for step in self._steps]))


async def _run(step: Step, now: datetime) -> StepReport:
    try:
        counts = await step.run(now)
    except Exception as error:  # noqa: BLE001 -- the border: a step that fails must not stop the alerts of another
        _log.error("step failed", step=step.name, error=_kind(error), at=_place(error))
        return StepReport(step.name, error=_kind(error))
    if any(counts.values()):
        _log.info("step done", step=step.name, **counts)
    return StepReport(step.name, counts)


def _kind(error: BaseException) -> str:
    """Name an error by its class: the message of a database error quotes the row, and a row may be exempt matter."""
    if isinstance(error, BaseExceptionGroup):
        return ", ".join(sorted({_kind(inner) for inner in error.exceptions}))
    return type(error).__name__


def _place(error: BaseException) -> str:
    inner = error
    while isinstance(inner, BaseExceptionGroup):
        inner = inner.exceptions[0]
    frames = traceback.extract_tb(inner.__traceback__)
    return f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "nowhere"
