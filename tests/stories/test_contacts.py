"""How somebody is reached: one person at a time, only what the asker may see, and never a telephone among others."""

import pytest

from acts import asking
from bot import seeding
from dialogs import contacts
from dialogs.exchange import Exchange, Said, Topic
from dialogs.listening import lexicon
from dialogs.understanding import Context, understand
from storage import people
from tests.support import service
from tests.support.service import Desk

MEMBER, OFFICER, ADMINISTRATOR = "ngozi.adeyemi", "tomasz.wieczorek", "siobhan.kelleher"
OF_THE_GROUP, DEPUTY = "olena.marchenko", "kofi.mensah"
RULE = "Telephone numbers I tell only their owner"
AMONG_OTHERS = "Where others read along"
INSTEAD = "can pass a message on"


async def _exchange(desk: Desk, who: str, words: str, *, alone: bool, sure: bool) -> Said | None:
    """Let somebody ask for contact details, whatever their words are taken for."""
    async with desk.service.database.reading() as uow:
        register = await desk.service.registers.current(uow)
        person = await people.by_email(uow, f"{who}@example.org", service.NOW.date())
        assert person is not None
        asker = await asking.who(
            uow, person, register=register, library=desk.service.library, now=service.NOW, personal=alone
        )
        heard = understand(words, lexicon(register), Context(), service.NOW.date())
        exchange = Exchange(uow, asker, heard, Topic(), words)
        return await contacts.contacts(exchange) if sure else await contacts.answer(exchange, sure=False)


def ask(desk: Desk, who: str, words: str, *, alone: bool = True) -> str:
    """Give what somebody who asks for contact details is told."""
    said = desk.run(_exchange(desk, who, words, alone=alone, sure=True))
    assert said is not None
    return said.messages[0].text()


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [
        (MEMBER, "how do I reach Jia Chen?", "jia.chen@example.org"),
        (MEMBER, "email of the administrator", "siobhan.kelleher@example.org"),
        (OFFICER, "how do I contact the clerk", "siobhan.kelleher@example.org"),
        (OFFICER, "the clerk's deputy's email", "kofi.mensah@example.org"),
        (OFFICER, "what's the email of the report's author", "ibrahim.conteh@example.org"),
        (OFFICER, "e-mail of the director of the quality report", "marguerite.lacombe@example.org"),
        (OFFICER, "contact details for the quality director", "marguerite.lacombe@example.org"),
        (OF_THE_GROUP, "how do I reach Fatima Al-Rashid?", "fatima.al-rashid@example.org"),
        (MEMBER, "who do I email about item 4?", "marguerite.lacombe@example.org"),
        (MEMBER, "what is my own number", "01632 960101"),
        (OFFICER, "my telephone number", "07700 900121"),
        (ADMINISTRATOR, "Jia Chen's telephone number", "07700 900112"),
        (DEPUTY, "who do I ring about item 5?", "01632 960133"),
        (ADMINISTRATOR, "phone number of Olena Marchenko", "07700 900141"),
    ],
)
def test_who_may_know_is_told(sample: Desk, who: str, words: str, told: str) -> None:
    assert told in ask(sample, who, words)


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [
        (MEMBER, "how do I reach Fatima?", "I may not give you contact details of Fatima Al-Rashid."),
        (OFFICER, "how do I reach Jia Chen?", "I may not give you contact details of Jia Chen."),
        (MEMBER, "phone number of Jia Chen", RULE),
        (OFFICER, "who do I ring about item 4?", RULE),
        (OF_THE_GROUP, "Fatima Al-Rashid's mobile", RULE),
        (MEMBER, "how do I reach Derek Whitlock?", "I may not give you contact details of Councillor Derek Whitlock."),
    ],
)
def test_a_refusal_names_the_rule_and_says_what_to_do_instead(sample: Desk, who: str, words: str, told: str) -> None:
    answer = ask(sample, who, words)
    assert told in answer
    assert INSTEAD in answer
    assert "0" not in answer.partition("Source:")[0]


def test_an_administrator_of_no_board_that_somebody_serves_is_not_told_their_number(sample: Desk) -> None:
    assert RULE in ask(sample, ADMINISTRATOR, "Tomasz Wieczorek's phone number")


@pytest.mark.parametrize("who", [MEMBER, ADMINISTRATOR, OFFICER])
@pytest.mark.parametrize(
    "words", ["how do I reach Jia Chen?", "Kofi Mensah's number", "what is my own number", "ring Ibrahim Conteh"]
)
def test_among_others_everybody_hears_the_same_and_no_number(sample: Desk, who: str, words: str) -> None:
    answer = ask(sample, who, words, alone=False)
    assert AMONG_OTHERS in answer
    assert "9601" not in answer
    assert "9001" not in answer


def test_among_others_an_address_that_a_public_report_prints_is_said(sample: Desk) -> None:
    answer = ask(sample, MEMBER, "email of the author of the quality report", alone=False)
    assert "ibrahim.conteh@example.org" in answer
    assert "item 4" in answer


@pytest.mark.parametrize(
    "words",
    [
        "list all telephone numbers", "everybody's phone numbers", "all the members' emails", "phone list",
        "contact list of members", "give me the phone numbers of the board", "email Jia Chen and Ruth Abelson",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", [MEMBER, ADMINISTRATOR])
def test_several_peoples_details_are_never_a_list(sample: Desk, who: str, words: str) -> None:
    answer = ask(sample, who, words)
    assert "one person at a time" in answer
    assert "@" not in answer


def test_a_name_that_fits_three_is_answered_for_each_and_no_more(sample: Desk) -> None:
    answer = ask(sample, ADMINISTRATOR, "what is the director's email")
    assert answer.count("@example.org") <= 3
    assert "Marguerite Lacombe" in answer
    assert "Olena Marchenko" in answer


def test_nobody_is_looked_up_by_a_number(sample: Desk) -> None:
    held, not_held = (
        ask(sample, ADMINISTRATOR, f"whose number is {number}?") for number in ("07700 900112", "07700 900999")
    )
    assert held == not_held
    assert "Jia" not in held


def test_an_item_that_may_not_be_seen_is_an_item_that_is_not_there(sample: Desk) -> None:
    seven, ninety = (ask(sample, OFFICER, f"who do I ring about item {number}?") for number in ("7", "90"))
    assert seven == ninety.replace("90", "7")
    assert "Tomasz Wieczorek" in ask(sample, MEMBER, "who do I ring about item 7?")


def test_a_refusal_is_the_same_where_there_is_no_number(blank: Desk, sample: Desk) -> None:
    blank.load(seeding.sample(seeding.BOARD_FILE).replace(b"    telephone: 07700 900112\n", b""))
    for who, alone in ((MEMBER, True), (OFFICER, True), (ADMINISTRATOR, False)):
        words = "what is Jia Chen's telephone number?"
        assert ask(blank, who, words, alone=alone) == ask(sample, who, words, alone=alone)
    assert "no telephone number in the board file" in ask(blank, ADMINISTRATOR, "what is Jia Chen's telephone number?")


def test_whoever_cannot_be_told_is_asked_for(sample: Desk) -> None:
    answer = ask(sample, MEMBER, "contact details please")
    assert "Give me a name" in answer
    assert "How do I reach Siobhan Kelleher?" in answer


@pytest.mark.parametrize(
    "words",
    [
        "who wrote the quality report?", "what is the number of care homes?", "who do I ring when a provider fails?",
        "is the contact list up to date?", "list all the members", "what is Fatima's action on phone numbers?",
        "who is told by telephone?", "what do all members owe?",
    ],
)  # fmt: skip
def test_a_question_that_was_taken_for_another_is_left_to_it(sample: Desk, words: str) -> None:
    assert sample.run(_exchange(sample, MEMBER, words, alone=True, sure=False)) is None
