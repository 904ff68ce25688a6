"""Which words mark a paper as exempt, confidential or not for publication, and which only speak of such things.

A mark is looked for in titles, banners and the labels of a report's head, never inside running text. In doubt a banner
counts as a mark: what is held back wrongly can be released, what is shown wrongly cannot be taken back.
"""

import dataclasses
import re
from collections.abc import Sequence

from board.packs import layout
from board.packs.values import Block, BlockKind

_MARK = re.compile(
    r"\bnot\s+(?:for|to\s+be)\s+(?:publication|published|public(?:\s+(?:release|disclosure|inspection))?\b)|"
    r"\bexempt\b|\bconfidential\b|\bin\s+confidence\b",
    re.IGNORECASE,
)
# Words that hold a mark's letters and mark nothing: denials, questions of a form, and matters of that name.
_NO_MARK = re.compile(
    r"\b(?:not|non|nothing|no|nor)[\s-]+(?:an?\s+|any\s+|considered\s+(?:to\s+be\s+)?)?(?:exempt|confidential)\b(?:\s+or\s+(?:exempt|confidential)\b)?|"
    r"\bneither\s+(?:exempt|confidential)\s+nor\s+(?:exempt|confidential)|"
    r"\b(?:exempt|confidential)\b[^.]{0,20}\(if applicable\)|\bto be (?:exempt|confidential)\b|"
    r"\bexempt accommodation|\b(?:tax|vat|fee|rent|business rates?)[\s-]exempt|"
    r"\bconfidential (?:waste|shredding|helpline)|"
    r"\b(?:exempt|confidential) (?:papers|items|reports|appendices|documents) (?:are|will be) "
    r"(?:printed |copied |marked )?(?:on \w+ (?:paper|pages)|(?:sent |circulated )?separately)\b|"
    r"\bstatement of confidential\w*|\bis (?:it|this|the \w+)\b[^?]{0,40}\?",
    re.IGNORECASE,
)
_EXCLUSION = re.compile(
    r"\bexclu(?:sion|de|ding)\b.{0,20}\b(?:press|public)\b|"
    r"\b(?:press|public)\b[^.]{0,20}\b(?:be|are|is|were)\s+excluded\b",
    re.IGNORECASE,
)
_PART_TWO = re.compile(
    r"\b(?:part|section)\s+(?:b|2|ii|two)\b.*\b(?:private|closed)|"
    r"^\W*(?:private|closed) (?:session|items?|part|agenda|business)\b",
    re.IGNORECASE,
)
_SECRET_PART = re.compile(
    r"^\W*(?:(?:part|section)\s+(?:b|2|ii|two)\b|"
    r"(?:private|closed|confidential|exempt) (?:session|items|part|agenda|business)\b)",
    re.IGNORECASE,
)
_OPEN_PART = re.compile(
    r"^\W*(?:(?:part|section)\s+(?:a|1|i|one)\b|public (?:session|items?|part)\b|open (?:session|items?))",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"[-–—(]\s*(?:private|closed|part (?:b|2|ii))\b", re.IGNORECASE)
_CLASSED = re.compile(r"confidential|exempt|classif|publication|access to information|status|restrict", re.IGNORECASE)
_ANSWER_NO = re.compile(r"^\W*(?:no|none|n/?a|not applicable|open|public|unrestricted|not? .*|nil)\b", re.IGNORECASE)
_ANSWER_YES = re.compile(r"^\W*(?:yes|part(?:ly|ially)?|private|closed|restricted)\b", re.IGNORECASE)
# Plain words that may stand beside a mark on a banner that is neither bold nor a heading.
_BANNER = (
    "strictly private and exempt confidential not for publication public release in confidence this item paper report "
    "appendix annex document page part is a b i ii iii 1 2 3 restricted information marked board members only the by "
    "virtue of paragraph paragraphs schedule 12a local government act 1972 contains"
)
_BANNER_WORDS = frozenset(_BANNER.split())


def marks(title: str) -> bool:
    """Tell whether a title says that what it heads is exempt, confidential or not for publication."""
    return _MARK.search(_NO_MARK.sub(" ", layout.flat(title))) is not None


def excludes(title: str) -> bool:
    """Tell an item that sends press and public out: what follows it is heard without them."""
    return _EXCLUSION.search(title) is not None or _PART_TWO.search(title) is not None


def reopens(title: str) -> bool:
    """Tell a heading that opens the public part of an agenda."""
    return _OPEN_PART.search(title) is not None and not marks(title)


def opens_secret(block: Block) -> bool:
    """Tell a heading or short line that opens the part of an agenda which the public does not hear."""
    text = layout.flat(block.text)
    return is_part(block) and not reopens(text) and (marks(text) or excludes(text))


def is_part(block: Block) -> bool:
    """Tell a short line that opens a part of an agenda, which need not be a heading: ``PART B - EXEMPT``."""
    text = layout.flat(block.text)
    is_line = block.kind is not BlockKind.BREAK and len(text.split()) <= layout.SHORT and not text.endswith(".")
    return is_line and (_OPEN_PART.search(text) is not None or _SECRET_PART.match(text) is not None)


def is_private(head: str) -> bool:
    """Tell minutes or a tracker of a private sitting by the head: ``Joint Board – Private``."""
    return marks(head) or _PRIVATE.search(head) is not None


def is_banner(block: Block) -> bool:
    """Tell a line that marks what follows it: a heading, a bold or lone line, or one that opens with the mark."""
    if block.kind is BlockKind.PARAGRAPH and "\n" in block.text:
        first = block.text.split("\n", 1)[0]
        return is_banner(dataclasses.replace(block, text=first)) or is_banner(
            dataclasses.replace(block, text=layout.flat(block.text))
        )
    text = layout.flat(block.text)
    if block.kind is BlockKind.BREAK or not marks(text):
        return False
    if layout.stands_out(block) or (layout.lone(block) and block.strong):
        return True
    if block.kind is BlockKind.ROW and not layout.lone(block):
        return False
    opening = re.match(r"\W*(?:NOT FOR PUBLICATION|EXEMPT|(?:STRICTLY )?CONFIDENTIAL|PRIVATE AND CONFIDENTIAL)\b", text)
    return opening is not None or set(layout.words(text)) <= _BANNER_WORDS


def declared(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a report's own statement marks it: a label with its answer, in one row or in the line below it."""
    block = blocks[at]
    found = layout.label(block)
    if found is not None and _CLASSED.search(found[0]) and len(found[0].split()) <= layout.SHORT and found[1]:
        return _answers(*found)
    statement = layout.flat(block.text).lower().strip(" :")
    if re.fullmatch(
        r"(?:statement of )?(?:confidentiality|confidential(?:ity)? (?:statement|information)|"
        r"exempt(?:ion)? (?:statement|information))",
        statement,
    ):
        below = next((after for after in blocks[at + 1 : at + 3] if after.kind is not BlockKind.BREAK), None)
        return below is not None and _answers("", below.text)
    return False


def _answers(question: str, answer: str) -> bool:
    said = layout.flat(answer)
    if marks(said):
        return True
    return (
        bool(question)
        and marks(question + " item")
        and not _ANSWER_NO.match(said)
        and _ANSWER_YES.match(said) is not None
    )
