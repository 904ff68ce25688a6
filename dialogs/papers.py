"""Questions that only the papers themselves can answer: their own words, quoted, each with its page."""

from acts import searching
from board import wording
from board.messages import Fact, Message
from dialogs import exchange as exchanges
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.understanding import Intent

# Said to every member whenever a search among others finds nothing: that restricted papers held the words, or did not,
# would already tell something of them.
_ALSO = "In our own chat I also search what is not for publication."
_LONGEST = 600  # characters of a passage that are quoted; the page has the rest


async def papers(exchange: Exchange) -> Said:
    """Quote what the papers say, or say that they do not."""
    slots = exchange.heard.slots
    about = slots.about.strip()
    if not about:
        ask = "What would you like to know about? Give me a word or two."
        return say(exchange, Message(ask, choices=(ASKS[Intent.ATTENDANCE], ASKS[Intent.DECISIONS], ASKS[Intent.HELP])))
    found = await searching.search(exchange.uow, exchange.asker, about, board=slots.board)
    more = f" {_ALSO}" if found.offer_alone else ""
    if not found.hits:
        what = f"anything about “{wording.clip(about, 80)}”"
        message = exchanges.cannot_find(what, ASKS[Intent.AGENDA], ASKS[Intent.HELP])
        return say(exchange, Message(message.body + more, choices=message.choices))
    facts = tuple(
        Fact(hit.passage.heading or "From the papers", _quoted(hit.passage.text), hit.passage.source.cite())
        for hit in found.hits
    )
    title = f"What the papers say about {wording.clip(about, 80)}"
    return say(exchange, Message(f"In the papers' own words:{more}", title=title, facts=facts))


def _quoted(text: str) -> str:
    return f"“{wording.clip(text, _LONGEST)}”"
