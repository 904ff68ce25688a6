"""The ground on which an agenda keeps an item from the public: the paragraph of the law, in the agenda's own words."""

import re
from collections.abc import Iterable

# “paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information relating to …)”: what the bracket
# says is the law's own description; other words in brackets may be about the matter itself.
_GROUND = re.compile(
    r"(?:paragraphs?|paras?\.?|categor(?:y|ies))\s+\d[\dA-Za-z(),&\s]{0,30}?\s*(?:of\s+)?(?:Part\s+\S{1,3}\s+of\s+)?"
    r"Schedule\s+12A\b(?:\s*(?:of|to)\s+the\s+Local\s+Government\s+Act\s+1972)?(?:\s*\(as amended\))?"
    r"(?P<described>\s*\(\s*information\s+(?:relating|which|in respect)\b[^()]{1,200}\))?",
    re.IGNORECASE,
)


def ground(said: Iterable[str], *, described: bool) -> str | None:
    """Give the ground that is stated in any of some texts; None where none is.

    ``described`` takes the description in brackets with it: whoever may not see the item is told the paragraph alone.
    """
    found = next((found for text in said if (found := _GROUND.search(text))), None)
    if found is None:
        return None
    whole = found[0] if described else found[0].removesuffix(found["described"] or "")
    return " ".join(whole.split())
