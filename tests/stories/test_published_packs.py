"""A member opens the page that an answer cites: in the pack that the council published, and never a restricted one."""

import re

from bot import seeding
from tests.support.service import Desk

AT = "https://papers.example.org/joint/pack-2026-12-17.pdf"
LINK = re.compile(r"https://\S*?(?=[);\s]|$)")


def told(meeting: str = "2026-12-17", sheet: int | None = 3) -> bytes:
    """Give the sample board file with where one pack of the Joint Board is published."""
    page = f"\n        page-1-on-sheet: {sheet}" if sheet else ""
    keys = f"    published:\n      - meeting: {meeting}\n        address: {AT}{page}\n    seats:\n"
    return seeding.sample(seeding.BOARD_FILE).replace(b"    seats:\n", keys.encode(), 1)


def links(desk: Desk, *words: str, who: str = "ngozi.adeyemi") -> set[str]:
    return set(LINK.findall(desk.text(who, *words)))


def test_a_cited_page_is_a_link_to_that_page(own: Desk) -> None:
    question = "what does the report for item 4 recommend?"
    assert links(own, question) == set()
    own.load(told())
    text = own.text("ngozi.adeyemi", question)
    cited = re.search(r"17 December 2026, pages? (\d+)", text)
    assert cited is not None
    assert f"{AT}#page={int(cited[1]) + 2}" in LINK.findall(text)


def test_without_a_certain_sheet_the_link_opens_the_document(own: Desk) -> None:
    own.load(told(sheet=None))
    assert links(own, "what does the report for item 4 recommend?") == {AT}


def test_a_restricted_paper_has_no_link_for_those_who_may_read_it(own: Desk) -> None:
    own.load(told())
    text = own.text("ngozi.adeyemi", "what does the report for item 7 recommend?")
    assert "item 7" in text
    assert LINK.findall(text) == []


def test_another_meeting_s_pack_has_none(own: Desk) -> None:
    own.load(told(meeting="2026-10-15"))
    assert links(own, "what does the report for item 4 recommend?") == set()


def test_an_exempt_part_of_its_own_takes_the_links_away(own: Desk) -> None:
    own.load(told())
    question = "what does the report for item 4 recommend?"
    assert links(own, question, who="olena.marchenko")
    part = seeding.sample(seeding.PACKS[1]) + b"\nA line of its own.\n"
    own.bring(part, name="exempt-part.txt", exempt=True)
    # Nobody but an officer gets one answer now: to a member both files hold the paper.
    assert "item 4" in own.text("olena.marchenko", question)
    assert links(own, question, who="olena.marchenko") == set()


def test_an_address_that_is_taken_out_of_the_board_file_is_gone(own: Desk) -> None:
    own.load(told())
    own.load(seeding.sample(seeding.BOARD_FILE))
    assert links(own, "what does the report for item 4 recommend?") == set()
