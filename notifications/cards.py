"""A message value as an Adaptive Card, or as plain text where a card would say no more. Only drawing lives here.

The card says a little first and keeps the rest behind a button; with it, it says what ``Message.text()`` says. Its
parts are in ``notifications.card_elements``.
"""

import dataclasses
from collections.abc import Iterator
from typing import Any

import orjson

from board import messages
from notifications import card_elements as elements

CARD_LIMIT = 24_000  # bytes of a card; Teams' documents say 28 KB to 40 KB for a message, and the envelope takes some
TEXT_LIMIT = 12_000  # characters of a text, which Teams counts as two bytes each
SHOWN = 4  # facts that are seen at once; one more is not worth a button
PRIMARY_ACTIONS = 5  # buttons shown; Teams puts further ones behind "…" when they are marked so
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
TEXT_FORMAT = "plain"  # "raw text with no formatting applied" ("Format your bot messages", Teams platform docs)
UNTITLED = "A message from the clerk"  # what a preview shows of a card without a title: never its body
CUT = "… This is longer than one message can be. Ask about a part of it to read the rest."

SOURCES_IN_TEXT = 2  # more of them are a list

Json = dict[str, Any]


def needs_card(message: messages.Message) -> bool:
    """Tell whether a card reads better than text: lists, pictures, links, or choices, easier tapped than typed."""
    listed = bool(message.title and message.facts) or len(message.sources) > SOURCES_IN_TEXT
    shown = message.table is not None or message.picture is not None
    return bool(message.choices) or listed or shown or message.links()


def activity(message: messages.Message) -> Json:
    """Draw a message as what a Bot Framework activity says (no addresses), as a card alone or as text alone.

    A text and a card in one activity are split by Microsoft's local Teams client and come back without an id. The
    summary is what notifications and previews show, so it is the title, which carries nothing restricted.
    """
    drawn = card(message) if needs_card(message) else None
    if drawn is None or _size(drawn) > CARD_LIMIT:
        return {"type": "message", "text": _short(message.text()), "textFormat": TEXT_FORMAT}
    return {
        "type": "message",
        "summary": message.title or UNTITLED,
        "attachments": [{"contentType": CONTENT_TYPE, "content": drawn}],
    }


def card(message: messages.Message) -> Json:
    """Draw an Adaptive Card 1.5, the fullest that is under the size limit."""
    drawn: Json = {}
    for message_ in _ever_shorter(_as_list(message)):
        drawn = _fullest(message_)
        if _size(drawn) <= CARD_LIMIT:
            break
    return drawn


def _ever_shorter(message: messages.Message) -> Iterator[messages.Message]:
    """Leave out more and more: the picture, since its figures are in words too; facts; then text."""
    yield message
    message = _as_list(dataclasses.replace(message, picture=None), whatever_size=True)
    yield message
    length = TEXT_LIMIT
    while length > len(CUT):
        yield dataclasses.replace(message, body=_short(message.body, length))
        length //= 2


def _as_list(message: messages.Message, *, whatever_size: bool = False) -> messages.Message:
    """Tell a table that is too wide or too long as a list, its rows before the other facts."""
    table = message.table
    if table is None or (table.is_small() and not whatever_size):
        return message
    body = f"{message.body}\n\n{table.caption}" if table.caption else message.body
    return dataclasses.replace(message, body=body, table=None, facts=(*table.facts(), *message.facts))


def _fullest(message: messages.Message) -> Json:
    """Draw a card with as many facts as fit, with a word on how many are left out; found by halving."""
    fits, too_many = 0, len(message.facts) + 1
    # The whole fits nearly always, so it is tried first.
    middle = len(message.facts)
    while too_many - fits > 1:
        drawn = _card(message, held=middle)
        if _size(drawn) <= CARD_LIMIT:
            if middle == len(message.facts):
                return drawn
            fits = middle
        else:
            too_many = middle
        middle = (fits + too_many) // 2
    return _card(message, held=fits)


def _card(message: messages.Message, *, held: int) -> Json:
    words = message.picture_words()
    body = [
        *elements.title(message.title),
        *elements.body(message.body),
        *(elements.table(message.table) if message.table else ()),
        *_facts(message.facts, held),
        *(elements.picture(message.picture) if message.picture else ()),
        *(elements.body(words) if words else ()),
        *elements.sources(message),
    ]
    drawn: Json = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": body,
        "msteams": {"width": "Full"},
    }
    if message.choices:
        drawn["actions"] = [_choice(choice, number) for number, choice in enumerate(message.choices)]
    return drawn


def _facts(facts: tuple[messages.Fact, ...], held: int) -> list[Json]:
    """Draw the first facts in sight and the others that the card holds behind a button."""
    parts = [elements.fact(one) for one in facts[:held]]
    left = len(facts) - held
    tail = [elements.line(elements.run(f"and {left} more", isSubtle=True))] if left else []
    seen = held if held <= SHOWN + 1 else SHOWN
    shown = [each for part in parts[:seen] for each in part]
    if seen == held:
        return shown + tail
    more = f"Show all {len(facts)}" if not left else f"Show {held - seen} more"
    return shown + elements.folded([each for part in parts[seen:] for each in part] + tail, more)


def _choice(choice: messages.Choice, number: int) -> Json:
    """Draw a button that comes back as a value, not as words put into the reader's mouth (``imBack``)."""
    drawn: Json = {"type": "Action.Submit", "title": choice.label, "data": {"say": choice.says}}
    return drawn if number < PRIMARY_ACTIONS else drawn | {"mode": "secondary"}


def _short(text: str, longest: int = TEXT_LIMIT) -> str:
    return text if len(text) <= longest else f"{text[: longest - len(CUT)].rstrip()}{CUT}"


def _size(drawn: Json) -> int:
    return len(orjson.dumps(drawn))
