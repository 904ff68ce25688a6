"""Load and import, in either order, again, and after something changed: the same facts, each once."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from bot import seeding
from tests.support import service
from tests.support.service import Desk

QUESTIONS = (
    "when is the next meeting?",
    "who attended in August?",
    "did Marguerite attend in August?",
    "was the last meeting quorate?",
    "was the delivery group quorate in November?",
    "what does Marguerite owe?",
    "which actions are open?",
    "which actions are closed?",
    "what was decided at the last meeting?",
    "what's on the agenda?",
    "was the agenda out in time?",
    "who sits on the delivery group?",
    "what do the papers say about Kestrel Lodge?",
)
BOARD, OCTOBER, DECEMBER = (seeding.BOARD_FILE, *seeding.PACKS)


def _put(desk: Desk, name: str) -> int:
    content = seeding.sample(name)
    return (desk.load(content) if name == BOARD else desk.bring(content, name=name)).announced


def _answers(desk: Desk) -> dict[str, str]:
    return {words: desk.text("ngozi.adeyemi", words) for words in QUESTIONS}


@pytest.mark.parametrize("order", list(itertools.permutations((BOARD, OCTOBER, DECEMBER)))[1:], ids=" ".join)
def test_any_order_gives_the_same_answers(sample: Desk, blank: Desk, order: tuple[str, ...]) -> None:
    for name in order:
        _put(blank, name)
    right = _answers(sample)
    assert _answers(blank) == right


def test_again_changes_nothing(own: Desk, own_file: Path) -> None:
    before = service.counts(own_file)
    told = [_put(own, name) for name in (DECEMBER, BOARD, OCTOBER, BOARD)]
    assert told == [0, 0, 0, 0]
    assert service.counts(own_file) == before


def test_a_revised_pack_supersedes(own: Desk) -> None:
    revised = seeding.sample(DECEMBER).replace(b"Callum Fraser\tDiscussion", b"Yuki Tanaka\tDiscussion")
    assert not own.bring(revised).before
    assert "led by Yuki Tanaka" in own.text("ngozi.adeyemi", "who leads item 5?")
    assert own.text("ngozi.adeyemi", "what's on the agenda?").count("5. PERFORMANCE REPORT") == 1
    assert own.text("ngozi.adeyemi", "which actions are open?").count("Valemouth College") == 1
    assert "5 people" in own.text("ngozi.adeyemi", "who attended the last meeting?")


def test_what_a_revised_pack_withdrew_is_asserted_no_more(own: Desk) -> None:
    revised = seeding.sample(DECEMBER).replace(
        b"<p><b>ACTION: YT to share her analysis", b"<p><b>YT may share her analysis"
    )
    revised = revised.replace(b"Tuesday 12<sup>th</sup> January 2027", b"Tuesday 19<sup>th</sup> January 2027")
    assert "agency spend" in own.text("yuki.tanaka", "what are my actions?")
    assert "12 January" in own.text("olena.marchenko", "when does the delivery group meet next?")
    own.bring(revised)
    assert "agency spend" not in own.text("yuki.tanaka", "what are my actions?")
    assert "19 January" in own.text("olena.marchenko", "when does the delivery group meet next?")
    assert "cannot find" in own.text("olena.marchenko", "does the delivery group meet on 12 January 2027?")


def test_what_only_the_newest_tracker_lost_stays_open(own: Desk) -> None:
    assert "repeat falls" in own.text("callum.fraser", "what are my actions?")


def test_a_meeting_that_was_moved_is_not_the_next_one_any_more(blank: Desk) -> None:
    _put(blank, BOARD)
    moved = seeding.sample(DECEMBER).replace(b"Thursday, 17th  \nDecember", b"Wednesday, 16th  \nDecember")
    done = blank.bring(moved)
    assert "16 December" in blank.text("ngozi.adeyemi", "when is the next meeting?")
    assert "17 December" not in blank.text("ngozi.adeyemi", "when are the meetings in December?")
    assert [finding.kind.name for finding in done.findings].count("MOVED") == 1
    # Loading the board file again finds the same, and the pack of the 17th would be believed again.
    assert [finding.kind.name for finding in blank.load(seeding.sample(BOARD)).findings].count("MOVED") == 1
    _put(blank, DECEMBER)
    assert "17 December" in blank.text("ngozi.adeyemi", "when are the meetings in December?")


def test_a_corrected_board_file_corrects_who_owes(own: Desk) -> None:
    """Another person with the same initials was forgotten: nobody knows any more whose the action is."""
    file = seeding.sample(BOARD)
    assert "agency spend" in own.text("yuki.tanaka", "what are my actions?")
    corrected = file.replace(b"  yuki:\n", b"  yara:\n    name: Yara Thorne\n    initials: YT\n  yuki:\n")
    done = own.load(corrected)
    assert "agency spend" not in own.text("yuki.tanaka", "what are my actions?")
    assert [one for one in done.findings if "agency spend" in one.text and "Yara Thorne" in one.text]


def test_a_lead_whom_the_board_file_does_not_name_is_a_finding_until_it_does(blank: Desk) -> None:
    file = seeding.sample(BOARD)
    begin, end = file.index(b"  callum:"), file.index(b"  kofi:")
    without = (file[:begin] + file[end:]).replace(b"holder: callum", b"holder: ibrahim")
    blank.load(without)
    said = [finding.text for finding in blank.bring(seeding.sample(OCTOBER)).findings]
    assert [text for text in said if text.startswith("“Callum Fraser”, who owes")]
    assert not [finding for finding in blank.load(file).findings if "Callum Fraser" in finding.text]


@pytest.fixture
def changed(own: Desk) -> Desk:
    """Give a service whose board file was changed ten days later: a new name and address, and somebody gone."""
    file = seeding.sample(BOARD).decode()
    file = file.replace("name: Yuki Tanaka", "name: Yuki Moran").replace("initials: YT", "initials: YM")
    file = file.replace("yuki.tanaka@", "yuki.moran@")
    file = file.replace("email: ruth.abelson@example.org", "email: ruth.a@example.org")
    own.load(file.encode(), service.NOW - dt.timedelta(days=1))
    return own


def test_a_changed_name_and_address_begin_a_new_term_and_old_minutes_keep_their_people(changed: Desk) -> None:
    assert "I do not know you yet" in changed.text("yuki.tanaka", "hello")
    assert "Hello Yuki" in changed.text("yuki.moran", "hello")
    assert "in attendance" in changed.text("yuki.moran", "was I at the October meeting?")
    assert "agency spend" in changed.text("yuki.moran", "what are my actions?")
    assert "Yuki Tanaka" in changed.text("ngozi.adeyemi", "who attended on 15 October?")
    assert "Joined at 9.45 am" in changed.text("ruth.a", "did I attend the October meeting?")


def test_somebody_who_is_no_longer_in_the_file_is_a_stranger_and_stays_in_the_minutes(own: Desk) -> None:
    file = seeding.sample(BOARD).decode()
    begin, end = file.index("  callum:"), file.index("  kofi:")
    file = file[:begin] + file[end:]
    file = file.replace("holder: callum", "holder: ibrahim")
    own.load(file.encode(), service.NOW - dt.timedelta(days=1))
    assert "I do not know you yet" in own.text("callum.fraser", "what are my actions?")
    assert "Callum Fraser" in own.text("ngozi.adeyemi", "who attended on 15 October?")
