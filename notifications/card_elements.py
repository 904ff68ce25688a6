"""The parts of an Adaptive Card that a message needs, each made from a value of ``board``. Only drawing lives here.

All words go into text runs, which know no markdown ("Text features", Adaptive Cards docs): an agenda number, an
asterisk or a bracket from a paper is shown as it was written.
"""

import base64
import itertools
from typing import Any

from board import messages, wording
from board.pictures import Bars
from notifications import charts

QUOTE_LIMIT = 240  # characters of a paper's own sentence under a fact; the text and the mail have all of it
NARROWEST, WIDEST = 8, 30  # the least and the most that one column weighs against another, its edges included
EDGES = 3  # letters' worth of the empty space in a cell
REST, MORE, FEWER = "rest", "more", "fewer"  # names of parts within a card, by which a button shows and hides them

Json = dict[str, Any]


def title(text: str | None) -> list[Json]:
    """Draw the head of a card."""
    return [line(run(text, weight="bolder", size="medium"))] if text else []


def body(text: str) -> list[Json]:
    """Draw each line by itself, so that no client runs two of them together; an empty line makes a paragraph."""
    lines: list[Json] = []
    spacing = "default"
    for each in text.splitlines():
        if each.strip():
            lines.append(line(run(each.strip()), spacing=spacing))
        spacing = "none" if each.strip() else "default"
    return lines


def fact(one: messages.Fact) -> list[Json]:
    """Draw a line of a list; its place and the paper's own sentence small beneath."""
    drawn = [line(run(f"{one.name}: ", weight="bolder"), run(one.value), spacing="small")]
    if one.source:
        # Alone in its block: some clients begin a new line before and after a run that can be opened.
        drawn.append(line(source(one.source), spacing="none"))
    return drawn + ([quote(one.quote)] if one.quote else [])


def source(said: str) -> Json:
    """Draw a citation; where it can be opened, as a link."""
    link = messages.link_of(said)
    if link is None:
        return run(said, isSubtle=True, size="small")
    return run(said, color="accent", size="small", underline=True, selectAction={"type": "Action.OpenUrl", "url": link})


def quote(sentence: str) -> Json:
    """Draw the paper's own sentence."""
    return line(
        run(f"“{wording.clip(sentence, QUOTE_LIMIT)}”", italic=True, isSubtle=True, size="small"), spacing="none"
    )


def sources(message: messages.Message) -> list[Json]:
    """Draw the citations of the whole on a line, or one below the other where they can be opened."""
    drawn = [quote(sentence) for sentence in message.quotes()]
    if not message.sources:
        return drawn
    if not any(messages.link_of(said) for said in message.sources):
        told = "Source: " + "; ".join(message.sources)
        return [*drawn, line(run(told, isSubtle=True, size="small"), spacing="medium")]
    head = run("Source: ", isSubtle=True, size="small")
    if len(message.sources) == 1:
        return [*drawn, line(head, source(message.sources[0]), spacing="medium")]
    return [*drawn, line(head, spacing="medium"), *(line(source(said), spacing="none") for said in message.sources)]


def table(one: messages.Table) -> list[Json]:
    """Draw a small table, its first row as its head ("Table", since version 1.5)."""
    columns = list(itertools.zip_longest(one.head, *one.rows, fillvalue=""))
    drawn: Json = {
        "type": "Table",
        "columns": [{"width": _weight(column)} for column in columns],
        "firstRowAsHeaders": True,
        "rows": [_row(one.head, weight="bolder"), *(_row(row) for row in one.rows)],
    }
    return [*([line(run(one.caption, weight="bolder"))] if one.caption else []), drawn]


def _weight(column: tuple[str, ...]) -> int:
    return min(max(max(map(len, column)) + EDGES, NARROWEST), WIDEST)


def _row(cells: tuple[str, ...], **look: object) -> Json:
    items = [{"type": "TableCell", "items": [line(run(cell or " ", **look))]} for cell in cells]
    return {"type": "TableRow", "cells": items}


def picture(bars: Bars) -> list[Json]:
    """Draw the picture into the card itself: Teams would fetch any other without signing in. Nothing if it cannot."""
    png = charts.png(bars)
    if png is None:
        return []
    url = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    return [{"type": "Image", "url": url, "altText": bars.words(), "width": f"{charts.WIDTH}px"}]


def folded(parts: list[Json], more: str) -> list[Json]:
    """Hide parts behind a button that needs no answer from us ("Action.ToggleVisibility", since version 1.2)."""
    flip = [REST, MORE, FEWER]
    return [
        {"type": "Container", "id": REST, "isVisible": False, "spacing": "small", "items": parts},
        _button(MORE, more, flip),
        _button(FEWER, "Show fewer", flip) | {"isVisible": False},
    ]


def _button(name: str, says: str, targets: list[str]) -> Json:
    action = {"type": "Action.ToggleVisibility", "title": says, "targetElements": targets}
    return {"type": "ActionSet", "id": name, "actions": [action]}


def line(*runs: Json, spacing: str = "default") -> Json:
    """Draw a line of runs."""
    return {"type": "RichTextBlock", "inlines": list(runs), "spacing": spacing}


def run(text: str, **look: object) -> Json:
    """Draw some words."""
    return {"type": "TextRun", "text": text, **look}
