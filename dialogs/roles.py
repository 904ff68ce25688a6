"""Roles of the board file: who holds one today, and who takes the holder's place; nobody is ever named without it."""

import re
from collections.abc import Sequence

from acts import posts
from acts.posts import Post
from board import lexis, wording
from board.messages import Fact, Message
from dialogs import naming
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named

SOURCE = "the board file"
_DEPUTISES = frozenset(
    lexis.stems("deputy deputies deputise deputises substitute cover covers stand stands place step steps replaces")
)
_HOLDS = frozenset(lexis.stems("who whos is holds held role roles post job has the today now name lead leads"))
_ASKING = _DEPUTISES | _HOLDS | frozenset(
    lexis.stems("""
    a an of for to in when if not there away out ill off answer answers and or as does do what which me tell
    please our current first next""")
)  # fmt: skip
_LIST = re.compile(r"\b(?:list|which|what|show|all)\b.*\broles\b", re.IGNORECASE)
_LEAST = 2  # words of a title that is looked for within a sentence


async def answer(exchange: Exchange) -> Said | None:
    """Answer about a role of the board file, or the roles of somebody; None where the question names neither."""
    every = await posts.every(exchange.uow, exchange.asker)
    stems = frozenset(lexis.stems(exchange.words))
    if _LIST.search(exchange.words) and stems <= _ASKING | frozenset(lexis.stems("list show all are board file there")):
        return _listed(exchange, every)
    if post := _named(exchange.words, every):
        rest = stems - frozenset(lexis.stems(post.title))
        return say(exchange, _said(post, deputies=bool(stems & _DEPUTISES))) if rest <= _ASKING else None
    return _of_person(exchange, every) if stems & _DEPUTISES or "role" in stems else None


def _listed(exchange: Exchange, every: Sequence[Post]) -> Said | None:
    if not every:
        return None
    facts = tuple(Fact(post.title, _held(post)) for post in every)
    body = f"The board file declares {wording.count(len(every), 'role')}."
    return say(exchange, Message(body, title="Roles", facts=facts, sources=(SOURCE,)))


def _named(words: str, every: Sequence[Post]) -> Post | None:
    """Find the one role whose whole title stands among the words."""
    said = f" {' '.join(lexis.stems(words))} "
    found = [post for post in every if f" {' '.join(lexis.stems(post.title))} " in said]
    return max(found, key=lambda post: len(post.title)) if found else None


def _said(post: Post, *, deputies: bool) -> Message:
    if not deputies:
        held = f"{post.holder.name} is the {post.title} today." if post.holder else f"Nobody is the {post.title} today."
        return Message(f"{held}{_deputies(post)}", sources=(SOURCE,))
    if not post.deputies:
        return Message(f"The board file names no deputy for the {post.title}.", sources=(SOURCE,))
    names = [person.name for person in post.deputies]
    body = f"{names[0]} deputises for the {post.title}"
    body += f" ({post.holder.name})." if post.holder else ", which nobody holds today."
    body += f" After that: {wording.listing(names[1:])}." if names[1:] else ""
    return Message(body, sources=(SOURCE,))


def _deputies(post: Post) -> str:
    names = [person.name for person in post.deputies]
    return f" {wording.listing(names, 'then')} {'deputises' if len(names) == 1 else 'deputise'}." if names else ""


def _held(post: Post) -> str:
    holder = post.holder.name if post.holder else "nobody today"
    names = [person.name for person in post.deputies]
    return f"{holder}; deputy {wording.listing(names, 'then')}" if names else holder


def _of_person(exchange: Exchange, every: Sequence[Post]) -> Said | None:
    """Say which roles somebody holds, and who deputises for them there; None where they hold none."""
    person = naming.meant(exchange)
    if not isinstance(person, Named) or person.key is None:
        return None
    held = [post for post in every if post.holder and post.holder.key == person.key]
    if not held:
        return None
    return say(exchange, Message(of_person(person, held), sources=(SOURCE,)), person=person.key)


def of_person(person: Named, held: Sequence[Post]) -> str:
    """Say who takes somebody's place in their roles."""
    told = [f"As {post.title}: {_held(post)}." for post in held]
    return f"{person.subject} {'hold' if person.me else 'holds'} {wording.count(len(held), 'role')}. {' '.join(told)}"


async def held_today(exchange: Exchange, text: str) -> list[str]:
    """Say who holds the roles and posts that a text names, today; nothing where it names none that we know."""
    found: dict[str, str] = {}
    left = text
    posted = [(post.title, _held(post)) for post in await posts.every(exchange.uow, exchange.asker) if post.holder]
    titled = [(one.title, one.name) for one in exchange.asker.register.known.values() if one.title]
    for title, who in sorted(posted + titled, key=lambda one: -len(one[0])):
        stands = _whole(title).search(left) if len(title.split()) >= _LEAST and title not in found else None
        if stands:
            found[title] = who
            left = left[: stands.start()] + " … " + left[stands.end() :]
    named = sorted(found, key=text.index)
    return [f"Today ({SOURCE}): {'; '.join(f'{title}: {found[title]}' for title in named)}."] if named else []


def _whole(title: str) -> re.Pattern[str]:
    """Match a title that is no part of a longer one: *Director of Quality* is not *Deputy Director of Quality*."""
    return re.compile(
        rf"(?<!eputy )(?<!ciate )(?<!stant )(?<!ional )(?<!enior )\b{re.escape(title)}\b"
        rf"(?!,? (?:of|for|and [A-Z]|[–/-]|[A-Z])|[/-])"
    )
