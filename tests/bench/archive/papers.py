"""The packs of the archive as values, each what a reader would have made of one: agenda, minutes, tracker, entries."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from board import files
from board.packs import entries, values
from board.sources import Source
from tests.bench.archive import boards, words

PACKS = 60  # of each board: ten years, six a year
LAST = (2026, 12)  # the month of the newest, which is the coming meeting of ``tests.bench.sample``
_THURSDAY = 3
_SUBJECTS = (
    "Better Care Fund", "Winter plan", "Hospital discharge", "Care home quality", "Market sustainability",
    "Workforce", "Carers strategy", "Dementia pathway", "Reablement", "Telecare", "Short breaks", "Pooled budget",
    "Falls prevention", "Equipment service", "Autism strategy", "Housing with care",
)  # fmt: skip
_INDICATORS = (
    "Delayed transfers of care", "Permanent admissions to care homes", "Reablement still at home after 91 days",
    "Emergency admissions of over 65s", "Care homes rated good", "Carers assessed", "Direct payments",
    "Home care waiting list", "Falls admissions", "Staff vacancies", "Dementia diagnosis rate", "Reviews overdue",
)  # fmt: skip
_TERMS = (
    ("BCF", "Better Care Fund"), ("CQC", "Care Quality Commission"), ("DTOC", "Delayed transfer of care"),
    ("ICB", "Integrated Care Board"), ("LA", "Local authority"), ("MDT", "Multi-disciplinary team"),
    ("NOK", "Next of kin"), ("PL", "Project lead"), ("QA", "Quality assurance"), ("RAG", "Red, amber or green"),
    ("SAB", "Safeguarding adults board"), ("VCS", "Voluntary and community sector"),
)  # fmt: skip
_PRIVATE = "9"  # the number of the item that every pack keeps from the public


def days() -> list[dt.date]:
    """Give the days on which every board sat: the third Thursday of every other month, the oldest first."""
    year, month = LAST
    months = [divmod(year * 12 + month - 1 - 2 * back, 12) for back in range(PACKS)]
    return sorted(_third_thursday(year, month + 1) for year, month in months)


def packs(
    place: str, people: Sequence[files.Person], passages: Sequence[int], dice: random.Random
) -> Iterator[values.Pack]:
    """Write one board's packs, the oldest first; ``passages`` says how many each has."""
    writer = words.Writer(dice)
    before: values.Pack | None = None
    for on, number in zip(days(), passages, strict=True):
        before = _Pack(place, on, people, dice, writer).made(before, number)
        yield before


def _third_thursday(year: int, month: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(_THURSDAY - first.weekday()) % 7 + 14)


class _Pack:
    """One pack while it is written."""

    def __init__(
        self, place: str, on: dt.date, people: Sequence[files.Person], dice: random.Random, writer: words.Writer
    ) -> None:
        self._on, self._people, self._dice, self._writer = on, people, dice, writer
        self._board = boards.name(place)
        self._name = f"{self._board} pack, {on.day} {on:%B %Y}"

    def made(self, before: values.Pack | None, passages: int) -> values.Pack:
        """Write all of it."""
        items = self._items()
        minutes = (self._minutes(before),) if before else ()
        return values.Pack(
            self._name,
            values.Sitting(self._board, self._on, dt.time(9, 30), dt.time(12), f"Town Hall, {self._board.split()[0]}"),
            self._at(),
            published_on=self._on - dt.timedelta(days=8),
            items=items,
            minutes=minutes,
            tracker=self._tracker(before),
            passages=tuple(self._passages(items, passages)),
            entries=self._entries(),
        )

    def _at(self, item: str | None = None, page: int | None = None, paragraph: str | None = None) -> Source:
        return Source(self._name, page=page or self._dice.randrange(1, 180), item=item, paragraph=paragraph)

    def _items(self) -> tuple[values.AgendaItem, ...]:
        subjects = ["Apologies", "Minutes of the last meeting", "Action tracker", *self._dice.sample(_SUBJECTS, 5)]
        titles = [*subjects, "Provider contract (exempt)", "Any other business"]
        return tuple(
            values.AgendaItem(
                str(number),
                title,
                self._at(str(number), 1),
                lead=self._writer.one_of([one.name for one in self._people]),
                purposes=(self._dice.choice(list(values.Purpose)),),
                restricted=str(number) == _PRIVATE,
            )
            for number, title in enumerate(titles, 1)
        )

    def _minutes(self, before: values.Pack) -> values.Minutes:
        sitting = before.sitting
        items = tuple(
            values.MinuteItem(item.number, item.title, self._reported(), self._at("2"), restricted=item.restricted)
            for item in before.items
        )
        decided = tuple(
            values.Decision(f"RESOLVED: that the {item.title} report be agreed.", item.number, self._at("2"))
            for item in before.items[3:6]
        )
        attendances = tuple(
            values.Attendance(
                values.Part.PRESENT if at < 2 * boards.SEATS else values.Part.IN_ATTENDANCE,
                one.name, self._at("2"), one.initials[0], one.title,
            )
            for at, one in enumerate(self._people)
        )  # fmt: skip
        actions = tuple(self._action(before.sitting.on, item) for item in before.items[3:8])
        return values.Minutes(sitting, self._at("2"), attendances, items, decided, actions)

    def _reported(self) -> str:
        speaker = self._dice.choice(self._people).initials[0]
        return f"{speaker} reported that {self._writer.sentence(18)} {self._writer.paragraph()}"

    def _action(self, raised: dt.date, item: values.AgendaItem) -> values.Action:
        lead = self._dice.choice(self._people)
        text = f"To bring a paper on {' '.join(self._writer.telling(6))} to the board"
        due = raised + dt.timedelta(days=self._dice.randrange(30, 200))
        return values.Action(
            text, (values.Lead(lead.initials[0]),), self._at("2"), raised, item.number, item.title,
            deadline=f"{due:%d/%m/%Y}", due=due,
        )  # fmt: skip

    def _tracker(self, before: values.Pack | None) -> tuple[values.Action, ...]:
        """Carry on the open rows of the last tracker, a third of them done by now, and what its minutes asked for."""
        if before is None:
            return ()
        rows = [row for row in before.tracker if not row.closed]
        rows += [action for minutes in before.minutes for action in minutes.actions]
        return tuple(self._row(row, closed=self._dice.random() < 1 / 3) for row in rows)

    def _row(self, row: values.Action, *, closed: bool) -> values.Action:
        progress = "Complete." if closed else self._writer.sentence(12)
        return values.Action(
            row.text, row.leads, self._at("3"), row.raised_on, row.item, row.subject, row.deadline, row.due,
            progress=progress, closed=closed, tracked=True,
        )  # fmt: skip

    def _passages(self, items: Sequence[values.AgendaItem], number: int) -> Iterator[values.Passage]:
        """Write the passages, shared out among the papers; those of the minutes begin with who speaks."""
        papers = items[1:]
        for at in range(number):
            item = papers[at * len(papers) // number]
            text = self._reported() if item.number == "2" else self._writer.paragraph()
            source = self._at(item.number, 5 + at * 4, f"{at + 1}")
            yield values.Passage(text, source, item.title, restricted=item.restricted)

    def _entries(self) -> entries.Entries:
        yearly = self._on.month == LAST[1]
        people, subjects = self._people[:8], self._dice.sample(_SUBJECTS, 4)
        terms = tuple(entries.Term(term, meaning, self._at("7"), term) for term, meaning in _TERMS)
        return entries.Entries(
            members=tuple(entries.Member(one.name, self._at("1"), initials=one.initials[0]) for one in people),
            reports=tuple(self._report(subject, str(at)) for at, subject in enumerate(subjects, 4)),
            indicators=tuple(self._indicator(name) for name in _INDICATORS),
            risks=tuple(self._risk(number, name) for number, name in enumerate(self._dice.sample(_SUBJECTS, 6), 1)),
            tables=(self._table(),),
            procedures=(self._procedure(),) if yearly else (),
            glossary=terms if yearly else (),
        )  # fmt: skip

    def _indicator(self, name: str) -> entries.Indicator:
        actual, target = self._dice.randrange(10, 900), self._dice.randrange(10, 900)
        rag = entries.Rag.GREEN if actual >= target else entries.Rag.RED
        compared = entries.Comparison("Target", str(target), str(actual - target), rag=rag)
        period = f"{self._on:%B %Y}"
        return entries.Indicator(name, "Performance", self._at("5"), period, str(actual), target=compared, rag=rag)

    def _risk(self, number: int, name: str) -> entries.Risk:
        rank = self._writer.one_of(["High", "Medium", "Low"])
        owner = self._dice.choice(self._people).initials[0]
        said = self._writer.sentence(18)
        return entries.Risk(name, said, self._at("6"), rank, owner, self._writer.sentence(20), str(number))

    def _report(self, subject: str, item: str) -> entries.Report:
        sections = tuple(
            entries.Section(title, tuple(self._numbered(f"{at}.{row}") for row in range(1, 4)))
            for at, title in enumerate(("Background", "Proposals", "Finance", "Next steps"), 1)
        )
        return entries.Report(
            subject, self._at(item), report_of=self._dice.choice(self._people).name, summary=self._writer.paragraph(),
            recommendations=tuple(self._numbered(str(row)) for row in (1, 2)), sections=sections, item=item,
        )  # fmt: skip

    def _numbered(self, number: str) -> entries.Numbered:
        return entries.Numbered(self._writer.sentence(24), number)

    def _table(self) -> entries.Table:
        rows = tuple((name, *(str(self._dice.randrange(900)) for _ in range(3))) for name in _SUBJECTS[:8])
        return entries.Table("Spending by scheme", ("Scheme", "Plan", "Spent", "Left"), rows, self._at("8"))

    def _procedure(self) -> entries.Procedure:
        clauses = tuple(
            entries.Clause(f"{part}.{row}", f"Part {part}", self._writer.paragraph(), self._at("7"))
            for part in range(1, 6)
            for row in range(1, 7)
        )
        tasks = tuple(
            entries.Task(self._writer.sentence(8), "Closure plan", self._at("7"), self._dice.choice(self._people).name)
            for _ in range(20)
        )
        return entries.Procedure("Provider failure procedure", self._at("7"), paragraphs=clauses, tasks=tasks)
