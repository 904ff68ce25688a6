"""Which part of a meeting is closed to the public, and on what ground: by the agenda, which is itself public."""

import re

from acts import sittings
from acts.sittings import Closed
from board import wording
from board.messages import Manner, Message
from dialogs import choosing
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said, say
from dialogs.understanding import Intent

_CLOSED = (
    r"exempt\w*|confidential|private|privately|part (?:two|2|ii)|not for publication|unpublished|closed|"
    r"behind closed doors|schedule 12a|12a|kept (?:out|back|from|secret)|"
    r"keep\w* .*\b(?:out|back|secret|from the (?:public|press))"
)
_OUTSIDERS = r"(?:public|press|reporters?|journalists?|residents?|visitors?|observers?)"
_SHUT_OUT = (
    rf"{_OUTSIDERS}\b.*\b(?:exclu\w+|leave|stay|remain|out|removed|go|hear|kept|sent|barred|shut)\b|"
    rf"(?:exclu\w+|remov\w+|shut|keep|ask\w*|turn\w*|throw\w*|kick\w*)\b.*\b{_OUTSIDERS}\b"
)
_ABOUT_IT = re.compile(rf"\b(?:{_CLOSED})\b|\b(?:{_SHUT_OUT})")
_WHY = re.compile(
    r"\bwhy\b|\bgrounds?\b|\breasons?\b|\bjustif\w+|\bbasis\b|"
    r"\b(?:which|what) (?:paragraph|law|rule|exemption|category)\b|\bhow come\b|\bunder (?:which|what)\b|\bby virtue\b"
)
_WHICH = re.compile(
    r"\b(?:any|anything|which|what|part|parts|some|there|will|how many|items)\b|"
    r"\b(?:is|are) (?:all|everything|the whole)\b"
)
_LINK = re.compile(r"\b(?:link|dial|join|watch|view|stream\w*|webcast)\b")


# The same words whether or not anything is closed.
_NOT_HERE = (
    "Whether a part of a meeting is closed to the press and public, and on what ground, its published agenda tells; "
    "I say nothing of it here."
)


async def answer(exchange: Exchange) -> Said | None:
    """Answer what is closed or why; None where that is not asked."""
    words = exchange.words.lower().replace("’", "'")
    if not _ABOUT_IT.search(words) or _LINK.search(words):
        return None
    why = bool(_WHY.search(words))
    number = exchange.heard.slots.item
    if not why and (number is not None or not _WHICH.search(words) or exchange.heard.intent is Intent.LEAD):
        return None
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return None
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id)
    if not exchange.asker.may_see(board, restricted=True):
        return untold(exchange, chosen)
    found = await sittings.closed(exchange.uow, exchange.asker, chosen.meeting)
    number = number or (exchange.topic.item if why else None)
    meant = [one for one in found if number is None or one.number.rstrip(".") == number.rstrip(".")]
    if why and not any(one.ground for one in meant):
        return None
    return _said(exchange, chosen, meant, why=why)


def untold(exchange: Exchange, chosen: Chosen) -> Said:
    """Say what everybody hears who may not see what is closed, whether or not anything is."""
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id)
    more = f" {exchanges.ALSO}" if exchange.asker.could_see_alone(board) else ""
    about = Message(_NOT_HERE + more, manner=Manner.WITHHOLDS)
    return say(exchange, about, meeting=chosen.meeting.id, board=board.key)


def _said(exchange: Exchange, chosen: Chosen, found: list[Closed], *, why: bool) -> Said:
    phrase = chosen.phrase()
    if not found:
        body = f"The agenda of {phrase} marks no item as closed to the public."
    elif why:
        body = " ".join(
            f"{_named(one)} of {phrase} is not for publication, by virtue of {one.ground}."
            for one in found
            if one.ground
        )
        body = body[:1].upper() + body[1:]
    else:
        marked = wording.listing(f"{_named(one)}{_ground(one)}".rstrip(",") for one in found)
        yes = "" if re.match(r"(?:which|what|how many|list)\b", exchange.words.lower().strip()) else "Yes: "
        body = f"{yes}at {phrase} the agenda marks as not for publication {marked}."
        body = body[:1].upper() + body[1:]
        body += " The press and public may be excluded for it." if len(found) == 1 else ""
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id).key
    item = found[0].number if len(found) == 1 else None
    message = Message(body, sources=(chosen.meeting.source.cite(),))
    return say(exchange, message, meeting=chosen.meeting.id, board=board, item=item)


def _named(one: Closed) -> str:
    return f"item {one.number}, {one.item.title},"


def _ground(one: Closed) -> str:
    return f" by virtue of {one.ground}" if one.ground else ""
