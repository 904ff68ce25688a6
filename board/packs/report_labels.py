"""The labels of a decision report: which words open which part, wherever they stand.

A label may be a cell of a form, a heading, a bold line or the words before a colon; what stands beneath it is told in
``report_parts``.
"""

import enum
import re
from collections.abc import Iterator, Sequence

from board.packs import layout
from board.packs.values import Block, BlockKind

LONGEST = 160  # characters of a label, even one that asks a whole question


class Part(enum.Enum):
    """What a label opens."""

    DECISION_MAKER = enum.auto()
    SUBJECT = enum.auto()
    DATE = enum.auto()
    ITEM = enum.auto()
    REPORT_OF = enum.auto()
    PURPOSE = enum.auto()
    CONTACT = enum.auto()
    CONFIDENTIALITY = enum.auto()
    SUMMARY = enum.auto()
    RECOMMENDATIONS = enum.auto()
    KEY_DECISION = enum.auto()
    WARDS = enum.auto()
    ASSESSMENT = enum.auto()
    APPENDICES = enum.auto()
    ROOMS = enum.auto()
    BACKGROUND = enum.auto()
    UMBRELLA = enum.auto()  # heads other labels and holds nothing itself
    SECTION = enum.auto()


OPENING = frozenset(
    (Part.DECISION_MAKER, Part.SUBJECT, Part.DATE, Part.ITEM, Part.REPORT_OF, Part.PURPOSE, Part.CONTACT)
)

# Matched against the whole of a label in lower case, without its number, its "(s)" and the marks around it.
_LABELS = {
    Part.UMBRELLA: r"supporting (?:documentation|information)|report details",
    Part.DECISION_MAKER: r"decision[- ]?makers?|reporte?d? to|(?:name of )?(?:meeting|board|committee)(?: name|"
    r" title)?|"
    r"decision(?: to be)? (?:taken|made) by|decision[- ]making body|for consideration by|presented to|to|for|"
    r"(?:report|paper|decision) for|to be (?:considered|decided|received|taken) by|who (?:decides|will decide|"
    r"is asked)|(?:considered|received) by",
    Part.SUBJECT: r"subject(?: matter| of (?:the )?report)?|(?:report|paper|item)? ?(?:title|subject)|"
    r"title of (?:the )?(?:report|paper|item)",
    Part.DATE: r"(?:proposed )?date of (?:the )?(?:decision|meeting|board|committee)|"
    r"(?:meeting|decision|board|committee) date|date|(?:meeting|board|committee) on|when (?:it is|we) decided?",
    Part.ITEM: r"(?:agenda )?item(?: no\.?| number| ref(?:erence)?)?|agenda (?:no|number|ref(?:erence)?)",
    Part.PURPOSE: r"(?:the )?purpose(?: of (?:the |this )?(?:report|paper))?|for|"
    r"(?:is )?(?:(?:this|the) )?(?:report|paper) (?:is )?for|action (?:required|requested)",
    Part.REPORT_OF: r"(?:joint )?(?:report|paper) (?:of|by|from)(?: the)?|from",
    Part.CONTACT: r"contacts?|(?:(?:report|paper) )?(?:presented|prepared|written|completed|submitted|introduced|"
    r"brought) by|portfolio holder|who (?:wrote|prepared|brings|presents)(?: (?:this|it))?(?: (?:report|paper))?|"
    r"whom? to ask|"
    r"(?:contact )?for further information|contact for further information|"
    r"(?:[a-z/&'-]+ ){0,5}(?:[a-z-]+/)?(?:authors?|directors?|leads?|officers?|sponsors?|presenters?|contacts?)"
    r"(?: details)?(?: (?:and|&|/) (?:job )?(?:title|post|role))?|(?:lead|cabinet|executive|elected) members?",
    Part.CONFIDENTIALITY: r"(?:statement of )?confidential(?:ity)?(?: statement| status| information)?|"
    r"confidential (?:or|and) exempt information|exempt(?:ion)?(?:/confidential)?(?: information| statement)?|"
    r"(?:report |document |security )?classification|publication status|public or (?:private|exempt)",
    Part.SUMMARY: r"(?:brief |executive |report )?summary(?: of (?:the |this )?(?:report|paper|key (?:issues|"
    r"points)))?|"
    r"purpose and (?:executive )?summary",
    Part.RECOMMENDATIONS: r"(?:officer |summary of |the )?recommendations?(?: to (?:the )?[a-z ]{2,60})?|"
    r"recommended (?:decisions?|actions?)|recommended that|"
    r"(?:decisions?|actions?|outcomes?|approvals?|agreement) (?:required|requested|sought|needed)(?: (?:of|by|"
    r"from) the [a-z ]{2,60})?|"
    r"what (?:is )?the [a-z ]{2,60} is asked to do|(?:resolutions?|decisions?) proposed|"
    r"what (?:you|members|the [a-z ]{2,60}) (?:needs?|has|have|is|are) to (?:do|decide|agree|consider)|"
    r"(?:proposed|recommended|draft|suggested) (?:resolutions?|decisions?)|(?:the )?asks?(?: of the [a-z ]{2,60})?|"
    r"(?:what )?(?:we|i|officers) (?:now |would |are )?(?:ask(?:ing)?|recommend(?:ing)?|invite|request|propose|seek)\b"
    r"[a-z ,]{0,60}|what (?:you|members|the [a-z ]{2,60}) (?:is|are) (?:being )?asked(?: (?:to|for)[a-z ]{0,40})?|"
    r"(?:the )?[a-z][a-z &-]{2,80} (?:is|are) (?:therefore )?(?:asked|recommended|requested|invited) to",
    Part.KEY_DECISION: r"(?:is (?:this|it) a )?key decision(?: ref(?:erence)?| \(y(?:es)?/no?\))?",
    Part.WARDS: r"(?:electoral )?wards?(?:(?: ?/ ?| and | & )(?:communities|areas|divisions))?"
    r"(?: (?:directly )?(?:affected|concerned|involved))?|(?:affected|relevant) wards?|communities affected|"
    r"(?:electoral )?divisions(?: affected)?|localities(?: affected)?|areas? affected|"
    r"(?:which|what) (?:electoral )?(?:wards?|localities|divisions|communities) .{0,40}",
    Part.ROOMS: r"documents? (?:placed |available |deposited )?in (?:the )?members'? ?rooms?.*",
    Part.BACKGROUND: r"title of background papers?|(?:further|other|additional) reading|references|"
    r"(?:papers?|documents?|reports?|sources) (?:behind|relied|used|consulted|referred|drawn on|read)\b.{0,40}|"
    r"where to (?:find out|read|learn) more|what (?:else )?(?:to|you (?:can|may|should)) read\b.{0,30}|"
    r"(?:other |list of )?background (?:papers?|documents?|reading)\b.*|"
    r"local government \(access to information\).* background papers?",
    Part.APPENDICES: r"(?:list of )?(?:appendix|appendices|annexe?s?|enclosures?|attachments?|supporting (?:papers|"
    r"documents))(?: (?:attached|enclosed))?|attached|enclosed|(?:papers|documents) attached",
}
_COMPILED = {part: re.compile(pattern) for part, pattern in _LABELS.items()}
_ASSESSMENT = re.compile(
    r"\b(?:impact|equality|privacy|data protection|sustainability) (?:[a-z]+ )?(?:impact )?(?:assessments?|"
    r"screening)\b|"
    r"\b(?:dpia|eqia|eqa|esia|eia|qia|pia)\b|^(?:equality|privacy|quality) (?:impacts?|analysis)$"
)
# What a report is for, said in a form: one of these words, or a few of them with boxes to tick.
_FOR = re.compile(
    r"(?:\W|\b(?:for|to|and|or|the|board|committee|only|yes|no|x|y|n)\b|\b(?:deci(?:sion|de)|approv(?:al|e)|"
    r"discuss(?:ion)?|"
    r"information|inform|not(?:e|ing)|assurance|assure|endorse(?:ment)?|consider(?:ation)?|ratif(?:y|ication)|"
    r"agree(?:ment)?|consultation|support|review|comment|action|receive)s?\b)+",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"(?:appendix|annexe?|enclosure|schedule)\s+\w{1,4}\b")
_KNOWN_SECTION = re.compile(
    r"(?:[a-z/&,' -]{1,60} )?implications?\b.{0,60}|reasons? for .{1,60}|(?:alternative|other) options.{0,60}|"
    r"options(?: considered| appraisal)?|details?(?: \(.{1,60}\))?|background(?: information| and context)?|"
    r"introduction|context|(?:public )?consultation.{0,40}|engagement.{0,40}|conclusions?|next steps|"
    r"(?:the )?purpose(?: of (?:the |this )?(?:report|paper))?|main (?:report|body)|proposals?|discussion|"
    r"key (?:issues|points|messages)|(?:key )?risks?(?: (?:management|and mitigations?|assessment))?|governance|"
    r"timetable|timescales?|conflicts? of interests?|finance|resources|legal|equality and diversity"
)
_FIRST_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.):]?|[a-z][.)]|\([a-z0-9]{1,3}\))\s+(?=\S)", re.IGNORECASE
)
_LABELLED = re.compile(r"\s*([^:?\n]{2,160})\s*[:?]\s*(.*)", re.DOTALL)
_INNER = re.compile(r"\s(?=([A-Z][a-z]{1,20}(?: [a-z]{1,20}){0,3}):\s)")
_ORDER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[ivxl]{1,6}|[a-z])\)|\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?[.:]?|"
    r"[ivxl]{1,6}\.|[a-z]\.",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*(\S{1,14})\s+(?=\S)")
_SOMEBODY = re.compile(r"\s*(?:the )?[A-Z][\w.'’-]*\s+(?:of |and )?[A-Z]")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\b", re.IGNORECASE)


def plain(label: str) -> str:
    """Give a label in lower case without its number, its plural in brackets and the marks around it."""
    text = layout.flat(label[: LONGEST * 2]).replace("’", "'").replace("(s)", "s").lower()
    return _FIRST_NUMBER.sub("", text).strip(" :?*.–-")


def part(label: str) -> Part | None:
    """Say which part a label opens, if any; an unknown label opens nothing."""
    text = plain(label)
    if not text or len(text) > LONGEST or _ATTACHED.match(text):
        return None
    if _ASSESSMENT.search(text):
        return Part.ASSESSMENT
    return next(
        (one for one, pattern in _COMPILED.items() if one is not Part.PURPOSE and pattern.fullmatch(text)), None
    )


def says_purpose(label: str, value: str) -> bool:
    """Tell a label with what the report is for; without such a word beside it, it heads a part like any other."""
    named = _COMPILED[Part.PURPOSE].fullmatch(plain(label)) is not None
    return named and bool(value.strip(" -–")) and _FOR.fullmatch(value[:LONGEST]) is not None


def heading(block: Block) -> str | None:
    """Give the words of a block that heads what follows: a heading, a bold line, a known label on a line of its own."""
    if block.kind is BlockKind.ROW:
        return _of_cells([cell for cell in block.cells if cell], bold=block.strong)
    if block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
        return _heads(layout.flat(block.text), bold=layout.stands_out(block), called=block.kind is BlockKind.HEADING)
    return None


def order(text: str) -> tuple[str | None, str]:
    """Take the number off a line: ``(ii)``, ``2.1``, ``a)``; a bare number only before a capital, and never a date."""
    found = _OPENS.match(text)
    if found is None or not _ORDER.fullmatch(found[1]):
        return None, text.strip()
    rest = text[found.end() :].strip()
    if re.fullmatch(r"[\d.]*\d", found[1]) and (_MONTH.match(rest) or not rest[:1].isupper()):
        return None, text.strip()
    return found[1].rstrip(".:"), rest


def pairs(block: Block) -> list[tuple[Part, str, tuple[str, ...]]]:
    """Take the known labels of a block with their values: cells, ``Label: value``, or several pairs in one row."""
    if block.kind is BlockKind.ROW:
        return _of_row(block.cells)
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return []
    told: list[tuple[Part, str, tuple[str, ...]]] = []
    for line in _lines(block.text):
        found = _LABELLED.match(line)
        kind = _kind(found[1], found[2]) if found and (found[2].strip() or told) else None
        if kind and found:
            told.append((kind, found[1].strip(), (found[2].strip(),)))
        elif told and found and found[2].strip() and len(found[1].split()) <= layout.SHORT // 2:
            told.append((Part.SECTION, found[1].strip(), (found[2].strip(),)))
        elif told and line.strip():
            told[-1] = (*told[-1][:2], (f"{told[-1][2][0]}\n{line.strip()}",))
        elif line.strip():
            return _whole(block.text)
    return told


def _lines(text: str) -> Iterator[str]:
    """Cut a text at its line ends, and where a line goes on with the next label because its margin was lost."""
    for line in text.split("\n"):
        begin = 0
        if _LABELLED.match(line[: LONGEST * 2]) and len(line) < LONGEST * 2:
            for found in _INNER.finditer(line):
                before, kind = line[begin : found.start()], part(found[1])
                if kind and _LABELLED.match(before) and len(before.split()) <= layout.SHORT and answered(before):
                    yield before
                    begin = found.start() + 1
        yield line[begin:]


def _kind(label: str, value: str) -> Part | None:
    """Say which part a label opens with this value beside it."""
    if says_purpose(label, value):
        return Part.PURPOSE
    kind = part(label)
    bare = plain(label)
    if bare in {"to", "for"} and layout.ORGAN.search(value[:LONGEST]) is None:
        return None  # a letter to somebody is no report to a board
    if bare == "from" and _SOMEBODY.match(value) is None:
        return None  # a day or a place from which something begins
    return kind


def is_number(cell: str) -> bool:
    """Tell a cell that holds nothing but a number or letter of a list."""
    return _ORDER.fullmatch(cell.strip()) is not None


def is_section(text: str) -> bool:
    """Tell the title of a part that most boards' reports have."""
    return _KNOWN_SECTION.fullmatch(plain(text)) is not None


def answered(text: str) -> bool:
    """Tell a label with its value on the same line from one whose text stands beneath."""
    found = _LABELLED.match(text)
    return found is not None and bool(found[2].strip())


def _is_shouted(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1 and not any(mark.isdigit() for mark in text)


def _of_cells(cells: Sequence[str], *, bold: bool) -> str | None:
    """Read a row that heads what follows: one cell alone, or a number beside a known label."""
    if len(cells) == 1:
        return _heads(layout.flat(cells[0]), bold=bold, called=False)
    if len(cells) == len(("number", "label")) and is_number(cells[0]) and (part(cells[1]) or is_section(cells[1])):
        return f"{cells[0]} {layout.flat(cells[1])}"
    return None


def _heads(text: str, *, bold: bool, called: bool) -> str | None:
    """Tell words that head something; ``called`` is True where the document itself calls them a heading."""
    if not text or text.startswith("•") or (text.endswith((".", ";")) and not called):
        return None
    kind, count = part(text), len(text.split())
    marked = bold or text.endswith((":", "?")) or (count <= layout.SHORT and kind not in OPENING)
    known = kind is not None and marked and not answered(text)
    stands_out = called or (bold and count <= layout.SHORT * 2)
    plain_one = count <= layout.SHORT and not is_number(text) and (is_section(text) or _is_shouted(text))
    return text if known or stands_out or plain_one else None


def _whole(text: str) -> list[tuple[Part, str, tuple[str, ...]]]:
    """Read a label whose words run over a line's end."""
    found = _LABELLED.match(layout.flat(text[: LONGEST * 2]))
    kind = part(found[1]) if found and found[2].strip() else None
    return [(kind, found[1].strip(), (text.partition(":")[2].strip(),))] if kind and found else []


def _of_row(cells: Sequence[str]) -> list[tuple[Part, str, tuple[str, ...]]]:
    filled = [cell for cell in cells if cell.strip()]
    if not filled or not cells[0].strip():
        return []
    if len(filled) > 1 and says_purpose(filled[0], " ".join(filled[1:])):
        return [(Part.PURPOSE, filled[0].strip(" :?\n"), tuple(cell.strip() for cell in filled[1:]))]
    first = _LABELLED.match(filled[0])
    if first and first[2].strip() and (kind := part(first[1])):
        return [(kind, first[1].strip(), (first[2].strip(), *filled[1:]))]
    paired = len(filled) % 2 == 0  # label, value, label, value: four columns of a form
    kind = _kind(filled[0], filled[1] if paired else " ".join(filled[1:]))
    if kind is None or (len(filled) == 1 and not filled[0].rstrip().endswith((":", "?"))):
        return []
    found: list[tuple[Part, str, list[str]]] = [(kind, filled[0].strip(" :?\n"), [])]
    for at, cell in enumerate(filled[1:], 1):
        marked = cell.rstrip().endswith(":") or (paired and at % 2 == 0)
        other = part(cell) if marked and found[-1][2] else None
        if other is not None:
            found.append((other, cell.strip(" :?\n"), []))
        else:
            found[-1][2].append(cell.strip())
    return [(one, label, tuple(values)) for one, label, values in found]
