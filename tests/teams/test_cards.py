"""The card and the text: they say the same, as it was written, and never more than Teams takes."""

import base64
from collections.abc import Iterator
from typing import Any

import hypothesis
import orjson
import pytest
from hypothesis import strategies as st

from board import pictures
from board.messages import Choice, Fact, Message, Table
from board.sources import Citation
from notifications import card_elements, cards, charts, mail

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip)
LINKS = st.none() | WORDS.map(lambda words: f"https://papers.example.org/{len(words)}.pdf#page=2")
SOURCES = WORDS | st.builds(Citation, WORDS, st.none(), st.none() | WORDS, LINKS)
TABLES = st.integers(1, 6).flatmap(
    lambda columns: st.builds(
        Table,
        st.tuples(*[WORDS] * columns),
        st.lists(st.tuples(*[WORDS] * columns), min_size=1, max_size=15).map(tuple),
        st.none() | WORDS,
    )
)
NUMBERS = st.integers(0, 99_999).map(lambda number: f"{number:,}")
PICTURES = st.builds(pictures.bars, WORDS, st.lists(st.tuples(WORDS, NUMBERS), max_size=4), st.lists(WORDS, max_size=2))
MESSAGES = st.builds(
    Message,
    body=WORDS,
    title=st.none() | WORDS,
    facts=st.lists(st.builds(Fact, WORDS, WORDS, st.none() | SOURCES), max_size=9).map(tuple),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    choices=st.lists(st.builds(Choice, WORDS, WORDS), max_size=7).map(tuple),
    table=st.none() | TABLES,
    picture=st.none() | PICTURES,
)


def elements(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give every part of a card, those that a button shows too, in order."""
    for part in parts:
        yield part
        yield from elements(part.get("items", []) + part.get("rows", []) + part.get("cells", []))


def lines(card: dict[str, Any]) -> list[str]:
    """Give all that a reader of the card can bring to see, line by line."""
    return ["".join(run["text"] for run in part["inlines"]) for part in elements(card["body"]) if "inlines" in part]


def words(card: dict[str, Any]) -> str:
    """Give all that a reader of the card can bring to see, with its buttons."""
    return "\n".join(lines(card) + [action["title"] for action in card.get("actions", ())])


@hypothesis.given(MESSAGES)
def test_a_card_says_every_word_of_its_message(message: Message) -> None:
    said = words(cards.card(message))
    wanted = [message.body.strip(), message.title, *message.sources, *(choice.label for choice in message.choices)]
    wanted += [text for fact in message.facts for text in (fact.name, fact.value, fact.source)]
    assert all(text in said for text in wanted if text)


@hypothesis.given(MESSAGES)
def test_an_activity_has_a_card_or_a_text_but_never_both(message: Message) -> None:
    activity = cards.activity(message)
    assert ("text" in activity) != ("attachments" in activity)
    assert ("attachments" in activity) == cards.needs_card(message)


@pytest.mark.parametrize(
    ("message", "card"),
    [
        (Message(body="hello"), False),
        (Message(body="hello", title="Title"), False),
        (Message(body="hello", facts=(Fact("a", "b"),)), False),
        (Message(body="hello", title="Title", facts=(Fact("a", "b"),)), True),
        (Message(body="Which?", choices=(Choice("This", "this"),)), True),
    ],
)
def test_a_card_is_drawn_where_it_reads_better(message: Message, *, card: bool) -> None:
    assert cards.needs_card(message) is card


def test_what_a_paper_wrote_is_not_taken_for_markdown() -> None:
    body = "4. Minutes\n6. Budget *and* [annex](a)\n\n# not a heading"
    drawn = cards.card(Message(body=body, title="*", facts=(Fact("_1_", "a < b"),)))
    assert {block["type"] for block in drawn["body"]} == {"RichTextBlock"}
    assert words(drawn).splitlines()[1:4] == ["4. Minutes", "6. Budget *and* [annex](a)", "# not a heading"]
    assert [block["spacing"] for block in drawn["body"][1:4]] == ["default", "none", "default"]


def test_a_source_is_small_beside_its_fact() -> None:
    drawn = cards.card(Message(body="b", title="t", facts=(Fact("1", "Welcome", "Sample pack, page 3"),)))
    [run] = drawn["body"][-1]["inlines"]
    assert (run["text"], run["isSubtle"], run["size"]) == ("Sample pack, page 3", True, "small")


def test_a_choice_says_its_words_without_putting_them_into_the_readers_mouth() -> None:
    choices = tuple(Choice(f"Choice {number}", f"say {number}") for number in range(7))
    actions = cards.card(Message(body="Which?", choices=choices))["actions"]
    assert actions[0] == {"type": "Action.Submit", "title": "Choice 0", "data": {"say": "say 0"}}
    assert [action.get("mode") for action in actions] == [None] * 5 + ["secondary"] * 2


def test_a_preview_shows_the_title_and_never_the_body() -> None:
    untitled = cards.activity(Message(body="private", choices=(Choice("Yes", "yes"),)))
    assert untitled["summary"] == cards.UNTITLED
    assert cards.activity(Message(body="b", title="Papers", facts=(Fact("a", "b"),)))["summary"] == "Papers"


@hypothesis.given(st.integers(0, 800), st.integers(0, 400), st.integers(0, 30_000))
@hypothesis.settings(max_examples=30, deadline=None)
def test_no_message_is_too_big_and_what_is_left_out_is_counted(facts: int, width: int, body: int) -> None:
    listed = tuple(Fact(f"item {number}", "v" * width, "a source") for number in range(facts))
    message = Message(body="b" * body, title="Long", facts=listed)
    activity = cards.activity(message)
    assert len(orjson.dumps(activity)) < 25_000
    if not cards.needs_card(message):
        return
    said = words(activity["attachments"][0]["content"])
    shown = said.count("item ")
    assert shown == facts or f"and {facts - shown} more" in said


@hypothesis.given(MESSAGES)
@hypothesis.settings(deadline=None)
def test_the_text_and_the_mail_say_every_word_of_the_card(message: Message) -> None:
    drawn, text, letter = cards.card(message), message.text(), mail.draw(message)
    told = text + "".join(choice.label for choice in message.choices)
    for line in lines(drawn):
        # What the drawing itself adds, and what marks a name, a quotation or a source.
        for word in line.replace("“", " ").replace("”", " ").replace(":", " ").split():
            assert word in told
    assert letter.text == text + "\n"


@hypothesis.given(MESSAGES)
@hypothesis.settings(deadline=None)
def test_a_row_keeps_all_of_a_message(message: Message) -> None:
    again = Message.from_json(orjson.loads(orjson.dumps(message.to_json())))
    assert again == message
    assert again.text() == message.text()
    assert cards.activity(again) == cards.activity(message)


def test_an_earlier_release_s_row_is_still_read() -> None:
    kept = {"body": "b", "title": None, "facts": [{"name": "n", "value": "v", "source": "p. 3"}], "sources": ["here"]}
    assert Message.from_json(kept) == Message("b", facts=(Fact("n", "v", "p. 3"),), sources=("here",))


def test_the_first_four_facts_are_seen_and_a_button_shows_the_others_without_asking_us() -> None:
    facts = tuple(Fact(f"item {number}", "v") for number in range(11))
    drawn = cards.card(Message("b", title="t", facts=facts))
    [rest] = [part for part in drawn["body"] if part["type"] == "Container"]
    seen = lines({"body": [part for part in drawn["body"] if part is not rest]})
    assert seen == ["t", "b", *(f"item {number}: v" for number in range(4))]
    assert lines({"body": rest["items"]}) == [f"item {number}: v" for number in range(4, 11)]
    more, fewer = (part for part in drawn["body"] if part["type"] == "ActionSet")
    assert (rest["isVisible"], more.get("isVisible", True), fewer["isVisible"]) == (False, True, False)
    for button, says in ((more, "Show all 11"), (fewer, "Show fewer")):
        [action] = button["actions"]
        assert (action["type"], action["title"]) == ("Action.ToggleVisibility", says)
        assert set(action["targetElements"]) == {rest["id"], more["id"], fewer["id"]}


def test_five_facts_need_no_button() -> None:
    drawn = cards.card(Message("b", title="t", facts=tuple(Fact(f"item {number}", "v") for number in range(5))))
    assert {part["type"] for part in drawn["body"]} == {"RichTextBlock"}


def test_a_citation_opens_the_published_pack_and_shows_the_paper_s_own_sentence() -> None:
    link = "https://papers.example.org/pack.pdf#page=14"
    said = Citation("Sample pack, page 12", None, "The *fund* was approved.", link)
    message = Message("b", title="t", facts=(Fact("Fund", "approved", said),), sources=(said,))
    drawn = cards.card(message)
    opens = [run for part in drawn["body"] for run in part["inlines"] if "selectAction" in run]
    assert [run["text"] for run in opens] == ["Sample pack, page 12"] * 2
    assert {run["selectAction"]["url"] for run in opens} == {link}
    assert lines(drawn).count("“The *fund* was approved.”") == 2
    assert f"- Fund: approved (Sample pack, page 12, {link})" in message.text()
    assert "As written: “The *fund* was approved.”" in message.text()
    html = mail.draw(message).html
    assert html.count(f'<a href="{link}"') == 2
    assert "“The *fund* was approved.”" in html


def test_a_sentence_that_the_answer_says_itself_is_not_said_twice() -> None:
    said = Citation("Sample pack, page 12", None, "The fund was approved.")
    message = Message(
        "“The fund was approved.”", facts=(Fact("Item 7", "The fund was approved.", said),), sources=(said,)
    )
    assert message.text().count("The fund was approved.") == 2


def test_a_long_sentence_is_cut_at_a_word_on_the_card_only() -> None:
    sentence = "word " * 200 + "end."
    message = Message("b", title="t", facts=(Fact("n", "v", Citation("p", None, sentence)),))
    [quote] = [line for line in lines(cards.card(message)) if line.startswith("“")]
    assert len(quote) <= card_elements.QUOTE_LIMIT + 2
    assert quote.endswith("word …”")
    assert sentence in message.text()


SMALL = Table(("Provider", "Beds"), (("Elm House", "42"), ("Oak Court", "")), "Care homes")


def test_a_small_table_is_drawn_as_one_and_told_cell_by_cell() -> None:
    message = Message("b", table=SMALL)
    [table] = [part for part in cards.card(message)["body"] if part["type"] == "Table"]
    assert len(table["columns"]) == 2
    assert [len(row["cells"]) for row in table["rows"]] == [2, 2, 2]
    assert (
        "Care homes\n- Provider: Elm House; Beds: 42\n- Provider: Oak Court; Beds: the cell is empty" in message.text()
    )
    assert '<th scope="col"' in mail.draw(message).html


@pytest.mark.parametrize(
    "table",
    [
        Table(tuple("ABCDEF"), (tuple("abcdef"),)),
        Table(("A", "B"), (("a", "b"),) * 13),
        Table(("A", "B"), (("a", "b" * 81),)),
        Table(("A", "B"), (("a", "b", "c"),)),
    ],
    ids=["wide", "long", "a long cell", "uneven"],
)
def test_what_is_too_big_for_a_table_is_a_list(table: Table) -> None:
    message = Message("b", title="t", table=table)
    drawn = cards.card(message)
    assert "Table" not in {part["type"] for part in elements(drawn["body"])}
    assert all(cell in words(drawn) for row in table.rows for cell in row)


DELAYS = pictures.bars("Delays", [("Actual", "18,460"), ("Target", "17,000")], ["red against Target"])


def test_a_picture_is_in_the_card_and_says_what_it_shows() -> None:
    message = Message("Delays: 18,460. Target: 17,000. Its light: red against Target.", picture=DELAYS)
    [image] = [part for part in cards.card(message)["body"] if part["type"] == "Image"]
    assert image["altText"] == "Bars of Delays: Actual 18,460; Target 17,000. Light: red against Target."
    kind, _, png = image["url"].partition(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(png).startswith(b"\x89PNG\r\n\x1a\n")
    assert "Bars of" not in message.text()


def test_figures_that_the_message_does_not_say_are_said_beside_the_picture() -> None:
    # 17,000 is not said by 117,000.
    message = Message("Delays: 18,460, once 117,000. Red against Target.", picture=DELAYS)
    assert "Bars of Delays: Actual 18,460; Target 17,000." in message.text()
    assert "Target 17,000" in words(cards.card(message))
    assert "Target 17,000" in mail.draw(message).html


@hypothesis.given(MESSAGES, st.integers(1, 60), st.integers(1, 2_000))
@hypothesis.settings(max_examples=40, deadline=None)
def test_however_much_it_holds_an_activity_stays_small(message: Message, times: int, wide: int) -> None:
    long = Message(
        "a\n" * wide + message.body * wide,
        title=message.title,
        facts=tuple(Fact(fact.name * times, fact.value * wide, fact.source) for fact in message.facts) * times,
        sources=message.sources * times,
        choices=message.choices,
        table=message.table,
        picture=message.picture,
    )
    drawn = cards.activity(long)
    assert len(orjson.dumps(drawn)) < 25_000 or len(drawn["text"]) <= cards.TEXT_LIMIT


def test_pictures_are_the_same_each_time_and_small() -> None:
    assert DELAYS is not None
    charts.png.cache_clear()
    first = charts.png(DELAYS)
    charts.png.cache_clear()
    assert first is not None
    assert first == charts.png(DELAYS)
    assert len(first) < 20_000


@pytest.mark.parametrize("figure", ["£1,204.50", "£0"])
def test_pounds_are_drawn(figure: str) -> None:
    made = pictures.bars("Cost", [("Actual", figure), ("Target", "£900")])
    assert made is not None
    assert charts.png(made) is not None


@pytest.mark.parametrize(
    ("label", "figure"), [("Цель", "4"), ("Target", "4 " + "w" * 30)], ids=["a letter without a shape", "no room"]
)
def test_what_cannot_be_drawn_as_it_is_written_has_no_picture(label: str, figure: str) -> None:
    unit = figure.removeprefix("4")
    made = pictures.bars("Delays", [("Actual", f"9{unit}"), (label, figure)])
    assert made is not None
    assert charts.png(made) is None
    assert "Image" not in {part["type"] for part in cards.card(Message("b", picture=made))["body"]}
    assert made.words() in words(cards.card(Message("b", picture=made)))
