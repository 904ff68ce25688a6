"""Passages of the papers, quoted under the words that they hold, each with its page; or that there are none."""

from acts import searching
from acts.searching import Found
from board import wording
from board.messages import Fact, Manner, Message
from dialogs import exchange as exchanges
from dialogs import subjects
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.understanding import Intent
from storage.search import Hit

_LONGEST = 600  # characters of a passage that are quoted; the page has the rest
_WHOLE = 0.995  # of what a question is about: from here up a passage holds all of it


async def quote(exchange: Exchange, about: str) -> Said:
    """Quote what the papers say about something, or say that they do not."""
    found = await searching.search(exchange.uow, exchange.asker, about, board=exchange.heard.slots.board)
    more = f" {exchanges.ALSO}" if found.offer_alone else ""
    if not found.hits:
        what = f"anything about “{wording.clip(about, 80)}”"
        message = exchanges.cannot_find(what, ASKS[Intent.AGENDA], ASKS[Intent.HELP])
        return say(exchange, Message(message.body + more, choices=message.choices, manner=message.manner))
    return say(exchange, _quoting(about, found, more))


def _quoting(about: str, found: Found, more: str) -> Message:
    """Quote passages under the words that they hold; of words that they do not hold, say so first."""
    whole = [hit for hit in found.hits if hit.coverage >= _WHOLE or not _missing(about, hit)]
    if whole:
        title = f"What the papers say about {wording.clip(about, 80)}"
        return Message(f"In the papers' own words:{more}", title=title, facts=tuple(map(_fact, whole)))
    missing = _missing(about, found.hits[0])
    nearest = [hit for hit in found.hits if set(_missing(about, hit)) <= set(missing)]
    held = subjects.phrases(about, [term for term in searching.keywords(about) if term not in missing])
    which = "These are" if len(nearest) > 1 else "This is"
    body = f"I find no passage that mentions {subjects.phrases(about, missing)} with the rest of your question. "
    body += f"{which} on {held}, in the papers' own words:"
    return Message(
        body + more, title=f"What the papers say about {held}", facts=tuple(map(_fact, nearest)), manner=Manner.NEAREST
    )


def _missing(about: str, hit: Hit) -> list[str]:
    return subjects.missing(about, f"{hit.passage.heading or ''} {hit.passage.text}")


def _fact(hit: Hit) -> Fact:
    quoted = f"“{wording.clip(hit.passage.text, _LONGEST)}”"
    return Fact(hit.passage.heading or "From the papers", quoted, hit.passage.source.cite())
