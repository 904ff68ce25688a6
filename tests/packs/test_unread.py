"""What no reader could read is told once a paper, with its place; it is no content and opens no paper."""

from board import packs
from board.packs.values import FindingKind, Pack
from storage import documents

AGENDA = """# Riverbank Joint Board

Thursday 14 May 2026 at 9.30 am

## AGENDA

1\tWelcome\tChair

2\tHome care (Pages 1 - 4)\tChair

3\tProvider contract (Pages 5 - 8)\tChair

"""
OPEN = "# Home care\n\n1.1 Visits are late. ![](one.png)\n\n![](two.png)\n\n1.2 More are planned.\n\n"
CLOSED = "EXEMPT\n\n# Provider contract\n\n1.1 The contract is poor. <img src='a'>\n"


def read(text: str) -> Pack:
    return packs.read(documents.read("pack.txt", text.encode()))


def told(pack: Pack) -> list[tuple[str, str | None, int | None, bool]]:
    return [
        (one.text, one.source.item, one.source.sheet, one.restricted)
        for one in pack.findings
        if one.kind is FindingKind.UNREAD
    ]


def test_each_paper_tells_once_and_a_restricted_one_to_few() -> None:
    pack = read(AGENDA + OPEN + CLOSED)
    assert told(pack) == [
        ("2 pictures under item 2, Home care, could not be read.", "2", None, False),
        ("1 picture under item 3, Provider contract, could not be read.", "3", None, True),
    ]


def test_the_words_beside_it_are_shown_and_its_own_name_is_said_nowhere() -> None:
    pack = read(AGENDA + OPEN)
    assert [one.beside for one in pack.findings if one.kind is FindingKind.UNREAD] == [("1.1 Visits are late.",)]
    assert [passage.text for passage in pack.passages if "png" in passage.text] == []
    assert [item.title for item in pack.items] == ["Welcome", "Home care", "Provider contract"]


def test_without_anything_unread_nothing_is_told() -> None:
    assert told(read(AGENDA + "# Home care\n\n1.1 Visits are late!\n")) == []


def test_sheets_are_named_where_they_are_known() -> None:
    pack = read(AGENDA + "\f# Home care\n\n1.1 Visits are late. ![](a)\n\f1.2 More. ![](b)\n")
    assert told(pack) == [("2 pictures under item 2, Home care, on sheets 2 and 3 could not be read.", "2", 2, False)]


def test_a_scan_between_two_papers_is_told_and_becomes_no_paper() -> None:
    blank = "\f\nThis page is intentionally left blank\n\f"
    scans = "![](a)\n\f![](b)\n"
    pack = read(AGENDA + OPEN.replace("!", "") + blank + scans + blank + CLOSED.replace("<img src='a'>", ""))
    assert told(pack) == [("2 pictures between the papers on sheets 3 and 4 could not be read.", None, 3, True)]
    assert {one.kind for one in pack.findings} == {FindingKind.UNREAD}
