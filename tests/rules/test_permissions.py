"""Who may see what: the whole table, and what can only ever narrow it."""

import itertools

import pytest

from board import permissions
from board.boards import Role
from board.permissions import Allowed, Decision, Denied, OfferPrivately, Reason, Setting, Viewer

ON_IT = (("harbour", frozenset({Role.MEMBER})),)
ELSEWHERE = (("hill", frozenset({Role.ADMINISTRATOR})),)
STRANGER, NOT_ON_BOARD = Denied(Reason.STRANGER), Denied(Reason.NOT_ON_BOARD)


@pytest.mark.parametrize(
    ("person", "roles", "setting", "restricted", "decision"),
    [
        (None, (), Setting.PERSONAL, False, STRANGER),
        (None, (), Setting.PERSONAL, True, STRANGER),
        (None, ON_IT, Setting.PERSONAL, True, STRANGER),
        ("ida", (), Setting.SHARED, False, Allowed()),
        ("ida", (), Setting.PERSONAL, False, Allowed()),
        ("ida", (), Setting.PERSONAL, True, NOT_ON_BOARD),
        ("ida", ELSEWHERE, Setting.PERSONAL, True, NOT_ON_BOARD),
        ("ida", ELSEWHERE, Setting.SHARED, True, NOT_ON_BOARD),
        ("ida", (("harbour", frozenset()),), Setting.PERSONAL, True, NOT_ON_BOARD),
        ("ida", ON_IT, Setting.PERSONAL, True, Allowed()),
        ("ida", ON_IT, Setting.SHARED, True, OfferPrivately()),
        ("ida", ON_IT, Setting.SHARED, False, Allowed()),
    ],
)
def test_the_reader_sees_what_is_theirs(
    *,
    person: str | None,
    roles: tuple[tuple[str, frozenset[Role]], ...],
    setting: Setting,
    restricted: bool,
    decision: Decision,
) -> None:
    viewer = Viewer(person, roles, setting)
    assert permissions.decide(viewer, board="harbour", restricted=restricted) == decision
    assert permissions.may_see(viewer, board="harbour", restricted=restricted) is (decision == Allowed())


@pytest.mark.parametrize("role", list(Role))
def test_member_administrator_and_deputy_see_their_boards_exempt_papers(role: Role) -> None:
    viewer = Viewer("ida", (("harbour", frozenset({role})),), Setting.PERSONAL)
    assert permissions.may_see(viewer, board="harbour", restricted=True)


def test_restriction_and_company_never_show_more() -> None:
    for person, roles in itertools.product((None, "ida"), ((), ON_IT, ELSEWHERE)):
        seen = {
            (setting, restricted): permissions.may_see(
                Viewer(person, roles, setting), board="harbour", restricted=restricted
            )
            for setting, restricted in itertools.product(Setting, (False, True))
        }
        assert all(seen[setting, True] <= seen[setting, False] for setting in Setting)
        assert all(
            seen[Setting.SHARED, restricted] <= seen[Setting.PERSONAL, restricted] for restricted in (False, True)
        )


def test_a_setting_that_nobody_named_is_taken_for_a_shared_one() -> None:
    assert permissions.decide(Viewer("ida", ON_IT), board="harbour", restricted=True) == OfferPrivately()
