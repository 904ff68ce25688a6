"""Handing papers in: somebody sends a file, it is taken or not, and they are told at once which.

What was read out of it is told when it has been read (``acts.receiving``): that may take longer than an answer may.
"""

import re
from collections.abc import Sequence

from acts import receiving
from acts.asking import Asker
from acts.receiving import File
from board import wording
from board.messages import Choice, Message
from storage.unit_of_work import UnitOfWork

# Said beside a file, or in its name, each of these keeps the whole of it from the public.
_EXEMPT = re.compile(
    r"(?<![a-z])(?:exempt|confidential|not\s+for\s+(?:the\s+)?(?:public|publication)|part\s?(?:2|ii|two|b)|private|"
    r"restricted|do\s+not\s+publish|not\s+public)(?![a-z])",
    re.IGNORECASE,
)
# Only the plain denial right before such a word says the opposite: "this is not exempt".
_DENIED = re.compile(
    r"\b(?:not|isn['’]?t|no\s+longer)\s+(?:an?\s+)?(?:exempt|confidential|private|restricted)\b", re.IGNORECASE
)
_DOUBT = re.compile(r"\b(?:sure|certain|know|if|whether|may|might|maybe|perhaps)\b", re.IGNORECASE)


async def files(
    uow: UnitOfWork, asker: Asker, given: Sequence[File], words: str, *, conversation_id: int
) -> tuple[Message, ...]:
    """Take files that came with some words, or say who may hand papers in."""
    exempt = any(is_exempt(said) for said in (words, *(file.name for file in given)))
    taken = await receiving.receive(uow, asker, given, conversation_id=conversation_id, exempt=exempt)
    if not taken:
        return (Message(_REFUSED, choices=(Choice("Administrator", "Who is the administrator of the board?"),)),)
    names = wording.listing(file.name for file in taken)
    body = f"I have {names}. I will read {'it' if len(taken) == 1 else 'them'} now and tell you here what I found."
    if exempt:
        body += " Everything in it will be kept from the public, as its name or your words say."
    if len(taken) < len(given):
        body += f" I took the first {len(taken)}; please send the other {len(given) - len(taken)} again."
    return (Message(body),)


def is_exempt(words: str) -> bool:
    """Tell whether the words beside a file, or its name, keep it from the public; in doubt they do."""
    said = words.replace("_", " ")
    if not _DOUBT.search(said):
        said = _DENIED.sub(" ", said)
    return _EXEMPT.search(said) is not None


_REFUSED = (
    "I take papers only from a board's administrator or their deputy, and only in our own chat. Nothing was kept. "
    "Please give the file to the administrator."
)
