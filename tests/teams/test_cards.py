"""The card and the text: they say the same, as it was written, and never more than Teams takes."""

from typing import Any

import hypothesis
import orjson
import pytest
from hypothesis import strategies as st

from board.messages import Choice, Fact, Message
from notifications import cards

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip)
MESSAGES = st.builds(
    Message,
    body=WORDS,
    title=st.none() | WORDS,
    facts=st.lists(st.builds(Fact, WORDS, WORDS, st.none() | WORDS), max_size=5).map(tuple),
    sources=st.lists(WORDS, max_size=2).map(tuple),
    choices=st.lists(st.builds(Choice, WORDS, WORDS), max_size=7).map(tuple),
)


def words(card: dict[str, Any]) -> str:
    """Give all that a reader of the card sees, line by line."""
    lines = ["".join(run["text"] for run in block["inlines"]) for block in card["body"]]
    return "\n".join(lines + [action["title"] for action in card.get("actions", ())])


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
