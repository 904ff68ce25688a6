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
from storage.people import Known

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
    if post := named(exchange.words, every):
        rest = stems - frozenset(lexis.stems(post.title))
        return say(exchange, _said(post, deputies=bool(stems & _DEPUTISES))) if rest <= _ASKING else None
    return _of_person(exchange, every) if stems & _DEPUTISES or "role" in stems else None


def _listed(exchange: Exchange, every: Sequence[Post]) -> Said | None:
    if not every:
        return None
    facts = tuple(Fact(post.title, _held(post)) for post in every)
    body = f"The board file declares {wording.count(len(every), 'role')}."
    return say(exchange, Message(body, title="Roles", facts=facts, sources=(SOURCE,)))


def named(words: str, every: Sequence[Post]) -> Post | None:
    """Find the one role whose whole title stands among the words."""
    said = f" {' '.join(lexis.stems(words))} "
    found = [post for post in every if f" {' '.join(lexis.stems(post.title))} " in said]
    return max(found, key=lambda post: len(post.title)) if found else None


def _said(post: Post, *, deputies: bool) -> Message:
    if not deputies:
        held = f"{post.holder.name} is the {post.title} today." if post.holder else f"Nobody is the {post.title} today."
        return Message(f"{held}{_deputies(post)}", sources=(SOURCE,))
    return Message(deputising(post), sources=(SOURCE,))


def deputising(post: Post) -> str:
    """Say who takes the place of a role's holder, the first deputy first."""
    if not post.deputies:
        return f"The board file names no deputy for the {post.title}."
    names = [person.name for person in post.deputies]
    body = f"{names[0]} deputises for the {post.title}"
    body += f" ({post.holder.name})." if post.holder else ", which nobody holds today."
    return f"{body} After that: {wording.listing(names[1:])}." if names[1:] else body


def instead(post: Post) -> str:
    """Say whom to try where a role's holder does not answer; only for a role with deputies."""
    names = [person.name for person in post.deputies]
    deputise = "who deputises" if len(names) == 1 else "who deputise"
    of = f" for {post.holder.name}" if post.holder else ""
    return f"{wording.listing(names, 'then')}, {deputise}{of} as {post.title}."


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
    found = await holders(exchange, text)
    return [f"Today ({SOURCE}): {'; '.join(f'{title}: {who}' for title, who, _ in found)}."] if found else []


async def holder(exchange: Exchange, text: str) -> str | None:
    """Give the key of the one person whose role or post a text names; None where it names none, or several."""
    keys = {known.key for _, _, known in await holders(exchange, text)}
    return keys.pop() if len(keys) == 1 else None


async def holders(exchange: Exchange, text: str) -> list[tuple[str, str, Known]]:
    """Give each role and post that a text names, in its order: the title, who that is today, and them."""
    found: dict[str, tuple[str, Known]] = {}
    left = text
    every = await posts.every(exchange.uow, exchange.asker)
    posted = [(post.title, _held(post), post.holder) for post in every if post.holder]
    titled = [(one.title, _titled(one, every), one) for one in exchange.asker.register.known.values() if one.title]
    for title, who, known in sorted(posted + titled, key=lambda one: -len(one[0])):
        stands = whole(title).search(left) if len(title.split()) >= _LEAST and title not in found else None
        if stands:
            found[title] = (who, known)
            left = left[: stands.start()] + " … " + left[stands.end() :]
    return [(title, *found[title]) for title in sorted(found, key=text.index)]


def _titled(one: Known, every: Sequence[Post]) -> str:
    """Say who has a post, and who deputises in the roles that they hold, each under the role's own name."""
    held = [post for post in every if post.holder and post.holder.key == one.key and post.deputies]
    told = [
        f"as {post.title}, deputy {wording.listing([each.name for each in post.deputies], 'then')}" for post in held
    ]
    return f"{one.name} ({'; '.join(told)})" if told else one.name


def whole(title: str) -> re.Pattern[str]:
    """Match a title that is no part of a longer one: *Director of Quality* is not *Deputy Director of Quality*."""
    return re.compile(
        rf"(?<!eputy )(?<!ciate )(?<!stant )(?<!ional )(?<!enior )\b{re.escape(title)}\b"
        rf"(?!,? (?:of|for|and [A-Z]|[–/-]|[A-Z])|[/-])"
    )
