"""What changed since the last board, or since a named one: short facts, each with both wordings and its page."""

import datetime as dt
import re
from collections.abc import Sequence

from acts import changes as comparing
from acts.changes import Change, Changes, Kind, Minuted
from board import action_words, wording
from board.messages import Choice, Fact, Manner, Message
from board.packs import values
from dialogs import action_asks, action_lists, action_naming, choosing, owing, papers, telling
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Day, Intent, Month, Relative, When, Year
from dialogs.understanding.values import Span
from storage.boards import KeptBoard

_OF_IT = frozenset({"it", "that", "this"})
_QUOTED = 300  # characters of a wording
_FITS = 0.5  # which part of the words that are left a change must hold
_KINDS: tuple[tuple[frozenset[Kind], re.Pattern[str]], ...] = tuple(
    (frozenset(kinds), re.compile(pattern))
    for kinds, pattern in (
        (
            (Kind.GONE,),
            (
                r"\b(?:drop(?:ped|s)?|vanish\w*|disappear\w*|(?:fell|fallen|falling|fall|gone|went|lost"
                r"|slid) (?:off|from|out)"
                r"|missing|lost|removed|taken off|no longer|remove|rows? gone)\b"
            ),
        ),
        ((Kind.CLOSED,), r"\b(?:closed?|completed?|finished|done|ticked off|signed off|crossed off|struck off)\b"),
        (
            (Kind.DEADLINE,),
            (
                r"\b(?:dates?|deadlines?|due)\b.*\b(?:moved?|chang\w*|slip\w*|shift\w*|put back|extended|later|new)\b"
                r"|\b(?:moved|slipped|new) (?:dates?|deadlines?)\b|\b(?:put back|extended|postponed)\b"
            ),
        ),
        ((Kind.LEAD,), r"\b(?:lead|leads|owner|owners|hands)\b|\bchanged hands\b|\breassigned\b"),
        (
            (Kind.NEW,),
            (
                r"\bnew (?:action|task|row|entr|one|item)\w*\b|\bactions? (?:are |is )?new\b|\badded\b|\braised\b"
                r"|\bfresh\b|\bnewly\b|\badditions?\b"
            ),
        ),
        ((Kind.PROGRESS, Kind.CLOSED), r"\b(?:progress|headway|movement|moved on|notes?|wording|updates?)\b"),
    )
)
_HEADS = {
    Kind.GONE: "No longer on the tracker",
    Kind.DEADLINE: "Deadline moved",
    Kind.CLOSED: "Closed",
    Kind.PROGRESS: "Progress",
    Kind.LEAD: "Lead changed",
    Kind.NEW: "New",
}
# What is said of so many actions: of one, of several, of none.
_COUNTED = {
    Kind.GONE: ("1 action vanished from the tracker", "{} actions vanished from the tracker", "no open row vanished"),
    Kind.DEADLINE: ("1 deadline moved", "{} deadlines moved", "no deadline moved"),
    Kind.CLOSED: ("1 action was closed", "{} actions were closed", "no action was closed"),
    Kind.PROGRESS: ("1 open action has new progress", "{} open actions have new progress", "no progress note changed"),
    Kind.LEAD: ("1 action has another lead", "{} actions have other leads", "no lead changed"),
    Kind.NEW: ("1 action is new", "{} actions are new", "no action is new"),
}
_FRAMING = frozenset(
    """change changes changed changing new news different difference differences compare compared comparing differ
    happened between old versus against since last previous latest move moved moves movement updates updated add added
    addition additions lose lost removed remove catch brief briefing summary summarise nutshell missed developments
    development differently wording words note notes noted dates date reassigned extended postponed shifted actions
    movement quietly dropped anything
    action struck crossed ticked entry entries hands fresh newly bring speed away holiday leave headway""".split()  # noqa: SIM905
)


async def changes(exchange: Exchange) -> Said:
    """Say what changed: all of it, one kind of change, or what happened to what the words name."""
    if exchange.lows & _OF_IT and (said := await owing.goes_on(exchange)):
        return said
    chosen = await _since(exchange)
    if isinstance(chosen, Message):
        return telling.say(exchange, Intent.CHANGES, chosen)
    boards, day = chosen
    compared = [await comparing.since(exchange.uow, exchange.asker, board, day) for board in boards]
    found = next((one for one in compared if one.before), next((one for one in compared if one.after), compared[0]))
    if found.before is None:
        return telling.say(exchange, Intent.CHANGES, _nothing_to_compare(found))
    wanted = _kinds(exchange)
    these = [one for one in found.changes if wanted is None or one.kind in wanted]
    person = await action_naming.lead_named(exchange)
    if person is not None:
        these = [one for one in these if any(lead.person_id == person.named.row for lead in one.action.leads)]
    left = action_naming.left(exchange, person.tokens if person else frozenset())
    words = " ".join(word for word in left.split() if word not in _FRAMING)
    if words and not (these := _fitting(words, these)):
        # Something else changed, or did not, than an action: the papers may tell.
        return await papers.papers(exchange)
    return _listed(exchange, found, these, wanted, words, day)


async def _since(exchange: Exchange) -> tuple[tuple[KeptBoard, ...], dt.date | None] | Message:
    """Give whose trackers are compared, and since which day; None stands for the tracker before the newest."""
    slots = exchange.heard.slots
    boards = exchange.asker.boards_meant(slots.board)
    if slots.unread is None and slots.when in {None, Relative.LAST, Relative.SAME}:
        return boards, None
    chosen = await choosing.choose(exchange, usually="last")
    if isinstance(chosen, Chosen):
        return (exchange.asker.register.board_by_id(chosen.meeting.board_id),), chosen.meeting.on
    if chosen.manner is not Manner.ASKS and (day := _day(slots.when, exchange.asker.today)):
        return boards, day
    return chosen


def _day(when: When | None, today: dt.date) -> dt.date | None:
    """Take a day or month in which nobody met as it is: what changed since then is still a question."""
    match when:
        case Day(on):
            return on
        case Span(start=start):
            return start
        case Month(month, year):
            return dt.date(year or (today.year if month <= today.month else today.year - 1), month, 1)
        case Year(year):
            return dt.date(year, 1, 1)
        case _:
            return None


def _kinds(exchange: Exchange) -> frozenset[Kind] | None:
    low = action_asks.plain(exchange.words)
    return next((kinds for kinds, pattern in _KINDS if pattern.search(low)), None)


def _fitting(words: str, found: Sequence[Change]) -> list[Change]:
    """Give the changes of what the words name."""
    named = [
        action_words.Named(
            action_words.Field.of(one.action.text),
            action_words.Field.of(one.action.subject),
            action_words.Field.of(*(row.said.progress for row in (one.before, one.after) if row)),
        )
        for one in found
    ]
    fits = action_words.fits(words, named)
    best = fits[0].share if fits else 0.0
    return [found[fit.at] for fit in fits if fit.share >= max(_FITS, best - action_naming.AHEAD) and fit.met]


def _nothing_to_compare(found: Changes) -> Message:
    board = found.board.name.removeprefix("The ")
    if found.after is None:
        return Message(f"I hold no action tracker of the {board}, so I cannot say what changed.", manner=Manner.CANNOT)
    body = f"I hold only one action tracker of the {board}, that of {wording.short_day(found.after)}, "
    body += "so there is none before it to compare it with."
    return Message(body, choices=(Choice("Open actions", "Which actions are open?"),), manner=Manner.NEAREST)


def _listed(
    exchange: Exchange,
    found: Changes,
    these: Sequence[Change],
    wanted: frozenset[Kind] | None,
    words: str,
    since: dt.date | None,
) -> Said:
    before, after = (wording.short_day(day) for day in (found.before, found.after) if day)
    board = found.board.name.removeprefix("The ")
    body = f"Between the {board}'s trackers of {before} and {after}, {_counts(these, wanted)}."
    if since is not None and found.before is not None and since < found.before:
        body += f" I hold no tracker older than that of {before}."
    if wanted is None and not words:
        body += _minutes(found.minuted)
    facts = [_fact(exchange, one) for one in these]
    choices = [Choice("Decisions", f"What was decided on {wording.short_day(one.on)}?") for one in found.minuted[-1:]]
    return telling.listed(exchange, Intent.CHANGES, body, f"What changed since {before}", facts, choices)


def _counts(these: Sequence[Change], wanted: frozenset[Kind] | None) -> str:
    each: list[str] = []
    for kind in Kind:
        number = sum(one.kind is kind for one in these)
        one, several, none = _COUNTED[kind]
        if number or (wanted is not None and kind in wanted):
            each.append(none if not number else one if number == 1 else several.format(number))
    return wording.listing(each) or "no action changed"


def _minutes(minuted: Sequence[Minuted]) -> str:
    said = [
        f"the minutes of {wording.short_day(one.on)}, with {wording.count(one.decisions, 'decision')}"
        for one in minuted
    ]
    return f" New are also {wording.listing(said)}." if said else ""


def _fact(exchange: Exchange, one: Change) -> Fact:
    action = one.action
    head = _HEADS[one.kind] + (f", {action.subject}" if action.subject else "")
    task = f"“{wording.clip(action.text, _QUOTED)}” ({action_lists.leads_said(exchange, action)})."
    row = one.after or one.before
    source = row.said.source if row else action.source
    return Fact(head, f"{task} {_said(exchange, one)}".strip(), source.cite())


def _said(exchange: Exchange, one: Change) -> str:
    old, new = one.before, one.after
    if one.kind is Kind.GONE and old is not None:
        noted = f" It had: “{_clip(old.said.progress)}”" if old.said.progress else ""
        return f"Open on {wording.short_day(old.on)}, and in no row since; nothing says that it was closed.{noted}"
    if one.kind is Kind.NEW and new is not None:
        return _new(exchange, one, new.said)
    if old is None or new is None:
        return ""
    match one.kind:
        case Kind.DEADLINE:
            return f"Was: “{old.said.deadline or 'none'}”. Now: “{new.said.deadline or 'none'}”."
        case Kind.LEAD:
            return f"Was: {_led(old.said)}. Now: {_led(new.said)}."
        case _:
            was = f"Was: “{_clip(old.said.progress)}” " if old.said.progress else "Nothing was noted before. "
            return f"{was}Now: “{_clip(new.said.progress)}”"


def _new(exchange: Exchange, one: Change, said: values.Action) -> str:
    action = one.action
    board = exchange.asker.register.board_by_id(action.board_id).name.removeprefix("The ")
    on = f"Asked for by the {board} on {wording.short_day(action.raised_on)}. " if action.raised_on else ""
    due = f"Deadline: {said.deadline}. " if said.deadline else ""
    noted = f"Progress: “{_clip(said.progress)}”" if said.progress else ""
    return f"{on}{due}{noted}" + ("" if said.tracked else "It is in no tracker.")


def _led(said: values.Action) -> str:
    return "/".join(lead.written for lead in said.leads) or "nobody"


def _clip(text: str | None) -> str:
    return wording.clip((text or "").strip(), _QUOTED)
