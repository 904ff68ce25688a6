"""What a person finds in their mailbox: one whole letter, readable on a telephone, with nothing smuggled in."""

import asyncio
import datetime as dt
import email
from collections.abc import Callable
from email import policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import deliveries
from board.messages import Choice, Fact, Message
from notifications import mail
from notifications.channels.email import letters, local

WRITTEN = dt.datetime(2031, 3, 3, 9, 30, tzinfo=dt.UTC)
SENDER = "clerk@example.org"
PAPERS = Message(
    title="Papers for the Harbour and Vale Joint Board of 17 March are in",
    body="The papers have been published.\nAsk me anything about them.\n\nSee you there.",
    facts=(Fact("Where", "Room <3> & online", "agenda, page 1"),),
    sources=("Joint Board pack, 17 March 2031",),
    choices=(Choice("Agenda", "What is on the agenda?"),),
)


def letter(**changes: str) -> letters.Letter:
    drawn = mail.draw(PAPERS)
    given = {
        "reference": "20310303T093000-7-0-abc",
        "name": "Ama Boateng",
        "address": "ama.boateng@example.org",
        "subject": drawn.subject,
        "text": drawn.text,
        "html": drawn.html,
    } | changes
    return letters.Letter(written_at=WRITTEN, **given)


def read(content: bytes) -> email.message.EmailMessage:
    return email.message_from_bytes(content, _class=email.message.EmailMessage, policy=policy.default)


@pytest.fixture
def mailbox(tmp_path: Path) -> local.LocalMailbox:
    return local.LocalMailbox(tmp_path / "mail", sender=SENDER)


def test_text_and_html_say_the_same_and_quote_every_source() -> None:
    drawn = mail.draw(PAPERS)
    for said in ("The papers have been published.", "Where", "agenda, page 1", "Joint Board pack, 17 March 2031"):
        assert said in drawn.text
        assert said in drawn.html
    assert "Room &lt;3&gt; &amp; online" in drawn.html
    assert "Room <3> & online" in drawn.text


def test_a_letter_brings_nothing_from_elsewhere() -> None:
    html = mail.draw(PAPERS).html.lower()
    assert not [mark for mark in ("http", "src=", "<img", "<link", "<script", "url(", "@import") if mark in html]


def test_a_message_without_a_title_puts_nothing_of_its_body_into_the_subject() -> None:
    assert mail.draw(Message(body="An exempt matter")).subject == "A message from the clerk"


def test_a_repeat_says_first_that_it_may_be_one() -> None:
    drawn = mail.draw(PAPERS, repeat=True)
    assert drawn.text.startswith(mail.REPEAT)
    assert mail.REPEAT in drawn.html


def test_a_letter_says_who_when_and_that_no_person_wrote_it() -> None:
    found = read(letters.written(letter(), sender_name="The clerk", sender=SENDER))
    assert str(found["To"]) == "Ama Boateng <ama.boateng@example.org>"
    assert found["Date"].datetime == WRITTEN
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Message-ID"] == "<20310303T093000-7-0-abc@example.org>"
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]


def test_the_same_letter_is_the_same_bytes() -> None:
    first, second = (letters.written(letter(), sender_name="The clerk", sender=SENDER) for _ in range(2))
    assert first == second


@given(st.text(), st.text())
def test_no_name_and_no_title_can_smuggle_a_header_in(name: str, title: str) -> None:
    forged = letter(name=f"{name}\r\nBcc: eve@example.org", subject=mail.one_line(f"{title}\nBcc: eve@example.org"))
    found = read(letters.written(forged, sender_name="The clerk", sender=SENDER))
    assert sorted(header.lower() for header in found) == [
        "auto-submitted",
        "content-type",
        "date",
        "from",
        "message-id",
        "mime-version",
        "subject",
        "to",
    ]
    assert [address.addr_spec for address in found["To"].addresses] == ["ama.boateng@example.org"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ama",
        "ama@",
        "@example.org",
        "ama@example.org, eve@example.org",
        "ama@example.org\nBcc: eve@example.org",
        "äma@example.org",
    ],
)
async def test_what_is_no_address_is_refused_with_what_to_do(mailbox: local.LocalMailbox, address: str) -> None:
    outcome = await mailbox.send(letter(address=address))
    assert isinstance(outcome, deliveries.Refused)
    assert "board file" in outcome.reason
    assert mailbox.mails() == []


async def test_the_same_letter_twice_is_one_file(mailbox: local.LocalMailbox, tmp_path: Path) -> None:
    assert await mailbox.find(letter().reference) == deliveries.Absent()
    first = await mailbox.send(letter())
    assert await mailbox.send(letter(subject="Another subject")) == first
    assert await mailbox.find(letter().reference) == first
    assert [shown.subject for shown in mailbox.mails()] == [PAPERS.title]
    assert [path.suffix for path in (tmp_path / "mail").iterdir()] == [".eml"]


async def test_a_page_shows_the_newest_letter_first_with_both_its_parts(mailbox: local.LocalMailbox) -> None:
    assert mailbox.mails() == []
    for number in range(3):
        await mailbox.send(letter(reference=f"2031030{number}T000000-{number}-0-a", subject=f"Number {number}"))
    shown = mailbox.mails(limit=2)
    assert [one.subject for one in shown] == ["Number 2", "Number 1"]
    assert (shown[0].written_at, "<h1" in shown[0].html, "Ask me" in shown[0].text) == (WRITTEN, True, True)


def full(_part: Path, _path: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("rename", [full])
async def test_a_full_disk_is_a_reason_to_try_later_and_leaves_no_half_letter(
    tmp_path: Path, rename: Callable[[Path, Path], None]
) -> None:
    mailbox = local.LocalMailbox(tmp_path, sender=SENDER, rename=rename)
    outcome = await mailbox.send(letter())
    assert outcome == deliveries.TryLater("the mail folder cannot be written to (No space left on device)")
    assert mailbox.mails() == []


async def test_a_reader_never_sees_half_a_letter(mailbox: local.LocalMailbox) -> None:
    big = letter(text="word " * 200_000)
    sending = asyncio.create_task(mailbox.send(big), name="send")
    while not sending.done():
        assert all(len(shown.text) > 900_000 for shown in await asyncio.to_thread(mailbox.mails))
    assert isinstance(sending.result(), deliveries.Accepted)
