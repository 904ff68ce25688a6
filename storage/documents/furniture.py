"""Running heads and feet of a text: lines that come again on every page with the page's number in them.

The first is a line like any other, since it may name the board; the others become page marks, so that they part no
table and are no words of any paper. A line that keeps the page from the public is no furniture, however often it comes.
"""

import re
from collections import Counter
from collections.abc import Sequence

OFTEN = 3  # times that a line comes before it is taken for a running one
LONGEST = 200  # characters of a running line

_PAGE = re.compile(r"\bpage\s+(?P<number>[\dlIO]{1,4})(?:\s+of\s+[\dlIO]{1,4})?\b", re.IGNORECASE)
_RESTRICTS = re.compile(
    r"\b(?:exempt|confidential|restricted|private|not for publication|part (?:ii|2|b))\b", re.IGNORECASE
)
_MISREAD = str.maketrans("lIO", "110")  # letters that a scanner takes for figures


def marked(lines: Sequence[str]) -> list[str]:
    """Give the same lines, with each running head or foot made into the mark of its page (``Page 3``)."""
    found = [_PAGE.search(line) if len(line) <= LONGEST and "age" in line else None for line in lines]
    shapes = [_shape(line) if page else "" for line, page in zip(lines, found, strict=True)]
    seen: set[str] = set()
    often = {shape for shape, times in Counter(shapes).items() if shape and times >= OFTEN}
    made: list[str] = []
    for line, page, shape in zip(lines, found, shapes, strict=True):
        if page is None or shape not in often or _RESTRICTS.search(line):
            made.append(line)
        elif shape in seen:
            made.append(f"Page {page['number'].translate(_MISREAD)}")
        else:
            made.append(_PAGE.sub("", line).strip())
            seen.add(shape)
    return made


def _shape(line: str) -> str:
    """Give a line without its page's number and its spaces; nothing for one that is all number, a mark already."""
    rest = " ".join(_PAGE.sub(" ", line).split())
    return rest if any(letter.isalpha() for letter in rest) else ""
