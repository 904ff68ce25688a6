"""Questions that only the papers themselves can answer: an entry that surely answers, else their own words, quoted."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from board.messages import Manner, Message
from dialogs import glossary, indicators, procedure, quoting, reports, risks, tables, telling
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.understanding import Intent

# Words with which somebody asks for what the papers say, whichever entry they also hold.
_QUOTE = frozenset({"mention", "mentions", "mentioned", "quote", "search", "passage", "passages"})
_SAYS = ("papers say", "pack say", "paper say", "minutes say", "say about", "says about", "said about", "said on")


class Asked(Protocol):
    """A kind of entry that is asked: an answer, or None where none of its entries surely answers."""

    def __call__(self, exchange: Exchange, *, sure: bool) -> Awaitable[Said | None]:
        """Ask; ``sure`` tells that the question was understood as one of this kind."""
        ...


async def papers(exchange: Exchange) -> Said:
    """Answer from an entry that surely does; else quote what the papers say, or say that they do not."""
    about = exchange.heard.slots.about.strip()
    if not _asks_to_quote(exchange) and (said := await surely(exchange)) is not None:
        return said
    if not _asks_to_quote(exchange) and (said := await quoting.nearest(exchange)) is not None:
        return said
    if not about:
        ask = "What would you like to know about? Give me a word or two."
        choices = (ASKS[Intent.ATTENDANCE], ASKS[Intent.DECISIONS], ASKS[Intent.HELP])
        return say(exchange, Message(ask, choices=choices, manner=Manner.ASKS))
    return await quoting.quote(exchange, about)


def first(own: Asked) -> Callable[[Exchange], Awaitable[Said]]:
    """Make the conversation that asks one kind first, then every other, and quotes the papers where none answers."""

    async def conversation(exchange: Exchange) -> Said:
        if said := await own(exchange, sure=True) or await surely(exchange) or await telling.no_meeting(exchange):
            return said
        return await quoting.quote(exchange, exchange.words.strip())

    return conversation


async def surely(exchange: Exchange) -> Said | None:
    """Give the answer of an entry that the words surely mean, whatever kind of question they were taken for."""
    for ask in _KINDS:
        if said := await ask(exchange, sure=False):
            return said
    return None


def _asks_to_quote(exchange: Exchange) -> bool:
    words = exchange.words.lower()
    return bool(exchange.lows & _QUOTE) or any(said in words for said in _SAYS)


_KINDS: tuple[Asked, ...] = (
    reports.answer,
    procedure.answer,
    glossary.answer,
    risks.answer,
    indicators.answer,
    tables.answer,
)
