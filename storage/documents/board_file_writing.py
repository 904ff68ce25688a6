"""``board.files.BoardFile`` -> YAML text that a person goes on typing in, and that ``board_file.read`` reads back.

Whatever the value warns of stands as a comment beside its place; what has to be filled in stands there as a blank key.
"""

import re
from collections.abc import Iterable, Iterator

from board.files import (
    Board,
    BoardFile,
    Former,
    Organisation,
    Path,
    Person,
    Published,
    Role,
    Seat,
    Taught,
    Term,
    seat_key,
)

STEP = "  "
"""One level of indentation."""

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.+&/()@',-]| (?=[A-Za-z0-9(&/]))*")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_OTHER_TYPES = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})  # to readers of YAML 1.1


def write(file: BoardFile) -> str:
    """Write the file's text; :func:`storage.documents.board_file.read` gives the same value for it."""
    return "\n".join(_Writer(file).lines()) + "\n"


class _Writer:
    def __init__(self, file: BoardFile) -> None:
        self._file = file
        self._comments: dict[Path, list[str]] = {}
        for warning in file.warnings:
            self._comments.setdefault(warning.path, []).append(_shown(warning.sentence))

    def lines(self) -> Iterator[str]:
        file = self._file
        yield f"# The board file{f', drafted from {_shown(file.name)}' if file.name else ''}."
        yield "# Check every line; what stands blank is still to be filled in. What each key means: docs/board-file.md."
        yield from self._group("organisations", ((one.key, self._organisation(one)) for one in file.organisations))
        yield from self._group("people", ((one.key, self._person(one)) for one in file.people))
        yield from self._group("boards", ((one.key, self._board(one)) for one in file.boards))
        if file.roles:
            yield from self._group("roles", ((one.key, self._role(one)) for one in file.roles))

    def _group(self, name: str, entries: Iterable[tuple[str, Iterator[str]]]) -> Iterator[str]:
        yield ""
        empty = True
        for key, lines in entries:
            if empty:
                yield f"{name}:"
                empty = False
            yield from self._above((name, key), STEP)
            yield f"{STEP}{_scalar(key)}:"
            yield from (f"{STEP * 2}{line}" for line in lines)
        if empty:
            yield f"{name}: {{}}"

    def _above(self, path: Path, indent: str) -> Iterator[str]:
        return (f"{indent}# {comment}" for comment in self._comments.get(path, ()))

    def _beside(self, path: Path) -> str:
        comments = self._comments.get(path)
        return f"  # {'; '.join(comments)}" if comments else ""

    @staticmethod
    def _organisation(one: Organisation) -> Iterator[str]:
        yield f"name: {_scalar(one.name)}"
        yield from _given(short=one.short, also=one.also)
        yield from _formerly(one.formerly)

    def _person(self, one: Person) -> Iterator[str]:
        yield f"name: {_scalar(one.name)}"
        yield from _given(initials=one.initials, title=one.title, organisation=one.organisations)
        if one.email or one.until is None:
            yield f"email:{f' {_scalar(one.email)}' if one.email else ''}{self._beside(('people', one.key, 'email'))}"
        yield from _given(entra=one.entra, teams=one.teams, telephone=one.telephone, also=one.also)
        yield from (f"{key}: {day}" for key, day in (("since", one.since), ("until", one.until)) if day)
        yield from _formerly(one.formerly)

    def _board(self, one: Board) -> Iterator[str]:
        yield f"name: {_scalar(one.name)}"
        yield from _given(also=one.also, below=one.below, organisations=one.organisations)
        yield from _quorum(one)
        yield from _notice(one)
        yield from _terms("administrator", one.administrator, wanted=True)
        yield from _terms("administrator-deputy", one.administrator_deputy, wanted=True)
        yield from self._above(("boards", one.key, "seats"), "")
        yield "seats:" if one.seats else "seats: []"
        for place, seat in enumerate(one.seats):
            first, *rest = _seat(seat, one.seats[:place])
            yield f"{STEP}- {first}"
            yield from (f"{STEP * 2}{line}" for line in rest)
        yield from _published(one.published)
        yield from _taught(one.taught)
        yield from _formerly(one.formerly)

    @staticmethod
    def _role(one: Role) -> Iterator[str]:
        yield f"title: {_scalar(one.title)}"
        yield from _given(organisation=one.organisation)
        yield from _terms("holder", one.terms)
        yield from _given(deputies=one.deputies)


def _quorum(board: Board) -> Iterator[str]:
    if board.quorum is None:
        yield "quorum:  # no pack says it: how many members, how many of each organisation at least, and who says so"
        yield from (f"{STEP}{key}:" for key in ("total", "minimum", "citation"))
        return
    yield "quorum:"
    yield f"{STEP}total: {board.quorum.total}"
    if board.quorum.minimum:
        inside = ", ".join(f"{_scalar(key)}: {number}" for key, number in board.quorum.minimum)
        yield f"{STEP}minimum: {{{inside}}}"
    yield f"{STEP}citation: {_scalar(board.quorum.citation)}"


def _notice(board: Board) -> Iterator[str]:
    if board.notice is None:
        yield "notice:  # no pack says it: clear working days before a meeting, and where that is laid down"
        yield from (f"{STEP}{key}:" for key in ("clear-working-days", "citation"))
        return
    yield "notice:"
    yield f"{STEP}clear-working-days: {board.notice.clear_working_days}"
    yield f"{STEP}citation: {_scalar(board.notice.citation)}"


def _published(published: tuple[Published, ...]) -> Iterator[str]:
    if not published:
        yield "published:  # where anybody can read its packs: a list of meeting, address, page-1-on-sheet"
        return
    yield "published:"
    for one in published:
        yield f"{STEP}- meeting: {one.meeting}"
        yield f"{STEP * 2}address: {_scalar(one.address)}"
        if one.page_one is not None:
            yield f"{STEP * 2}page-1-on-sheet: {one.page_one}"


def _taught(taught: tuple[Taught, ...]) -> Iterator[str]:
    if taught:
        yield "taught:"
    for one in taught:
        yield f"{STEP}- {'phrase' if one.is_phrase else 'question'}: {_scalar(one.words)}"
        yield f"{STEP * 2}{'means' if one.is_phrase else 'answer'}: {_scalar(one.answer)}"
        for key, value in (("source", one.source), ("by", one.by)):
            if value is not None:
                yield f"{STEP * 2}{key}: {_scalar(value)}"
        if one.since is not None:
            yield f"{STEP * 2}since: {one.since}"


def _seat(seat: Seat, before: Iterable[Seat]) -> Iterator[str]:
    yield f"title: {_scalar(seat.title)}"
    yield f"organisation: {_scalar(seat.organisation)}"
    if seat.key != seat_key(seat.organisation, seat.title, (one.key for one in before)):
        yield f"key: {_scalar(seat.key)}"
    yield from _terms("holder", seat.terms)
    if seat.substitutes:
        yield f"substitutes: [{', '.join(_flow(person) for person in seat.substitutes)}]"
    elif seat.substitutes_allowed is not None:
        yield f"substitutes: {'yes' if seat.substitutes_allowed else 'no'}"


def _terms(key: str, terms: tuple[Term, ...], *, wanted: bool = False) -> Iterator[str]:
    """Write who holds something, as shortly as it can be said; a wanted one that nobody holds stays as a blank key."""
    if not terms:
        yield from (f"{key}:",) if wanted else ()
    elif len(terms) == 1 and terms[0] == Term(terms[0].person):
        yield f"{key}: {_scalar(terms[0].person)}"
    else:
        yield f"{key}:"
        for term in terms:
            days = {"since": term.since, "until": term.until}
            said = "".join(f", {name}: {day}" for name, day in days.items() if day)
            yield f"{STEP}- {{person: {_flow(term.person)}{said}}}"


def _formerly(formers: tuple[Former, ...]) -> Iterator[str]:
    if formers:
        yield "formerly:"
    for former in formers:
        yield f"{STEP}- until: {former.until}"
        held = _given(name=former.name, short=former.short, email=former.email, initials=former.initials)
        yield from (f"{STEP * 2}{line}" for line in held)


def _given(**values: str | tuple[str, ...] | None) -> Iterator[str]:
    """Write the keys that have a value; a list of one as the one."""
    for key, value in values.items():
        if isinstance(value, str) and value:
            yield f"{key}: {_scalar(value)}"
        elif value:
            yield f"{key}: {_scalar(value[0])}" if len(value) == 1 else f"{key}: [{', '.join(map(_flow, value))}]"


def _flow(text: str) -> str:
    """Write a text inside brackets, where commas and brackets mean something."""
    return _quoted(text) if _FLOW_SIGNS.search(text) else _scalar(text)


def _scalar(text: str) -> str:
    """Write a text plain where no reader of YAML could take it for anything else, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _OTHER_TYPES
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


def _shown(text: str) -> str:
    """Make a text fit for a comment, where nothing can be escaped."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
