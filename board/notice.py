"""Was the agenda out in time, and by when must the next one be.

The law and the boards' own rules are data (``boards.NoticeRule``, with its citation); the arithmetic is here and in
``board.working_days``. "Notice" is the law's notice of a meeting, not a message.

What a board file for a principal council in England, or a joint committee of one, may cite: Local Government Act 1972,
section 100B(3) (copies of the agenda and reports open to inspection), 100B(4)(a) (no item without) and 100A(6)(a)
(notice of time and place), each "five clear days" since 1 October 2002 by the Local Authorities (Access to Meetings
and Documents) (Period of Notice) (England) Order 2002, SI 2002/715, articles 2 and 3; Schedule 12, paragraph 4(1A), for
notice and summons; for executives, SI 2012/2089, regulation 6. Late is said of the days alone: a meeting convened at
shorter notice, or an item taken as urgent under section 100B(4)(b), may still be lawful, and the clerk says so.
"""

import datetime as dt
import enum
from collections.abc import Collection
from dataclasses import dataclass

from board import boards, working_days


class Unknown(enum.StrEnum):
    """Why it cannot be said whether the notice was in time."""

    NO_RULE = "no notice rule is declared for this board"
    NO_DATE = "the papers do not say when they were published"


@dataclass(frozen=True, slots=True)
class InTime:
    """Enough clear working days: so many there were, so many were needed, and this was the latest day for it."""

    days: int
    needed: int
    latest: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class Late:
    """Too few clear working days."""

    days: int
    needed: int
    latest: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class NotKnown:
    """It cannot be said, and this is why."""

    why: Unknown


def latest_notice_day(meeting_on: dt.date, rule: boards.NoticeRule, closed: Collection[dt.date]) -> dt.date:
    """Give the last working day on which notice is in time: the needed days back, none of them this one, then one more.

    Source: the rule's own; for what counts as a clear day see :func:`working_days.clear_days_between`.
    """
    return working_days.add(meeting_on, -(rule.clear_working_days + 1), closed)


def check(
    published_on: dt.date | None, meeting_on: dt.date, rule: boards.NoticeRule | None, closed: Collection[dt.date]
) -> InTime | Late | NotKnown:
    """Count the clear working days of an agenda and lay them beside the rule.

    Days are calendar days of Europe/London. An agenda sent on a day off counts from the next working day like one sent
    on the last working day before it, so it may be in time one day after the ``latest`` working day.
    """
    if rule is None:
        return NotKnown(Unknown.NO_RULE)
    if published_on is None:
        return NotKnown(Unknown.NO_DATE)
    days = working_days.clear_days_between(published_on, meeting_on, closed)
    answer = InTime if days >= rule.clear_working_days else Late
    return answer(days, rule.clear_working_days, latest_notice_day(meeting_on, rule, closed), rule.source)
