"""A tracker row is closed only when its progress says so in words."""

import pytest

from board.packs import tracker


@pytest.mark.parametrize(
    ("progress", "closed"),
    [
        ("Closed", True),
        ("Circulated on 14 September. Closed.", True),
        ("Presented on 15 October. Closed", True),
        ("Circulated on 12 November. Complete.", True),
        ("Closed 15.10.2026", True),
        ("Closed 15/10/2026", True),
        ("Update given. Close", True),
        ("Letter sent on 2 November. No answer yet.", False),
        ("The home was closed in October", False),
        ("Closed. Reopened on 3 November.", False),
        ("Not closed", False),
        ("", False),
    ],
)
def test_progress_closes_an_action_only_in_words(progress: str, closed: bool) -> None:  # noqa: FBT001 -- a table
    assert tracker.closes(progress) is closed
