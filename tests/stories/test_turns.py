"""What is heard twice, who speaks, what comes and goes: turns as Teams brings them."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from board import meetings
from bot.heard import Happening, Sender, Setting
from tests.support import service
from tests.support.service import Desk

ANJALI = Sender(id="29:anjali", entra="a0000000-0000-4000-8000-000000000004")


def test_what_is_delivered_again_gets_the_same_answer_and_acts_once(own: Desk, own_file: Path) -> None:
    first = own.say("ngozi.adeyemi", "when is the next meeting?", chat="a:n", again="activity-1")
    before = service.counts(own_file)
    second = own.say("ngozi.adeyemi", "when is the next meeting?", chat="a:n", again="activity-1")
    assert second == first
    assert service.counts(own_file) == before


def test_the_same_id_in_another_chat_is_another_thing(own: Desk) -> None:
    one = own.say("ngozi.adeyemi", "thanks", chat="a:one", again="activity-1")
    other = own.say("ngozi.adeyemi", "hello", chat="a:other", again="activity-1")
    assert one.messages != other.messages


def test_installing_greets_once_and_keeps_the_chat(own: Desk, own_file: Path) -> None:
    greeted = own.hear(ANJALI, chat="a:anjali", happening=Happening.INSTALLED)
    again = own.hear(ANJALI, chat="a:anjali", happening=Happening.INSTALLED)
    assert "Hello Dr Raghunathan, I am Boardclerk" in greeted.messages[0].text()
    assert again.messages == ()
    assert _chats(own_file, "a:anjali") == [("personal", 0)]


def test_a_channel_is_told_what_everybody_may_see(own: Desk) -> None:
    greeted = own.hear(ANJALI, chat="19:board", setting=Setting.CHANNEL, happening=Happening.INSTALLED)
    assert "only what everybody may see" in greeted.messages[0].text()


def test_uninstalling_marks_the_chat_and_coming_back_greets_again(own: Desk, own_file: Path) -> None:
    own.hear(ANJALI, chat="a:anjali", happening=Happening.INSTALLED)
    own.hear(ANJALI, chat="a:anjali", happening=Happening.REMOVED)
    assert _chats(own_file, "a:anjali") == [("personal", 1)]
    back = own.hear(ANJALI, chat="a:anjali", happening=Happening.INSTALLED)
    assert "Hello Dr Raghunathan" in back.messages[0].text()
    assert _chats(own_file, "a:anjali") == [("personal", 0)]


def test_somebody_is_known_by_their_address_where_their_entra_id_is_not(own: Desk) -> None:
    guest = Sender(id="29:guest", entra="a0000000-0000-4000-8000-0000000000ff")
    answer = own.hear(guest, "what are my actions?", chat="a:olena", roster="Olena.Marchenko@example.org")
    assert "You have 2 open actions" in answer.messages[0].text()


def test_a_stranger_gets_one_sentence_and_leaves_no_trace_of_papers(own: Desk) -> None:
    stranger = Sender(id="29:nobody", entra="a0000000-0000-4000-8000-0000000000fe")
    answer = own.hear(stranger, "who attended?", chat="a:nobody", roster="nobody@example.net")
    assert [message.text().count(".") for message in answer.messages] == [1]


def test_an_old_or_strange_state_does_not_break_a_turn(own: Desk, own_file: Path) -> None:
    own.say("ngozi.adeyemi", "hello", chat="a:n")
    for state in (
        '{"intent": "gone", "meeting": "x", "offered": 5, "person": 7, "board": []}',
        '{"meeting": 99999, "board": "no-such", "person": "no-such", "intent": "actions", "item": "4"}',
        '{"waterfall": {"step": 3}}',
    ):
        with sqlite3.connect(own_file) as connection:
            connection.execute("update conversations set state = ? where conversation = 'a:n'", (state,))
        connection.close()
        for words in ("overdue ones", "who attended?", "and the one before?", "yes"):
            assert own.say("ngozi.adeyemi", words, chat="a:n").messages


def test_a_conversation_lasts_and_people_do_not_share_one(own: Desk) -> None:
    own.say("ngozi.adeyemi", "who attended in August?", chat="a:n")
    own.say("jia.chen", "who attended on 15 October?", chat="a:j")
    assert "20 August" in own.say("ngozi.adeyemi", "was it quorate?", chat="a:n").messages[0].text()
    assert "15 October" in own.say("jia.chen", "was it quorate?", chat="a:j").messages[0].text()


def _chats(file: Path, chat: str) -> list[tuple[str, int]]:
    with sqlite3.connect(file) as connection:
        found = connection.execute(
            "select setting, removed_at is not null from conversations where conversation = ?", (chat,)
        ).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("now", ["2026-05-20T22:30:00+00:00", "2026-05-20T23:30:00+00:00", "2026-05-21T00:30:00+01:00"])
def test_a_term_ends_at_midnight_in_london_not_in_greenwich(own_file: Path, now: str) -> None:
    moment = dt.datetime.fromisoformat(now)
    ended = moment.astimezone(meetings.LONDON).date() > dt.date(2026, 5, 20)
    with service.desk(own_file, moment) as desk:
        answer = desk.text("derek.whitlock@example.org", "hello")
    assert ("I do not know you yet" in answer) is ended
