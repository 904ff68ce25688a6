"""Reading what the papers write an abbreviation out as: *Harbour Community Health (HCH)*, permission first."""

import re
from collections.abc import Iterator

from acts import searching
from acts.asking import Asker
from storage.unit_of_work import UnitOfWork

_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "to", "&", "with", "at", "by"})
_MOST = 8  # words before the bracket that may belong to the long form
_LOOKED_AT = 40  # passages


async def written_out(uow: UnitOfWork, asker: Asker, short: str) -> list[tuple[str, str]]:
    """Give each long form that a passage writes beside an abbreviation, with its place; only where initials agree."""
    near = await searching.near(uow, asker, [[short.casefold()]], board=None, limit=_LOOKED_AT)
    found: dict[str, str] = {}
    for passage in near.passages:
        for long in _long_forms(passage.text, short):
            found.setdefault(long, passage.source.cite())
    return list(found.items())


def _long_forms(text: str, short: str) -> Iterator[str]:
    for match in re.finditer(rf"\(\s*[“\"']?{re.escape(short)}s?[”\"']?\s*\)", text):
        words = text[: match.start()].split()[-_MOST:]
        for count in range(2, len(words) + 1):
            long = words[-count:]
            if _agrees(long, short):
                yield " ".join(long).strip(" ,;:“”\"'*_")
                break
    for match in re.finditer(rf"\b{re.escape(short)}\s*\(([^()]{{5,90}})\)", text):
        written = match[1].removeprefix("the ").strip()
        if _agrees(written.split(), short):
            yield written


def _agrees(words: list[str], short: str) -> bool:
    """Tell whether the initials of some words are an abbreviation's letters, small words counted or not."""
    plain = [word.strip("“”\"'(),;:*_") for word in words]
    parts = [part for word in plain for part in re.split(r"[-/]", word) if part]
    letters = short.casefold()
    every = "".join(part[0] for part in parts).casefold()
    telling = "".join(part[0] for part in parts if part.casefold() not in _SMALL).casefold()
    return bool(parts) and parts[0].casefold() not in _SMALL and letters in {every, telling}
