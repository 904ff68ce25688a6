"""A message value as an Adaptive Card, or as plain text where a card would say no more. Only drawing lives here.

All words of a message go into text runs, which know no markdown ("Text features", Adaptive Cards docs): an agenda
number, an asterisk or a bracket from a paper is shown as it was written. The card and ``Message.text()`` say the same.
"""

import dataclasses
from typing import Any

import orjson

from board import messages

CARD_LIMIT = 24_000  # bytes of a card; Teams' documents say 28 KB to 40 KB for a message, and the envelope takes some
TEXT_LIMIT = 12_000  # characters of a text, which Teams counts as two bytes each
PRIMARY_ACTIONS = 5  # buttons shown; Teams puts further ones behind "…" when they are marked so
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
TEXT_FORMAT = "plain"  # "raw text with no formatting applied" ("Format your bot messages", Teams platform docs)
UNTITLED = "A message from the clerk"  # what a preview shows of a card without a title: never its body
CUT = "… This is longer than one message can be. Ask about a part of it to read the rest."

SOURCES_IN_TEXT = 2  # more of them are a list

Json = dict[str, Any]


def needs_card(message: messages.Message) -> bool:
    """Tell whether a card reads better than text: a list, several sources, or choices, easier tapped than typed."""
    return bool(message.choices) or bool(message.title and message.facts) or len(message.sources) > SOURCES_IN_TEXT


def activity(message: messages.Message) -> Json:
    """Draw a message as what a Bot Framework activity says (no addresses), as a card alone or as text alone.

    A text and a card in one activity are split by Microsoft's local Teams client and come back without an id. The
    summary is what notifications and previews show, so it is the title, which carries nothing restricted.
    """
    if not needs_card(message):
        return {"type": "message", "text": _short(message.text()), "textFormat": TEXT_FORMAT}
    return {
        "type": "message",
        "summary": message.title or UNTITLED,
        "attachments": [{"contentType": CONTENT_TYPE, "content": card(message)}],
    }


def card(message: messages.Message) -> Json:
    """Draw an Adaptive Card 1.5, under the size limit: first facts are left out, with a word on how many, then text."""
    whole = _card(message, shown=len(message.facts))
    if _size(whole) <= CARD_LIMIT:
        return whole
    shown = _most_that_fit(message)
    if shown:
        return _card(message, shown=shown)
    return _card(dataclasses.replace(message, body=_short(message.body)), shown=0)


def _most_that_fit(message: messages.Message) -> int:
    """Find by halving how many facts a card can hold."""
    fits, too_many = 0, len(message.facts)
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        fits, too_many = (half, too_many) if _size(_card(message, shown=half)) <= CARD_LIMIT else (fits, half)
    return fits


def _card(message: messages.Message, *, shown: int) -> Json:
    left = len(message.facts) - shown
    body = [*_title(message), *_body(message.body)]
    for fact in message.facts[:shown]:
        body += _fact(fact)
    if left:
        body.append(_line(_run(f"and {left} more", isSubtle=True)))
    if message.sources:
        body.append(_line(_run("Source: " + "; ".join(message.sources), isSubtle=True, size="small"), spacing="medium"))
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


def _title(message: messages.Message) -> list[Json]:
    return [_line(_run(message.title, weight="bolder", size="medium"))] if message.title else []


def _body(text: str) -> list[Json]:
    """Draw each line by itself, so that no client runs two of them together; an empty line makes a paragraph."""
    lines: list[Json] = []
    spacing = "default"
    for line in text.splitlines():
        if line.strip():
            lines.append(_line(_run(line.strip()), spacing=spacing))
        spacing = "none" if line.strip() else "default"
    return lines


def _fact(fact: messages.Fact) -> list[Json]:
    drawn = [_line(_run(f"{fact.name}: ", weight="bolder"), _run(fact.value), spacing="small")]
    if fact.source:
        drawn.append(_line(_run(fact.source, isSubtle=True, size="small"), spacing="none"))
    return drawn


def _choice(choice: messages.Choice, number: int) -> Json:
    """Draw a button that comes back as a value, not as words put into the reader's mouth (``imBack``)."""
    drawn: Json = {"type": "Action.Submit", "title": choice.label, "data": {"say": choice.says}}
    return drawn if number < PRIMARY_ACTIONS else drawn | {"mode": "secondary"}


def _line(*runs: Json, spacing: str = "default") -> Json:
    return {"type": "RichTextBlock", "inlines": list(runs), "spacing": spacing}


def _run(text: str, **look: object) -> Json:
    return {"type": "TextRun", "text": text, **look}


def _short(text: str) -> str:
    return text if len(text) <= TEXT_LIMIT else f"{text[: TEXT_LIMIT - len(CUT)].rstrip()}{CUT}"


def _size(drawn: Json) -> int:
    return len(orjson.dumps(drawn))
