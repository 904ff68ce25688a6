"""What words mean that no paper explains: bodies and boards of the board file, and words as this clerk uses them."""

from collections.abc import Iterator

from board import organisations
from board.messages import Fact
from dialogs.exchange import Exchange

SOURCE = "the board file"
_OURS = "as I use the word"
# A word with two senses stands twice: a seat's deputy and a role's deputy are not the same person.
_WORDS: tuple[tuple[frozenset[str], str, str], ...] = tuple(
    (frozenset(forms.split(", ")), name, meaning)
    for forms, name, meaning in (
        (
            "deputy, deputies, substitute, substitutes",
            "Deputy of a seat (substitute)",
            "somebody who may sit in a member's place at a meeting, where the board file allows it for that seat",
        ),
        (
            "deputy, deputies",
            "Deputy of a role",
            "somebody who takes a role's place when its holder is away or silent; the first one is asked first",
        ),
        (
            "deputy, deputies",
            "Deputy of the administrator",
            "somebody who stands in for the board's administrator",
        ),
        ("seat, seats", "Seat", "one place on a board, which one organisation fills"),
        ("role, roles", "Role", "a post that tasks are given to, whoever holds it; it may have deputies"),
        (
            "quorum, quorate",
            "Quorum",
            "how many members must be there for a meeting to decide anything; each board has its own rule",
        ),
        (
            "clear day, clear days, clear working day, clear working days",
            "Clear working days",
            "working days between sending the agenda and the meeting; neither of these two days is counted",
        ),
        (
            "notice",
            "Notice",
            "the law's notice of a meeting: how many clear working days before it the agenda must be out",
        ),
        ("pack, packs", "Pack", "one published document with all the papers of a meeting"),
        ("finding, findings", "Finding", "something odd in a pack; I report it and never repair it silently"),
        (
            "exempt, exempt item, exempt items",
            "Exempt",
            "kept from the public by law; of such papers I speak only to those who may see them, in their own chat",
        ),
        (
            "action tracker, tracker",
            "Action tracker",
            "the list of what was promised at meetings: by whom, by when, how far",
        ),
        ("administrator", "Administrator", "who runs a board's business: its agenda, its papers, its minutes"),
    )
)


def of(exchange: Exchange, said: str) -> Iterator[Fact]:
    """Give what a word stands for: an organisation, a board, somebody's initials, or a word of this clerk's."""
    register = exchange.asker.register
    wanted = _folded(said)
    if not wanted:
        return
    for body in register.bodies:
        if wanted in {_folded(name) for name in (body.short, body.name, *body.also)}:
            called = [name for name in (body.short, *body.also) if name not in {body.name, said}]
            yield Fact(said, f"{body.name}" + (f" (also {', '.join(dict.fromkeys(called))})" if called else ""), SOURCE)
    for board in register.boards:
        if wanted in {_folded(name) for name in board.also}:
            yield Fact(said, board.name, SOURCE)
    for person in register.everybody:
        if said.isupper() and any(term.initials == said for term in person.terms):
            yield Fact(said, person.terms[-1].name, SOURCE)
    low = " ".join(said.casefold().split())
    for forms, name, meaning in _WORDS:
        if low in forms:
            yield Fact(name, meaning, _OURS)


def _folded(name: str) -> str:
    """Fold a name for comparing: *the ICB* is ICB."""
    return organisations.squash(name.strip().removeprefix("the ").removeprefix("The "))
