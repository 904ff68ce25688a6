"""Traffic lights as papers set them: a word, a letter, a coloured mark; what is doubtful is no light.

Only the light is read here; the words around it are kept by whoever asks.
"""

import re

from board.packs import layout
from board.packs.entries import Rag

_MARKS = {"🔴": Rag.RED, "🟥": Rag.RED, "🟠": Rag.AMBER, "🟡": Rag.AMBER, "🟧": Rag.AMBER, "🟨": Rag.AMBER}
_MARKS |= {"🟢": Rag.GREEN, "🟩": Rag.GREEN, "⚪": Rag.NONE}
_WORDS = {"red": Rag.RED, "amber": Rag.AMBER, "green": Rag.GREEN, "grey": Rag.NONE, "gray": Rag.NONE}
_LETTERS = {"r": Rag.RED, "a": Rag.AMBER, "g": Rag.GREEN, "n/a": Rag.NONE, "na": Rag.NONE}
_MARK = re.compile(f"[{''.join(_MARKS)}]\ufe0f?")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_LETTER = re.compile(r"[\W_]*(r|a|g|n/?a)[\W_]*", re.IGNORECASE)


def find(text: str) -> Rag | None:
    """Find the one light that a text names; None where it names none, or two that differ."""
    alone = _LETTER.fullmatch(text)
    if alone and not _MARK.search(text):
        return _LETTERS[alone[1].lower()]
    found = {_MARKS[mark[0]] for mark in _MARK.findall(text)} | {_WORDS[word.lower()] for word in _WORD.findall(text)}
    return found.pop() if len(found) == 1 else None


def of_mark(text: str) -> Rag | None:
    """Find the light that a coloured mark sets beside a figure."""
    return find("".join(_MARK.findall(text)))


def without_mark(text: str) -> str:
    """Give the text without coloured marks."""
    return layout.flat(_MARK.sub(" ", text))


def only(text: str) -> bool:
    """Tell a cell that holds a light and nothing else."""
    rest = _WORD.sub("", without_mark(text)).strip(" .:-")
    return find(text) is not None and (not rest or rest.lower() in _LETTERS)
