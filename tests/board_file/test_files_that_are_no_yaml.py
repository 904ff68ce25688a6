"""A file that is not even YAML, or tries to be too much of it, is refused in words, with the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.files import Fault
from storage.documents import board_file

NOT_YAML = [
    ("", 1, "The file is empty."),
    ("# only a comment\n", 1, "The file is empty."),
    ("just some words\n", 1, "The file holds no 'key: value' lines."),
    ("- a\n- b\n", 1, "The file holds no 'key: value' lines."),
    ("people:\n  a:\n    name: Jones: the second\n", 3, "A colon inside a value, or a line indented too far;"),
    ("people:\n\ta:\n", 2, "A tab stands here; indent with spaces."),
    ("people:\n  a: {name: @home}\n", 2, "A value may not begin with this sign; put the value in quotes."),
    ('people:\n  a:\n    name: "Ngozi\n    email: x\n', 3, "A quotation mark is opened here and never closed."),
    ("people:\n  a\n  b: c\n", 3, "A colon inside a value, or a line indented too far;"),
    ("people:\n  a: [x, y\n", 3, "A bracket is opened and not closed, or a comma is missing."),
    ("people: {}\n---\nboards: {}\n", 2, "A second document starts here ('---'); a file holds one."),
    ("a: &x [1]\nb: *x\n", 1, "Anchors (&) and aliases (*) are not taken; quote the value or write it out."),
    ("a: *nobody\n", 1, "Anchors (&) and aliases (*) are not taken; quote the value or write it out."),
    ("a: !!python/object:os.system x\n", 1, "Tags (!) are not taken; quote a value that begins with '!'."),
    ("? [a, b]\n: c\n", 1, "A list or table stands where a key should be; write 'key: value'."),
    ("a: " + "[" * 40 + "]" * 40 + "\n", 1, "This is nested more than 12 levels deep; a board file needs six."),
    ("a: b\nc: \x07\n", 2, "There is a character here that no text file should hold; delete it."),
    ("a: " + "x" * 300_000, 1, "The file has 300,003 bytes; at most 262,144 are read."),
]


@pytest.mark.parametrize(("typed", "line", "sentence"), NOT_YAML)
def test_what_is_no_yaml_is_said_in_words_with_the_line(typed: str, line: int, sentence: str) -> None:
    fault = faults_of(typed)[-1]

    assert fault.sentence.startswith(sentence)
    assert fault.line == line


def test_a_file_in_another_encoding_is_refused_where_it_goes_wrong() -> None:
    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read("people:\n  a:\n    name: Zoë\n".encode("latin-1"), "board.yaml")

    assert [str(fault) for fault in told.value.faults] == [
        "line 3: The file is not in UTF-8 from here on; save it again as UTF-8."
    ]


def test_a_billion_laughs_are_refused_before_anything_grows() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    [fault] = faults_of(bomb)

    assert fault.line == 1


YAML_SIGNS = st.sampled_from([*":-?#&*!|>'\"%@`{}[],~ \n\t", "people:", "boards:", "- ", "  ", "a: "])


@given(st.one_of(st.binary(max_size=60), st.lists(YAML_SIGNS, max_size=40).map(lambda signs: "".join(signs).encode())))
def test_whatever_is_typed_the_answer_is_faults_in_words(typed: bytes) -> None:
    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read(typed, "board.yaml")

    assert all(fault.sentence.endswith((".", "?")) for fault in told.value.faults)


def faults_of(typed: str) -> tuple[Fault, ...]:
    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read(typed.encode(), "board.yaml")
    return told.value.faults
