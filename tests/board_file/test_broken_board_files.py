"""A board administrator saves a broken file and is told every fault at once, each with its line and what to do."""

import pathlib

import pytest

from board.files import Fault
from storage.documents import board_file

WHOLE = pathlib.Path(__file__).with_name("whole-board.yaml").read_text(encoding="utf-8")

HOW = "write it like 2026-09-06 or 6 September 2026."

ONE_CHANGE = [
    # what stands there, what is typed instead, the line, the place, the sentence
    (
        "    short: VBC",
        "    shrot: VBC",
        4,
        "organisations.vbc.shrot",
        "'shrot' is not known here; did you mean 'short'?",
    ),
    (
        "    name: Vale Borough Council\n",
        "",
        3,
        "organisations.vbc.name",
        "'name' is missing here; it must be filled in.",
    ),
    (
        "name: Vale Borough Council",
        "name:",
        3,
        "organisations.vbc.name",
        "'name' is missing here; it must be filled in.",
    ),
    (
        "name: Vale Borough Council",
        "name: [Vale, Borough]",
        3,
        "organisations.vbc.name",
        "'name' takes one line of text, not a list.",
    ),
    (
        "    short: VBC",
        "    Name: VBC",
        4,
        "organisations.vbc.name",
        "'Name' is 'name' once more; keep one of the two.",
    ),
    (
        "Dr Anjali Raghunathan",
        "councillor ngozi adeyemi",
        13,
        "people.anjali.name",
        "'councillor ngozi adeyemi' is declared already as 'ngozi'; if they are two people, tell the names apart.",
    ),
    (
        "anjali@example.org",
        "NGOZI@example.org",
        14,
        "people.anjali.email",
        "'ngozi' has the same e-mail address (NGOZI@example.org); it names one person.",
    ),
    (
        "ngozi@example.org",
        "ngozi at example.org",
        10,
        "people.ngozi.email",
        "'ngozi at example.org' is not an e-mail address, like name@example.org.",
    ),
    (
        "    email: ngozi@example.org",
        "    entra: 12345",
        10,
        "people.ngozi.entra",
        "'12345' is not an Entra object id, like a0000000-0000-4000-8000-000000000001.",
    ),
    (
        "    email: ngozi@example.org",
        "    teams: ngozi",
        10,
        "people.ngozi.teams",
        "'ngozi' is not a Teams id; it begins with 29: and has no spaces.",
    ),
    (
        "    email: ngozi@example.org",
        "    telephone: in the book",
        10,
        "people.ngozi.telephone",
        "'in the book' is not a telephone number, like 01632 960101.",
    ),
    (
        "    email: ngozi@example.org",
        "    until: 06/09/2026",
        10,
        "people.ngozi.until",
        "'06/09/2026' can be read in two ways; write 2026-09-06 if you mean day, month, year.",
    ),
    (
        "    email: ngozi@example.org",
        "    until: last spring",
        10,
        "people.ngozi.until",
        f"'last spring' is not a date; {HOW}",
    ),
    (
        "    email: ngozi@example.org",
        "    until: 2026-02-30",
        10,
        "people.ngozi.until",
        "'2026-02-30' is no day of the calendar.",
    ),
    (
        "    email: ngozi@example.org",
        "    formerly:\n      - name: Ngozi Eze",
        11,
        "people.ngozi.formerly.1.until",
        "'until' is missing here; it must be filled in.",
    ),
    (
        "holder: ngozi",
        "holder: {person: ngozi, since: 2026-05-02, until: 2026-05-01}",
        30,
        "boards.joint.seats.1.holder.1.until",
        "'until' is before 'since'.",
    ),
    (
        "organisation: vbc\n  anjali",
        "organisation: vcb\n  anjali",
        11,
        "people.ngozi.organisation",
        "There is no organisation 'vcb' in this file; did you mean 'vbc' (Vale Borough Council)?",
    ),
    (
        "holder: ngozi",
        "holder: ngosi",
        30,
        "boards.joint.seats.1.holder.1",
        "There is no person 'ngosi' in this file; did you mean 'ngozi' (Councillor Ngozi Adeyemi)?",
    ),
    (
        "holder: ngozi",
        "holder: Anjali Raghunathan",
        30,
        "boards.joint.seats.1.holder.1",
        "There is no person 'Anjali Raghunathan' in this file; did you mean 'anjali' (Dr Anjali Raghunathan)?",
    ),
    (
        "holder: ngozi",
        "holder: xyz",
        30,
        "boards.joint.seats.1.holder.1",
        "There is no person 'xyz' in this file; declare it under 'people' or correct the key.",
    ),
    (
        "holder: ngozi",
        "holder: anjali",
        33,
        "boards.joint.seats.2.holder",
        "'anjali' holds seat 1 of this board at the same time.",
    ),
    (
        "holder: ngozi",
        "holder: [[ngozi]]",
        30,
        "boards.joint.seats.1.holder",
        "'holder' takes a person, or a list of people with since and until.",
    ),
    (
        "title: Chair",
        "title: Chair\n        substitutes: [ngosi]",
        32,
        "boards.joint.seats.2.substitutes",
        "There is no person 'ngosi' in this file; did you mean 'ngozi' (Councillor Ngozi Adeyemi)?",
    ),
    (
        "      - title: Chair\n",
        "      - key: vbc-cabinet-member\n        title: Chair\n",
        31,
        "boards.joint.seats.2.key",
        "Seat 1 has the key 'vbc-cabinet-member' already.",
    ),
    ("total: 2", "total: 3", 21, "boards.joint.quorum.total", "A quorum of 3 can never be met: the board has 2 seats."),
    ("total: 2", "total: two", 21, "boards.joint.quorum.total", "'total' takes a whole number from 1, not 'two'."),
    ("      total: 2\n", "", 21, "boards.joint.quorum.total", "'total' is missing here; it must be filled in."),
    (
        "      citation: Terms of reference, paragraph 7\n",
        "",
        21,
        "boards.joint.quorum.citation",
        "'citation' is missing here; it must be filled in.",
    ),
    ("vbc: 1,", "vbc: 2,", 22, "boards.joint.quorum.minimum.vbc", "2 of 'vbc' can never be there: it has 1 seat."),
    (
        "{vbc: 1, icb: 1}",
        "{vcb: 1}",
        22,
        "boards.joint.quorum.minimum.vcb",
        "There is no organisation 'vcb' in this file; did you mean 'vbc' (Vale Borough Council)?",
    ),
    (
        "{vbc: 1, icb: 1}",
        "1",
        22,
        "boards.joint.quorum.minimum",
        "'minimum' takes a number for each organisation, like {vbc: 2}.",
    ),
    (
        "    administrator: anjali",
        "    below: joint",
        19,
        "boards.joint.below",
        "'joint' would be below itself.",
    ),
    (
        "    administrator: anjali",
        "    below: cabinet",
        19,
        "boards.joint.below",
        "There is no board 'cabinet' in this file; declare it under 'boards' or correct the key.",
    ),
    (
        "    administrator: anjali",
        "    organisations: icb",
        29,
        "boards.joint.seats.1.organisation",
        "'vbc' does not sit on this board; add it to the board's organisations.",
    ),
    (
        "organisation: icb\nboards",
        "organisation: xyz\nboards",
        15,
        "people.anjali.organisation",
        "There is no organisation 'xyz' in this file; declare it under 'organisations' or correct the key.",
    ),
    (
        "    notice:\n      clear-working-days: 5\n      citation: Local Government Act 1972, section 100B(3)\n",
        "    notice: five days\n",
        24,
        "boards.joint.notice",
        "'notice' takes a table of keys, not 'five days'.",
    ),
    (
        "    seats:\n",
        "    formerly: [Committee]\n    seats:\n",
        27,
        "boards.joint.formerly",
        "'formerly' takes a list of tables, not 'Committee'.",
    ),
    (
        "    seats:\n",
        "    published:\n      - {meeting: 2026-12-17, address: http://papers.example.org/pack.pdf}\n    seats:\n",
        28,
        "boards.joint.published.1.address",
        "'http://papers.example.org/pack.pdf' does not begin with https://, so it is not given to anybody.",
    ),
    (
        "    seats:\n",
        "    published:\n      - {meeting: 2026-12-17, address: 'https://a.example.org/a.pdf#page=2'}\n    seats:\n",
        28,
        "boards.joint.published.1.address",
        (
            "'https://a.example.org/a.pdf#page=2' holds a '#'; leave it off with all that follows: the page is added "
            "for each answer."
        ),
    ),
    (
        "    seats:\n",
        "    published:\n      - {meeting: 2026-12-17, address: https://a.example.org/the pack.pdf}\n    seats:\n",
        28,
        "boards.joint.published.1.address",
        (
            "'https://a.example.org/the pack.pdf' has a space or a sign that no address holds; copy it from the "
            "browser's address line."
        ),
    ),
    (
        "    seats:\n",
        "    published:\n      - {meeting: 2026-12-17, address: https://me@papers.example.org/a.pdf}\n    seats:\n",
        28,
        "boards.joint.published.1.address",
        "'https://me@papers.example.org/a.pdf' is not an address, like https://papers.example.org/pack.pdf.",
    ),
    (
        "    seats:\n",
        f"    published:\n      - {{meeting: 2026-12-17, address: https://a.example.org/{'a' * 500}}}\n    seats:\n",
        28,
        "boards.joint.published.1.address",
        "This address has 522 characters; at most 500 are taken.",
    ),
    (
        "    seats:\n",
        "    published:\n      - address: https://papers.example.org/a.pdf\n    seats:\n",
        28,
        "boards.joint.published.1.meeting",
        "'meeting' is missing here; it must be filled in.",
    ),
    (
        "    seats:\n",
        (
            "    published:\n      - {meeting: 2026-12-17, address: https://papers.example.org/a.pdf}\n"
            "      - {meeting: 2026-12-17, address: https://papers.example.org/b.pdf}\n    seats:\n"
        ),
        29,
        "boards.joint.published.2.meeting",
        "Entry 1 says already where the pack of 2026-12-17 is published.",
    ),
    (
        "    seats:\n",
        (
            "    published:\n      - meeting: 2026-12-17\n        address: https://papers.example.org/a.pdf\n"
            "        page-1-on-sheet: third\n    seats:\n"
        ),
        30,
        "boards.joint.published.1.page-1-on-sheet",
        "'page-1-on-sheet' takes a whole number from 1, not 'third'.",
    ),
    (
        "roles:\n  lead:\n    title: Quality lead\n    holder: anjali\n    deputies: [ngozi]\n",
        "roles: [lead]\n",
        34,
        "roles",
        "'roles' takes a table with a short key for each, not a list.",
    ),
    (
        "    title: Quality lead\n",
        "    title: Quality lead\n    organisation: icbs\n",
        37,
        "roles.lead.organisation",
        "There is no organisation 'icbs' in this file; did you mean 'icb' (NHS",
    ),
    (
        "      - title: Chair\n        organisation: icb\n",
        "      - title: Chair\n        organisation: icb\n        chair: yes\n",
        33,
        "boards.joint.seats.2.chair",
        "'chair' is not known here; known are organisation, title, key, substitutes, holder.",
    ),
    (
        "deputies: [ngozi]",
        "deputies: [anjali]",
        38,
        "roles.lead.deputies",
        "'anjali' holds this role and cannot be the deputy too.",
    ),
    (
        "deputies: [ngozi]",
        "deputies: [ngozi, ngozi]",
        38,
        "roles.lead.deputies",
        "'ngozi' stands twice among the deputies.",
    ),
    (
        "    name: NHS Harbour and Vale Integrated Care Board",
        "    name: NHS Vale\n    short: vbc",
        5,
        "organisations.icb",
        "'vbc' is also what 'vbc' is called; papers could mean either.",
    ),
    (
        "    deputies: [ngozi]",
        "    deputies: ngozi\n  other: someone",
        39,
        "roles.other",
        "'other' takes a table of keys, not 'someone'.",
    ),
    (
        "    deputies: [ngozi]\n",
        "    deputies: {ngozi: 1}\n",
        38,
        "roles.lead.deputies",
        "'deputies' takes a text or a list of texts, not a table.",
    ),
]


@pytest.mark.parametrize(("stands", "typed", "line", "place", "sentence"), ONE_CHANGE)
def test_one_slip_gives_one_fault_with_its_line(stands: str, typed: str, line: int, place: str, sentence: str) -> None:
    assert stands in WHOLE

    [fault] = faults_of(WHOLE.replace(stands, typed, 1))

    assert (fault.line, ".".join(fault.path)) == (line, place)
    assert fault.sentence.startswith(sentence)


def test_the_file_that_the_slips_are_made_in_has_none() -> None:
    assert board_file.read(WHOLE.encode(), "board.yaml").warnings == ()


def test_all_faults_come_at_once_by_line_in_one_message() -> None:
    broken = WHOLE.replace("short:", "shrot:").replace("total: 2", "total: 9").replace("holder: ngozi", "holder: ngosi")

    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read(broken.encode(), "board.yaml")

    assert [fault.line for fault in told.value.faults] == [4, 21, 30]
    assert str(told.value).startswith("board.yaml was not loaded: it has 3 faults.\n  line 4 organisations.vbc.shrot: ")


def test_a_file_without_its_three_parts_names_each() -> None:
    faults = faults_of("roles: {}\n")

    assert [fault.path for fault in faults] == [("boards",), ("organisations",), ("people",)]


def faults_of(typed: str) -> tuple[Fault, ...]:
    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read(typed.encode(), "board.yaml")
    return told.value.faults
