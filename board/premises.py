"""Whether a question names another figure than the one that answers it: *the £200,000 fund*, where £180,000 was agreed.

Pure. Only sums of money and percentages are compared, written in figures, and only where one stands on each side: of
several it is not sure which was meant, and a threshold (*more than £1m*) claims nothing.
"""

import re

_SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
           "bn": 1_000_000_000, "billion": 1_000_000_000}  # fmt: skip
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_MONEY = re.compile(
    rf"£\s?(\d[\d,]*(?:\.\d+)?)\s?({_SCALE})?\b|\b(\d[\d,]*(?:\.\d+)?)\s?({_SCALE})?\s(?:pounds|quid)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\b(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_CLAIMS_NOTHING = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower|bigger|smaller) than|\b(?:over|under|above|below|at least|at most|"
    r"up to|about|around|roughly|nearly|almost|some|circa|approximately|between|from|within|exceed\w*|if|or|and|to|"
    r"by|another|extra)\W*$",
    re.IGNORECASE,
)
_MOST_BEFORE = 20  # letters before a figure, in which it may be made a threshold


def correction(question: str, told: str, *, beside: str = "") -> str | None:
    """Say that the figure of a question is not the one that is told: *The papers say £180,000, not £200,000.*; or None.

    ``told`` are the papers' own words that answer the question; ``beside`` what stands with them, a target or the year
    before: whoever names one of these figures is not wrong.
    """
    for kind in (_MONEY, _PERCENT):
        named, held = _figures(kind, question, claimed=True), _figures(kind, told, claimed=False)
        if len(named) == 1 and len(held) == 1:
            (said, value), (written, own) = next(iter(named.items())), next(iter(held.items()))
            if value != own and value not in _figures(kind, beside, claimed=False).values():
                return f"The papers say {written}, not {said}."
    return None


def _figures(kind: re.Pattern[str], text: str, *, claimed: bool) -> dict[str, float]:
    """Give the figures of one kind in a text as written, each value once; ``claimed`` leaves thresholds out."""
    found: dict[float, str] = {}
    for each in kind.finditer(text):
        before = text[max(each.start() - _MOST_BEFORE, 0) : each.start()]
        if claimed and _CLAIMS_NOTHING.search(before):
            continue
        number, scale = (each[1] or each[3], each[2] or each[4]) if kind is _MONEY else (each[1], None)
        value = round(float(number.replace(",", "")) * _SCALES.get((scale or "").lower(), 1), 4)
        found.setdefault(value, each[0].strip())
    return {written: value for value, written in found.items()}
