"""The parts of a decision report: which words label which part, and which lines of the paper stand beneath each.

Labels may be cells of a form, headings, bold lines or the words before a colon. What the lines beneath them mean is
read in ``reports``; here they are only told apart, and the report's end is found.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from board.packs import layout, report_labels
from board.packs.report_labels import OPENING, Part
from board.packs.values import Block, BlockKind

HEAD = 14  # blocks within which a report names its second label
BODY = 3  # headed sections that make a body, before which a list of appendices is a form's row


ONCE = frozenset((Part.SUMMARY, Part.RECOMMENDATIONS, Part.CONFIDENTIALITY, Part.KEY_DECISION, Part.WARDS))
_LISTS = frozenset((Part.APPENDICES, Part.ROOMS, Part.BACKGROUND, Part.RECOMMENDATIONS))
_ANSWERS = frozenset((Part.ASSESSMENT, Part.KEY_DECISION, Part.WARDS))  # that a form may leave blank
_SHORT_VALUES = (OPENING | ONCE) - {Part.SUMMARY, Part.RECOMMENDATIONS, Part.CONTACT}

_APPENDIX = re.compile(r"^\W*(?:appendix|annexe?|enclosure)\s+\w{1,4}\b|^\W*(?:appendix|annexe?)\W*$", re.IGNORECASE)
_TITLED_APPENDIX = re.compile(r"^\W*(?:appendix|annexe?)\s*[:–—-]\s+\S", re.IGNORECASE)
_STILL_ASKS = re.compile(
    r"\b(?:asked|recommend(?:ed|s|ations?)?|requested|invited|resolves?|subject to|provided that|above|these)\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*|(?:document|version) (?:control|history)\W*", re.IGNORECASE)
_CONTROLLED = re.compile(r"\b(?:version|review date|operative date|owner|approved|ratified|document)\b")
# How somebody can be reached: an address, or a number of at least nine digits that may be written in groups.
REACHED = re.compile(
    r"(?<![\w.+'-])(?P<email>[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})|"
    r"(?<![\w.])(?P<phone>(?:\+\d{1,3}|\(?0\d)(?:[ ()-]{0,2}\d){7,11}(?:\s*(?:ext|x)\.?\s*\d{1,5})?)(?!\d)"
)
_FAR = 3  # a bare number that is further on than this counts something, and numbers no paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """One line beneath a label: its number as written, its text, and further cells of its row.

    ``opens`` is True for a paragraph of its own and False for what goes on in the same cell or as a list entry.
    """

    text: str
    number: str | None = None
    beside: tuple[str, ...] = ()
    opens: bool = True


@dataclass(slots=True)
class Stretch:
    """A label as written and the lines beneath it: ``form`` if its value stood beside it, ``row`` if in cells."""

    part: Part
    label: str
    lines: list[Line] = field(default_factory=list[Line])
    form: bool = False
    row: bool = False


@dataclass(slots=True)
class _State:
    """What is known of the report so far."""

    stretches: list[Stretch] = field(default_factory=list[Stretch])
    seen: set[Part] = field(default_factory=set[Part])
    headed: int = 0  # how many headed sections hold anything
    counted: int = 0  # the last whole number that a paragraph carried
    level: int = 0  # the highest heading that labelled a part
    form: bool = False  # the row before was a row of a form

    @property
    def last(self) -> Stretch:
        return self.stretches[-1]

    def open(self, stretch: Stretch) -> None:
        """Open a part."""
        self.stretches.append(stretch)
        self.seen.add(stretch.part)

    def add(self, line: Line) -> None:
        """Add a line to the open part."""
        last = self.last
        if not last.lines and last.part is Part.SECTION and last.label and not last.form:
            self.headed += 1
        last.lines.append(line)


def begins(blocks: Sequence[Block]) -> list[int]:
    """Say at which blocks a report has its head: a subject or a decision-maker, and other labels close by."""
    found: list[int] = []
    for at, block in enumerate(blocks):
        pairs = report_labels.pairs(block)
        if not any(one in {Part.SUBJECT, Part.DECISION_MAKER} for one, _, _ in pairs):
            continue
        if found and at - found[-1] < HEAD and not _asked(blocks[found[-1] : at]):
            continue
        near = [pair for after in blocks[at : at + HEAD // 2] for pair in report_labels.pairs(after)]
        kinds = {one for one, _, _ in near} - {Part.SECTION}
        controlled = any(
            _CONTROLLED.search(report_labels.plain(after.cells[0] if after.cells else after.text.split(":")[0]))
            for after in blocks[at : at + HEAD // 2]
            if layout.label(after)
        )
        formal = bool(kinds & {Part.DECISION_MAKER, Part.DATE, Part.REPORT_OF, Part.RECOMMENDATIONS, Part.SUMMARY})
        if len(kinds) >= (BODY if found or controlled else BODY - 1) and (formal or not found) and not controlled:
            found.append(at)
    return found


def _asked(blocks: Sequence[Block]) -> bool:
    """Tell a head that has come to its recommendations: a subject after them is the next report's."""
    return asks(blocks) or any(
        one is Part.RECOMMENDATIONS for block in blocks for one, _, _ in report_labels.pairs(block)
    )


def asks(blocks: Sequence[Block]) -> bool:
    """Tell a paper that asks its board for something under a label of its own."""
    return any(
        report_labels.part(text) is Part.RECOMMENDATIONS for block in blocks if (text := report_labels.heading(block))
    )


def stretches(blocks: Sequence[Block]) -> tuple[tuple[Stretch, ...], int]:
    """Cut a report into its labels and what stands beneath each; say after how many blocks it ends."""
    state = _State()
    state.open(Stretch(Part.SECTION, ""))
    end = _contents(blocks)
    for at, block in enumerate(blocks[:end]):
        if block.kind is BlockKind.BREAK:
            continue
        if at and _ends(blocks, at, state):
            end = at
            break
        _take(block, state)
    return tuple(state.stretches), end


def _contents(blocks: Sequence[Block]) -> int:
    """Say where another document with a list of contents begins: at the heading above its title page."""
    at = next(
        (
            at
            for at, block in enumerate(blocks)
            if at and _CONTENTS.fullmatch(layout.flat(block.text)[: report_labels.LONGEST])
        ),
        None,
    )
    if at is None:
        return len(blocks)
    first = at
    for above in range(at - 1, max(at - 2 * HEAD, 0), -1):
        block = blocks[above]
        text = report_labels.heading(block)
        if any(kind not in OPENING for kind, _, _ in report_labels.pairs(block)) or (
            text and (report_labels.part(text) or report_labels.is_section(text))
        ):
            break
        if text and layout.stands_out(block):
            first = above
    return first


def _ends(blocks: Sequence[Block], at: int, state: _State) -> bool:
    """Tell the first block of an appendix or of another document."""
    block = blocks[at]
    text = report_labels.heading(block)
    if layout.stands_out(block) and _TITLED_APPENDIX.match(block.text):
        return True
    if _APPENDIX.match(block.text) and not (block.kind is BlockKind.ROW and len(layout.filled(block)) > 1):
        return _is_appendix(blocks, at, state)
    if text is None:
        before = blocks[at - 1]
        return (
            state.last.part is Part.BACKGROUND
            and before.kind is BlockKind.BREAK
            and block.kind is BlockKind.PARAGRAPH
            and report_labels.order(block.text)[0] is None
            and not report_labels.pairs(block)
        )
    if report_labels.part(text) or report_labels.is_section(text) or report_labels.pairs(block):
        return False
    higher = block.kind is BlockKind.HEADING and Part.RECOMMENDATIONS in state.seen and block.level < state.level
    return higher or (_is_tail(state) and not _is_own(text, state))


def _is_appendix(blocks: Sequence[Block], at: int, state: _State) -> bool:
    """Tell the heading of an appendix from a line that lists one."""
    block = blocks[at]
    if (
        len(block.text.split()) > layout.SHORT * 2
        or block.text.rstrip().endswith((".", ";"))
        or block.kind is BlockKind.BULLET
    ):
        return False
    if state.last.part is Part.APPENDICES:
        if not layout.stands_out(block):
            return False
        after = next((one for one in blocks[at + 1 : at + 4] if one.kind is not BlockKind.BREAK), None)
        label = report_labels.heading(after) if after else None
        listed = after is not None and (
            _APPENDIX.match(after.text) or (label and report_labels.part(label)) or report_labels.pairs(after)
        )
        return not listed
    return layout.stands_out(block) or (layout.lone(block) and block.strong) or len(block.text.split()) <= layout.SHORT


def _is_tail(state: _State) -> bool:
    """Tell whether the parts that close a report have been read."""
    if state.last.part not in {Part.BACKGROUND, Part.APPENDICES, Part.ROOMS, Part.ASSESSMENT}:
        return False
    return Part.BACKGROUND in state.seen or state.headed >= BODY


def _is_own(text: str, state: _State) -> bool:
    """Tell the report's own title, repeated above its body, from the title of another document."""
    told = [line.text for one in state.stretches if one.part is Part.SUBJECT for line in one.lines]
    return state.headed == 0 and any(layout.same_title(text, subject) for subject in told)


def _take(block: Block, state: _State) -> None:
    """Give a block to the part that it opens, or to the one that is open."""
    pairs = [pair for pair in report_labels.pairs(block) if _opens(pair[0], pair[1], state)]
    text = report_labels.heading(block)
    if pairs and not (text and report_labels.part(text) and not report_labels.answered(text)):
        for kind, label, values in pairs:
            state.open(Stretch(kind, label, form=True, row=block.kind is BlockKind.ROW))
            state.last.lines.extend(_lines_of(values, kind))
        state.form = True
    elif (unknown := _form_row(block, state)) is not None:
        state.open(Stretch(Part.SECTION, unknown[0].strip(" :?"), form=True, row=True))
        state.last.lines.extend(_split(unknown[1]))
        state.form = True
    elif text is not None and not (_is_next(block, text, state.last) or _is_entry(block, text, state)):
        _open(block, text, state)
    else:
        goes_on = block.kind is BlockKind.ROW and not "".join(block.cells[:1]).strip()
        state.form = state.form and goes_on
        if not goes_on and _is_full(block, state.last):
            state.open(Stretch(Part.SECTION, ""))
        _go_on(block, state)


def _is_full(block: Block, last: Stretch) -> bool:
    """Tell a part whose value stood beside its label, from one that goes on with this block."""
    if last.part in _ANSWERS and last.row and not last.lines:
        return block.kind is BlockKind.PARAGRAPH
    if last.part is Part.RECOMMENDATIONS and _has_ended(block, last):
        return True
    if not last.form or not last.lines:
        return False
    if last.part in _LISTS and not last.row and _is_prose(block):
        return True
    if last.part is Part.CONTACT:
        return not REACHED.search(block.text)
    return last.part in _SHORT_VALUES or (last.row and block.kind is BlockKind.PARAGRAPH)


def _is_prose(block: Block) -> bool:
    """Tell a paragraph of whole sentences, which stands in no list of documents or recommendations."""
    text = layout.flat(block.text)
    whole = block.kind is BlockKind.PARAGRAPH and text[:1].isupper() and text.endswith(".") and "\n" not in block.text
    return whole and report_labels.order(text)[0] is None and not _APPENDIX.match(text) and not _STILL_ASKS.search(text)


def _has_ended(block: Block, last: Stretch) -> bool:
    """Tell a paragraph of prose below numbered recommendations, the last of which has come to its full stop."""
    text = layout.flat(block.text)
    if block.kind is not BlockKind.PARAGRAPH or not last.lines or not any(line.number for line in last.lines):
        return False
    ended = last.lines[-1].text.endswith(".") and len(text.split()) > layout.SHORT
    own = report_labels.order(text)[0] is None and text[:1].isupper() and text.endswith(".")
    return ended and own and not _STILL_ASKS.search(text)


def _opens(kind: Part, label: str, state: _State) -> bool:
    """Tell whether a label may open its part here: the head's labels only in the head, and most parts only once."""
    if kind is Part.CONTACT and re.search(r"author|contact|further information", label, re.IGNORECASE):
        return True
    if kind in OPENING:
        begun = Part.RECOMMENDATIONS in state.seen or state.headed > 0
        return (not begun or state.form) and (kind is Part.CONTACT or kind not in state.seen)
    return kind not in ONCE or kind not in state.seen


def _form_row(block: Block, state: _State) -> tuple[str, str] | None:
    """Read a row of a form whose label is not known: it becomes a section of that name."""
    cells = [cell.strip() for cell in block.cells if cell.strip()] if block.kind is BlockKind.ROW else []
    if len(cells) < len(("label", "value")) or not block.cells[0].strip() or report_labels.is_number(cells[0]):
        return None
    label, last = layout.flat(cells[0]), state.last
    if len(label.split()) > layout.SHORT or _APPENDIX.match(label) or REACHED.search(" ".join(cells[1:])):
        return None
    listed = last.part in _LISTS and not last.form
    if not (report_labels.is_section(label) or (not listed and (state.form or label.endswith((":", "?"))))):
        return None
    return label, " | ".join(cells[1:])


def _is_entry(block: Block, text: str, state: _State) -> bool:
    """Tell a bold line that belongs to the open part from one that heads another: a numbered paragraph, an entry."""
    if report_labels.part(text) is not None and _opens(report_labels.part(text) or Part.SECTION, text, state):
        return False
    if report_labels.is_section(text):
        return False
    number, _ = report_labels.order(text)
    if state.last.part is Part.SECTION and number and number.isdigit() and not report_labels.order(state.last.label)[0]:
        return state.counted > 0 and 0 <= int(number) - state.counted <= 1
    if state.last.part in _LISTS and block.kind is not BlockKind.HEADING:
        return number is not None or not state.last.lines or _APPENDIX.match(text) is not None
    if block.kind is BlockKind.HEADING or state.last.part is not Part.CONTACT:
        return False
    return not state.last.lines or REACHED.search(text) is not None


def _is_next(block: Block, text: str, last: Stretch) -> bool:
    """Tell the next entry of a numbered list of documents, though its title may be the name of a part."""
    number, rest = report_labels.order(text)
    before = next((line.number for line in reversed(last.lines) if line.number), None)
    if block.kind is BlockKind.HEADING or last.part not in _LISTS or number is None or before is None:
        return False
    headed = report_labels.order(last.label)[0] or ""
    same = number.isdigit() and before.isdigit() and int(number) == int(before) + 1
    clear = not headed.isdigit() or int(number) != int(headed) + 1  # "8." below "7. Appendices" heads the next part
    return same and clear and report_labels.part(rest) in {None, Part.ASSESSMENT}


def _open(block: Block, text: str, state: _State) -> None:
    kind = report_labels.part(text)
    known = kind if kind is not None and _opens(kind, text, state) else Part.SECTION
    if block.kind is BlockKind.HEADING and kind is not None and block.level:
        state.level = min(state.level or block.level, block.level)
    row = state.form and block.kind is BlockKind.ROW
    state.open(Stretch(known, text.strip(" :") if known is not Part.ASSESSMENT else text, row=row))
    state.form = row


def _go_on(block: Block, state: _State) -> None:
    """Add a block's lines to the open part; a row with an empty first cell goes on with the row above it."""
    lines = list(_lines(block))
    for line in lines:
        number = line.number or ""
        bare = number.isdigit() and block.kind is not BlockKind.ROW and not re.match(r"\s*\d+[.):]", block.text)
        if bare and state.counted and not 0 <= int(number) - state.counted <= _FAR:
            line = Line(f"{number} {line.text}", None, line.beside, line.opens)  # noqa: PLW2901 - it counts something
        elif number.isdigit() and line.opens and not line.beside:
            state.counted = int(number)
        state.add(line)


def _lines(block: Block) -> Iterator[Line]:
    if block.kind is BlockKind.BULLET:
        yield Line(f"• {block.text.strip()}", opens=False)
    elif block.kind is BlockKind.ROW:
        yield from _row_lines(block.cells)
    else:
        yield from _split(block.text)


def _row_lines(cells: Sequence[str]) -> Iterator[Line]:
    """Read a row of a list: numbers first, then the text, then what stands beside it."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    numbers = list(itertools.takewhile(report_labels.is_number, filled))
    rest = filled[len(numbers) :]
    if not rest:
        yield Line(" | ".join(filled), opens=False)
        return
    inner = list(_split(rest[0]))
    number = inner[0].number or (numbers[-1].rstrip(".:") if numbers else None)
    yield Line(inner[0].text, number, tuple(rest[1:]), opens=bool(number) or bool(cells[0].strip()))
    yield from inner[1:]


def _lines_of(values: Sequence[str], kind: Part) -> Iterator[Line]:
    """Give the value of a label as lines; further cells stay beside the first but in a list of people."""
    if kind is Part.CONTACT:
        yield from (Line(value) for value in [" \t ".join(values)] if value)
    elif values:
        lines = list(_split(values[0]))
        yield Line(lines[0].text, lines[0].number, tuple(values[1:]))
        yield from lines[1:]


def _split(text: str) -> Iterator[Line]:
    """Cut a text at its line ends; the first line opens, the others go on unless they carry a number."""
    lines = [line.strip() for line in text.replace(" • ", "\n• ").split("\n") if line.strip()] or [""]
    for at, line in enumerate(lines):
        number, rest = (None, line) if line.startswith("•") else report_labels.order(line)
        yield Line(rest, number, opens=at == 0 or number is not None)
