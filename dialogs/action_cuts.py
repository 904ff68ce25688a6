"""Cuts of the list of actions: by the days on which they fall due or were asked for, the oldest, those that fell off.

What has no day that can be trusted is never put on either side of one: it is named beside the list, as it is written.
"""

import calendar as months
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from acts import owed
from acts.owed import Owed, Wanted
from board import actions as rules
from board import wording
from board.messages import Manner, Message
from dialogs import action_lists, choosing
from dialogs.action_asks import Cut, Order
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange
from dialogs.understanding import Day, Month, Year
from dialogs.understanding.values import Span
from storage.actions import KeptAction

SOON = dt.timedelta(weeks=4)  # what *soon* means, and the answer says so
_NAMED = 3  # undated ones that are named beside a list


@dataclass(frozen=True, slots=True)
class Days:
    """Some days, both included, and how they are said: *by 17 December 2026*."""

    first: dt.date
    last: dt.date
    said: str

    def hold(self, day: dt.date | None) -> bool:
        """Tell whether a day is one of them; no day is none."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Shown:
    """A list as it is said, and the actions that it holds."""

    message: Message
    actions: tuple[KeptAction, ...] = ()


def special(cut: Cut) -> bool:
    """Tell a cut that has an answer of its own, beside how actions stand."""
    return bool(cut.order or cut.when or cut.soon or cut.dropped or cut.untracked or cut.undated or cut.leaderless)


async def listed(exchange: Exchange, found: Owed, cut: Cut, whose: str) -> Shown:  # noqa: PLR0911 -- one a cut
    """List one cut of some actions; ``whose`` says whose they are: *of the Joint Board*."""
    if cut.order is not None:
        return _ends(exchange, found, cut.order, whose)
    if cut.dropped:
        gone = [one for one in found.actions if one.id in found.gone]
        return _those(exchange, found, gone, f"open {{}} {whose} that the newest tracker has no row of")
    if cut.untracked:
        never = [one for one in found.actions if not (one.tracked or one.closed)]
        return _those(exchange, found, never, f"open {{}} {whose} in the minutes and in no tracker that I hold")
    if cut.undated:
        undated = [one for one in found.actions if one.due is None and not one.closed]
        return _those(exchange, found, undated, f"open {{}} {whose} without a day that is certain")
    if cut.leaderless:
        nobodys = [
            one for one in found.actions if not any(not lead.supporting for lead in one.leads) and not one.closed
        ]
        return _those(exchange, found, nobodys, f"open {{}} {whose} for which nobody is named")
    days = await _days(exchange, cut)
    if isinstance(days, Message):
        return Shown(days)
    if cut.soon or cut.due:
        return _falling_due(exchange, found, days, whose)
    if cut.wanted is Wanted.CLOSED:
        return await _closed(exchange, found, days, whose)
    asked = [one for one in found.actions if days.hold(one.raised_on)]
    standing = action_lists.WORDS[cut.wanted]
    return _those(exchange, found, asked, f"{standing} {{}} {whose} asked for {days.said}".strip())


async def _closed(exchange: Exchange, found: Owed, days: Days, whose: str) -> Shown:
    """List what the tracker of a meeting has as closed for the first time: papers say no other day of it."""
    first: dict[int, dt.date] = {}
    for one in await owed.history(exchange.uow, exchange.asker, found.actions):
        if one.said.closed:
            first.setdefault(one.action_id, one.on)
    these = [one for one in found.actions if days.hold(first.get(one.id))]
    return _those(exchange, found, these, f"{{}} {whose} first shown as closed in the papers {days.said}")


def _ends(exchange: Exchange, found: Owed, order: Order, whose: str) -> Shown:
    """Give the open action that was asked for first, or last; all that share that meeting."""
    dated = [one for one in found.actions if one.raised_on is not None]
    if not dated:
        body = f"No open action {whose} has a date of meeting in the papers I hold."
        return Shown(Message(body, manner=Manner.CANNOT))
    pick: Callable[..., dt.date] = min if order is Order.OLDEST else max
    day = pick(one.raised_on for one in dated if one.raised_on)
    these = tuple(one for one in dated if one.raised_on == day)
    word = "oldest" if order is Order.OLDEST else "newest"
    body = f"The {word} open action{'s' if len(these) > 1 else ''} {whose} "
    body += f"{'were' if len(these) > 1 else 'was'} asked for on {wording.short_day(day)}."
    return _message(exchange, found, these, body, f"The {word} open actions {whose}")


def _those(exchange: Exchange, found: Owed, these: Sequence[KeptAction], what: str) -> Shown:
    """List these; ``what`` says what they are, with a place for the word *actions*."""
    number = len(these)
    said = " ".join(what.format("action" if number == 1 else "actions").split())
    begin = "There is" if number == 1 else "There are"
    body = f"{begin} {number or 'no'} {said}" + ("." if number else ", in the papers I hold.")
    return _message(exchange, found, these, body, f"{said[0].upper()}{said[1:]}")


def _falling_due(exchange: Exchange, found: Owed, days: Days, whose: str) -> Shown:
    """List what falls due on some days, say what is overdue already, and name what has no certain day."""
    today = exchange.asker.today
    still = [one for one in found.actions if not one.closed]
    due = [one for one in still if days.hold(_falls(one, found))]
    begin = "There is" if len(due) == 1 else "There are"
    body = f"{begin} {wording.count(len(due), 'open action')} {whose} due {days.said}."
    late = [one for one in still if rules.is_overdue(one, today) and one not in due]
    if late and days.last >= today:
        body += f" {len(late)} more {'is' if len(late) == 1 else 'are'} overdue already."
    unknown = [one for one in still if one.due is None and one.deadline]
    if unknown:
        body += f" {_unsure(len(unknown))}: {_as_written(exchange, unknown)}."
    return _message(exchange, found, due, body, f"Actions {whose} due {days.said}")


def _unsure(number: int) -> str:
    return "1 deadline names no certain day" if number == 1 else f"{number} deadlines name no certain day"


def _as_written(exchange: Exchange, unknown: Sequence[KeptAction]) -> str:
    said = [
        f"“{one.deadline}” ({action_lists.leads_said(exchange, one)}: {wording.clip(one.text, 90).rstrip('.')})"
        for one in unknown[:_NAMED]
    ]
    return wording.listing(said)


def _falls(action: KeptAction, found: Owed) -> dt.date | None:
    return rules.falls_due(action, found.next_meeting.get(action.id)).on


def _message(exchange: Exchange, found: Owed, these: Sequence[KeptAction], body: str, title: str) -> Shown:
    facts = tuple(action_lists.fact(exchange, one, found, mine=False) for one in these[: action_lists.LISTED])
    if len(these) > action_lists.LISTED:
        body += f" Here are the {action_lists.LISTED} most pressing."
    choices = action_lists.OPEN if not these else ()
    return Shown(Message(body, title=title if facts else None, facts=facts, choices=choices), tuple(these))


async def _days(exchange: Exchange, cut: Cut) -> Days | Message:  # noqa: PLR0911 -- one a kind of day
    """Give the days that the words name: up to one that something is due by, else that day, month or year."""
    today = exchange.asker.today
    if cut.soon or cut.when is None:
        last = today + SOON
        return Days(today, last, f"in the next four weeks, up to {wording.short_day(last)}")
    match cut.when:
        case Day(on) if cut.due and on >= today:
            return Days(today, on, f"by {wording.short_day(on)}")
        case Day(on):
            return Days(on, on, f"on {wording.short_day(on)}")
        case Month(month, year):
            return _month(month, year or _nearest(month, today))
        case Year(year):
            return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), f"in {year}")
        case Span(start=start, end=end, said=said):
            return Days(start, end, f"{said}, {wording.short_day(start)} to {wording.short_day(end)}")
        case _:
            return await _of_meeting(exchange, cut)


def _month(month: int, year: int) -> Days:
    last = months.monthrange(year, month)[1]
    return Days(dt.date(year, month, 1), dt.date(year, month, last), f"in {dt.date(year, month, 1):%B} {year}")


def _nearest(month: int, today: dt.date) -> int:
    """Give the year of the month nearest to today: in December, *January* is the next one."""
    return min(
        (today.year - 1, today.year, today.year + 1), key=lambda year: abs((dt.date(year, month, 15) - today).days)
    )


async def _of_meeting(exchange: Exchange, cut: Cut) -> Days | Message:
    """Give the days that a meeting means: up to the next one, or that of the last."""
    chosen = await choosing.choose(replace(exchange), usually="next" if cut.due else "last")
    if not isinstance(chosen, Chosen):
        return chosen
    on, today = chosen.meeting.on, exchange.asker.today
    if cut.due and on >= today:
        return Days(today, on, f"by the meeting of {wording.short_day(on)}")
    return Days(on, on, f"at the meeting of {wording.short_day(on)}")


def standing(cut: Cut) -> Wanted:
    """Say how the actions of a cut stand."""
    if cut.order or cut.dropped or cut.untracked or cut.undated or cut.due or cut.soon or cut.leaderless:
        return Wanted.OPEN
    return cut.wanted
