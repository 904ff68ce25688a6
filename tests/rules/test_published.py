"""Links: to the very page where its sheet is certain, else to the document, never to what is restricted."""

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import published
from board.messages import Fact, Message
from board.published import Published
from board.sources import Citation, Source

PACK = "Sample pack"
AT = "https://papers.example.org/pack.pdf"
EXEMPT = Source(PACK, pages=(29, 30), item="7")


place = functools.partial(Source, PACK)


@pytest.mark.parametrize(
    ("source", "known", "sheet"),
    [
        (place(page=12), Published(AT, 3), 14),
        (place(page=1), Published(AT, 1), 1),
        (place(page=12, sheet=99), Published(AT, 3), 14),
        (place(pages=(7, 38)), Published(AT, 3), 9),
        (place(sheet=5), Published(AT, 3), 5),
        (place(page=12, sheet=16), Published(AT), 16),
        (place(page=12), Published(AT), None),
        (place(item="4"), Published(AT, 3), None),
        (place(), Published(AT, 3), None),
        (place(sheet=5), Published("https://papers.example.org/meeting?id=4"), None),
        (place(sheet=5), Published("https://papers.example.org/Pack.PDF?T=10"), 5),
        # The published file may leave the exempt pages out: from there on no sheet is certain.
        (place(page=12, item="4"), Published(AT, 3, (EXEMPT,)), 14),
        (place(page=31, item="8"), Published(AT, 3, (EXEMPT,)), None),
        (place(sheet=40, item="8"), Published(AT, 3, (EXEMPT,)), None),
        (place(sheet=5), Published(AT, hidden=(place(sheet=6),)), 5),
        (place(sheet=7), Published(AT, hidden=(place(sheet=6),)), None),
    ],
)
def test_a_page_is_opened_only_where_its_sheet_is_certain(source: Source, known: Published, sheet: int | None) -> None:
    assert published.link(source, known) == (known.address if sheet is None else f"{known.address}#page={sheet}")


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        (place(item="7"), EXEMPT),
        (place(item="7", pages=(29, 30), paragraph="2"), EXEMPT),
        (place(page=30, item="8"), EXEMPT),
        (place(sheet=6, item="8"), place(sheet=6, item="7")),
        (place(item="7"), place(sheet=6, item="7")),
        (place(), place()),
    ],
)
def test_what_is_restricted_has_no_link(source: Source, hidden: Source) -> None:
    assert published.link(source, Published(AT, 3, (hidden,))) is None


def test_a_restricted_part_is_placed_by_what_knows_its_place_best() -> None:
    unplaced, on_sheet = place(item="7", paragraph="1"), place(item="9", sheet=50)
    items = (EXEMPT, place(item="9", pages=(44, 44)), place(item="11"))
    assert published.places(items, [unplaced, on_sheet]) == (on_sheet, EXEMPT, place(item="11"))


def test_a_message_s_citations_get_their_links_and_nothing_else_changes() -> None:
    cited, other = place(page=12).cite("As written."), Source("Another pack", page=2).cite()
    message = Message(
        "b", facts=(Fact("n", "v", cited), Fact("n", "v"), Fact("n", "v", "words")), sources=(cited, other)
    )
    again = published.resolve(message, {PACK: Published(AT, 3)})
    assert again == message
    [first, *_], [whole, beside] = again.facts, again.sources
    for said in (first.source, whole):
        assert isinstance(said, Citation)
        assert (said.link, said.quote) == (f"{AT}#page=14", "As written.")
    assert isinstance(beside, Citation)
    assert beside.link is None
    assert published.resolve(message, {}) is message


@pytest.mark.parametrize(
    "address",
    [
        AT,
        "HTTPS://papers.example.org/a%20b.pdf?T=10&b=(1)",
        "https://papers.example.org:8443/x",
        "https://10.example.org",
    ],
)
def test_an_address_that_may_be_given(address: str) -> None:
    assert published.fault(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://papers.example.org/a.pdf",
        "javascript:alert(1)",
        "data:text/html,x",
        "//papers.example.org",
        "https://",
        "https:///a",
        "https://papers",
        "https://me:secret@papers.example.org/",
        "https://papers.example.org:x/",
        "https://[::1/",
        "https://papers.example.org/a b",
        'https://papers.example.org/"onclick',
        "https://papers.example.org/<b>",
        "https://papers.example.org/#page=4",
        "https://papers.example.org/\u202e",
        f"https://papers.example.org/{'a' * 500}",
    ],
)
def test_an_address_that_is_refused(address: str) -> None:
    assert published.fault(address)


@given(st.text())
def test_no_text_is_too_odd_to_be_judged(text: str) -> None:
    assert published.fault(text) or text.lower().startswith("https://")
    published.fault(f"https://{text}")


def test_a_citation_is_its_words() -> None:
    said = place(page=12, item="4").cite()
    assert said == "Sample pack, page 12, item 4"
    assert said.quoting("So.").linked(AT).quote == "So."
    assert list(dict.fromkeys([said, said.linked(AT), str(said)])) == [said]
