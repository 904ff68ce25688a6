"""Questions about declared interests: what the minutes record, and what the agenda asks of those who have one."""

import re

from acts import sittings
from board import wording
from board.messages import Manner, Message
from board.packs import sentences
from board.packs.values import MinuteItem
from dialogs import choosing, listed, naming, recorded
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from dialogs.recorded import Read

_TITLE = re.compile(r"\b(?:declarations?|interests?|conflicts?)\b", re.IGNORECASE)
_WHAT_TO_DO = re.compile(
    r"\b(?:what|how) (?:do|should|must|am|shall|can|would|if|happens)\b.*"
    r"\b(?:i|we|you|one|members?|officers?|somebody|someone)\b|"
    r"\b(?:do|must|should|shall|may|can|need|ought|have|am|are) (?:i|we)\b|\bsupposed to\b|\bwhat counts\b|"
    r"\bwhat is (?:a|an|the) (?:conflict|interest|rule)|\b(?:rules?|guidance|advice)\b|\bi have to\b|"
    r"\bmy (?:wife|husband|son|daughter|brother|sister|partner|mother|father|own)\b|\bagenda says?\b"
)
_NONE = re.compile(
    r"^(?:no (?:new|further|other|conflicts?|declarations?|interests?|one|members?)|nothing|none|nobody|"
    r"there were no)\b",
    re.IGNORECASE,
)
_LONGEST = 700  # characters of the minutes that are quoted


async def declarations(exchange: Exchange) -> Said:
    """Say what was declared at a meeting; or what somebody who has an interest is asked to do."""
    if _WHAT_TO_DO.search(exchange.words.lower().replace("’", "'")):
        said = await _guidance(exchange)
        if said is not None:
            return said
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    items = [item for item in read.record.items if _TITLE.search(item.title)]
    if not items:
        body = f"{read.before}The minutes of {read.chosen.phrase()} have no item on declarations of interest."
        message = Message(body, sources=(read.record.source,), manner=Manner.CANNOT)
        return recorded.say(exchange, read, message)
    person = naming.meant(exchange)
    if isinstance(person, Message):
        return recorded.say(exchange, read, person)
    return recorded.say(exchange, read, _said(read, items[0], person))


async def _guidance(exchange: Exchange) -> Said | None:
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return None
    found = await sittings.guidance(exchange.uow, chosen.meeting, _TITLE)
    if found is None:
        return None
    text, source = found
    body = f"The agenda of {chosen.phrase()} says: “{text.rstrip('.')}.”"
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id).key
    return say(exchange, Message(body, sources=(source.cite(),)), meeting=chosen.meeting.id, board=board)


def _said(read: Read, item: MinuteItem, person: Named | None) -> Message:
    """Quote the item; say first that nothing was declared where a sentence of it says so and no other says more."""
    whole = sentences.split(item.text)
    none = any(_NONE.match(sentence.strip()) for sentence in whole)
    first = "No. " if none else ""
    if person is not None:
        line = listed.line_of(read, person)
        forms = [form for form in (person.name.split()[-1], line.initials if line else None) if form]
        named = any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", item.text) for form in forms)
        if not named:  # what others declared is no answer about this one
            body = f"{read.before}No declaration by {person.name} is recorded in the minutes of {read.chosen.phrase()}."
            return Message(body, sources=(item.source.cite(),), manner=Manner.CANNOT)
        first = f"Of {person.name}: "
    quoted = f"“{wording.clip(' '.join(part.strip() for part in whole), _LONGEST)}”"
    under = f"item {item.number}, {item.title}"
    body = f"{read.before}{first}The minutes of {read.chosen.phrase()} say under {under}: {quoted}"
    return Message(body, sources=(item.source.cite(),))
