"""The signs that Word takes from its symbol fonts, as letters that people read: ticks, boxes, bullets.

Only the signs live here; where they stand is ``storage.documents.word_reading``'s business.
"""

SYMBOLS = {  # of the fonts Symbol and Wingdings, by the last two figures of their code
    "B7": "•", "A7": "•", "6C": "•", "6E": "•", "76": "•", "D8": "•", "B3": "≥", "A3": "≤", "FC": "✓", "FB": "✗",
    "A8": "☐", "6F": "☐", "FE": "☑", "78": "☒", "FD": "☒", "E0": "→", "B1": "±",
}  # fmt: skip

FIGURES = frozenset("0123456789ABCDEF")
LENGTH = 4  # figures of a code


def shown(code: str, font: str) -> str:
    """Give the sign of a code in a font, both as Word writes them; nothing where the sign is not known."""
    code = code.upper()
    if code[:2] == "F0" or "wingdings" in font.lower():
        return SYMBOLS.get(code[-2:], "")
    if len(code) == LENGTH and FIGURES.issuperset(code) and code[0] != "D":
        return chr(int(code, 16))
    return ""
