"""By when a meeting must be called: the latest lawful day for its agenda, and the first day that is still lawful.

The rule is the board's own, with its citation; the counting is ``board.notice``. Whether an agenda was out in time is
told by ``dialogs.calling``.
"""

import datetime as dt
import re
from dataclasses import replace

from acts.sittings import Calendar
from board import notice, wording, working_days
from board.boards import NoticeRule
from board.messages import Message
from dialogs import choosing
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said, say
from dialogs.understanding import Day
from storage.boards import KeptBoard

_OF_PAPERS = re.compile(
    r"\b(?:agendas?|papers?|packs?|notice|publish\w*|publication|summons|reports? (?:out|up)|call(?:ed|"
    r"ing)? (?:an? )?(?:extra |special |urgent |emergency )*meeting|"
    r"(?:extra|special|extraordinary|urgent|emergency) (?:board |joint )*(?:meeting|session|board)|"
    r"clear (?:working )?days?)\b",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\b(?:last|latest|deadline|by when|by what|due|must|have to|has to|need to|needs to|how late|how (?:soon|"
    r"early|far|long|many|much)|needs?|required|earliest|soonest|"
    r"which (?:act|law|rule|section)|what (?:act|law|rule|section)|clear (?:working )?days?|legal\w*|lawful\w*|"
    r"statut\w+|period|could we|can we|would)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|did|had|has been|have been|went|came|missed)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|suppose|supposing|earliest|soonest|could)\b", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:how many|how long|how much|how far|how early|(?:which|what|whose) (?:act|law|rule|section|legislation|"
    r"statute)|period|(?:is|are) (?:needed|required)|"
    r"legal basis|where does it say|who says|clear (?:working )?days?|so early)\b",
    re.IGNORECASE,
)
_EARLIEST = re.compile(
    r"\b(?:earliest|soonest|how (?:soon|quickly|fast) (?:can|could|may|might) (?:we|the board|it)|first (?:lawful |"
    r"possible )?(?:day|date)|"
    r"when could (?:we|the board)|(?:notice|agenda|papers?) (?:went|goes|go|were|was|sent|going) out (?:today|now|"
    r"tomorrow|on))\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)


async def answer(exchange: Exchange) -> Said | None:
    """Say the latest day for an agenda, the rule of notice, or the first lawful day; None for any other question."""
    words = exchange.words
    if (
        not _OF_PAPERS.search(words)
        or not _OF_TIME.search(words)
        or (_PAST.search(words) and not _SUPPOSED.search(words))
    ):
        return None
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    if not boards:
        return None
    board = boards[0]
    rule = exchange.asker.register.rules[board.id].notice
    if rule is None:
        body = f"No notice rule is declared for the {_name(board)}, so I cannot work out a latest day for its agenda."
        return say(exchange, Message(body), board=board.key)
    if _EARLIEST.search(words):
        return _earliest(exchange, board, rule)
    if _RULE.search(words) and exchange.heard.slots.when is None:
        return await _rule(exchange, board, rule)
    return await _latest(exchange, board, rule)


def _earliest(exchange: Exchange, board: KeptBoard, rule: NoticeRule) -> Said:
    """Say the first day on which the board could meet if its agenda went out on a day: today, where none is named."""
    when = exchange.heard.slots.when
    sent = when.on if isinstance(when, Day) else exchange.asker.today
    first = working_days.add(sent, rule.clear_working_days + 1, working_days.closed_around(sent))
    body = (
        f"The earliest day on which the {_name(board)} could lawfully meet is {wording.day(first)}, if its agenda "
        f"goes out on "
        f"{wording.day(sent)}: {_needed(rule)}, neither day counted. {_URGENT}"
    )
    return say(exchange, Message(body, sources=(rule.source,)), board=board.key)


async def _rule(exchange: Exchange, board: KeptBoard, rule: NoticeRule) -> Said:
    """Say the rule, and what it comes to for the next meeting."""
    body = f"The agenda of the {_name(board)} must be out {_needed(rule)} before the meeting, by {rule.source}."
    known = await choosing.calendar(exchange)
    coming = known.next()
    if coming is not None and coming.board_id == board.id:
        body += f" For the meeting of {wording.day(coming.on)} the latest day is {wording.day(_day(coming.on, rule))}."
    return say(exchange, Message(body, sources=(rule.source,)), board=board.key)


async def _latest(exchange: Exchange, board: KeptBoard, rule: NoticeRule) -> Said:
    """Say the latest day for the agenda of a meeting, or of one that would be held on a day."""
    chosen = await choosing.choose(await _with_day(exchange), usually="next")
    when = exchange.heard.slots.when
    if isinstance(chosen, Chosen):
        one = chosen.meeting
        own = exchange.asker.register.rules[one.board_id].notice
        if own is None:
            return say(exchange, Message(f"No notice rule is declared for the {chosen.board.removeprefix('The ')}."))
        by = wording.day(_day(one.on, own))
        body = f"The agenda of {chosen.phrase()} must be out by {by}: {_needed(own)} before the meeting."
        if one.published_on:
            body += f" It was published on {wording.day(one.published_on)}."
        return say(exchange, Message(body, sources=(own.source,)), meeting=one.id, board=board.key)
    if isinstance(when, Day) and when.on > exchange.asker.today:
        latest = _day(when.on, rule)
        body = (
            f"For a meeting of the {_name(board)} on {wording.day(when.on)} the agenda must be out by "
            f"{wording.day(latest)}: {_needed(rule)} before the meeting."
        )
        if latest < exchange.asker.today:
            body += f" That day is over. {_URGENT}"
        body += " I know of no meeting on that day."
        return say(exchange, Message(body, sources=(rule.source,)), board=board.key)
    return say(exchange, chosen)


async def _with_day(exchange: Exchange) -> Exchange:
    """Take *the 17th* for the meeting that is held on one, where there is one to come."""
    slots = exchange.heard.slots
    said = _ORDINAL.search(exchange.words)
    if slots.when is not None or said is None:
        return exchange
    known: Calendar = await choosing.calendar(exchange)
    days = [one.on for one in known.meetings if one.on.day == int(said[1]) and one.on >= exchange.asker.today]
    if not days:
        return exchange
    placed = replace(slots, when=Day(min(days)), unread=None)
    return replace(exchange, heard=replace(exchange.heard, slots=placed))


def _day(meeting: dt.date, rule: NoticeRule) -> dt.date:
    return notice.latest_notice_day(meeting, rule, working_days.closed_around(meeting))


def _needed(rule: NoticeRule) -> str:
    return wording.count(rule.clear_working_days, "clear working day")


def _name(board: KeptBoard) -> str:
    return board.name.removeprefix("The ")


_URGENT = "Whether it may meet at shorter notice is for the clerk to say."
