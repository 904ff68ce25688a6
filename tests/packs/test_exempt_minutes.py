"""What minutes mark as exempt under one of their items stays so in everything that is read out of them."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import packs
from board.packs.values import Action, Coming, Decision, Finding, MinuteItem, Pack, Passage
from storage import documents

HEAD = """# Northmere Joint Board

Monday 8 June 2026 at 2.00pm

### AGENDA

#### 1 MINUTES OF THE PREVIOUS MEETING AND ACTION TRACKER (Pages 1 - 4)

Monday, 1 June 2026

## Meeting Minutes

### Northmere Joint Board – Public

Held on 6<sup>th</sup> April 2026, 14:00 - 15:00

<b>Present:</b>\tNAME\tINITIAL\tTITLE\tORG
\tAda Brook\tAB\tChair\tNC
\tEve Fox\tEF\tMember\tNHS

\t\t<b>Action:</b>
"""
MARKED = ("{} (EXEMPT)", "NOT FOR PUBLICATION - {}", "{} - Exempt", "CONFIDENTIAL: {}")
PLAIN = ("{}", "{}: exempt accommodation", "{} and confidential waste")
Fact = Passage | Finding | Action | MinuteItem | Decision | Coming
BIRDS = ("Swifts", "Robins", "Wrens", "Larks", "Rooks", "Terns")


def row(number: int, title: str, bird: str, banner: str = "") -> str:
    """Write one item as a row of its title and a row of its text, as converted minutes have it."""
    text = f"{banner}<p>EF left the meeting at 14:3{number}. {bird} were counted.</p> "
    text += f"<p>The Board approved {bird} for ever.</p> <p><b>ACTION: AB to feed the {bird} by 1 June 2026.</b></p>"
    return f"<b>{number}.</b>\t<b>{title}</b>\t\n\t{text}\t<b>AB</b>\n"


def heading(number: int, title: str, bird: str, banner: str = "") -> str:
    """Write one item as a heading with paragraphs."""
    text = f"EF left the meeting at 14:3{number}. {bird} were counted.\n\nThe Board approved {bird} for ever.\n\n"
    return f"\n#### {number}. {title}\n\n{banner}{text}ACTION: AB to feed the {bird} by 1 June 2026.\n"


def read(text: str) -> Pack:
    return packs.read(documents.read("pack.md", (HEAD + text).encode()))


def shown(pack: Pack) -> str:
    """Give everything of a pack that is for everybody."""
    (minutes,) = pack.minutes
    facts: tuple[Fact, ...] = (
        *pack.passages,
        *pack.findings,
        *pack.tracker,
        *minutes.items,
        *minutes.decisions,
        *minutes.actions,
        *minutes.comings,
    )
    return "\n".join(str(fact) for fact in facts if not fact.restricted)


@pytest.mark.parametrize("title", MARKED)
@pytest.mark.parametrize("write", [row, heading])
def test_a_marked_item_is_hidden_everywhere_and_its_neighbours_are_not(
    title: str, write: Callable[[int, str, str], str]
) -> None:
    text = "".join((write(1, "Open", "Swifts"), write(2, title.format("Home"), "Wrens"), write(3, "Last", "Larks")))
    pack = read(text)
    assert {bird for bird in BIRDS if bird in shown(pack)} == {"Swifts", "Larks"}
    assert "Home" not in shown(pack)
    assert sum("Wrens" in one.text for one in pack.passages if one.restricted) >= 1
    assert [one.restricted for one in pack.minutes[0].comings] == [False, True, False]


def test_a_line_of_its_own_hides_the_item_it_stands_in() -> None:
    banner = "<p>NOT FOR PUBLICATION by virtue of paragraph 3</p> "
    pack = read(row(1, "Open", "Swifts") + row(2, "Home", "Wrens", banner) + row(3, "Last", "Larks"))
    assert {bird for bird in BIRDS if bird in shown(pack)} == {"Swifts", "Larks"}


def test_what_follows_the_exclusion_of_the_public_is_hidden_but_for_the_next_meeting() -> None:
    pack = read(
        row(1, "Open", "Swifts")
        + row(2, "Exclusion of the press and public", "Robins")
        + row(3, "Prices", "Wrens")
        + "<b>4.</b>\t<b>Date of Next Meeting</b>\t\n\t17 July 2026, 14:00\t\n"
    )
    assert "Wrens" not in shown(pack)
    assert pack.minutes[0].next_sitting is not None


def test_the_line_below_an_exempt_item_has_neither_its_heading_nor_its_number() -> None:
    pack = read(row(1, "Prices (EXEMPT)", "Wrens") + "\n<b>Date of next meeting:</b> Friday 17 July 2026, 14:00\n")
    assert pack.minutes[0].next_sitting is not None
    assert "Prices" not in shown(pack)


def test_a_row_of_the_tracker_with_a_marked_subject_is_hidden() -> None:
    pack = read(
        row(1, "Open", "Swifts")
        + "\nNorthmere Joint Board - Action Tracker (Public)\t\t\t\t\t\n"
        + "Date of meeting\tSubject\tAction\tLead\tDeadline\tProgress\n"
        + "06/04/2026\tNests\tAsk the Terns\tAda Brook\t01/06/2026\tAsked.\n"
        + "06/04/2026\tPrices (EXEMPT)\tAsk the Wrens\tAda Brook\t01/06/2026\tAsked the Rooks.\n"
    )
    assert {bird for bird in BIRDS if bird in shown(pack)} == {"Swifts", "Terns"}
    assert [action.restricted for action in pack.tracker] == [False, True]


@given(
    titles=st.lists(st.tuples(st.sampled_from(MARKED + PLAIN), st.booleans()), min_size=1, max_size=len(BIRDS)),
    headed=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_no_public_passage_holds_what_is_restricted(titles: list[tuple[str, bool]], *, headed: bool) -> None:
    """Whatever a restricted item, decision or action says stands in no public passage, finding or fact."""
    write = heading if headed else row
    banner = "NOT FOR PUBLICATION\n\n" if headed else "<p>NOT FOR PUBLICATION</p> "
    pack = read(
        "".join(
            write(at, title.format(f"Plan {bird}"), bird, banner if marked and not headed else "")
            for at, ((title, marked), bird) in enumerate(zip(titles, BIRDS, strict=False), 1)
        )
    )
    secret = {
        bird for (title, marked), bird in zip(titles, BIRDS, strict=False) if title in MARKED or (marked and not headed)
    }
    (minutes,) = pack.minutes
    everything = shown(pack)
    assert {bird for bird in BIRDS[: len(titles)] if bird in everything} == set(BIRDS[: len(titles)]) - secret
    held: tuple[MinuteItem | Decision | Action, ...] = (*minutes.items, *minutes.decisions, *minutes.actions)
    for one in held:
        if one.restricted:
            sentences = [part for part in re.split(r"[\n.]", one.text) if len(part.split()) > 2]
            assert not [part for part in sentences if part.strip() in everything]
