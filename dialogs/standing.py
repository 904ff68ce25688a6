"""Questions about one person's standing: who they are, their post, seats and former names, who stands in for them.

Posts are looked for in the board file's roles first, then among its people, then in the attendance lists of minutes.
"""

import re

from acts import posts as roles
from acts import sittings
from acts.posts import Post
from board import posts as rules
from board import wording
from board.boards import Seat
from board.messages import Message
from dialogs import exchange as exchanges
from dialogs import listed, naming, posts, seats
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding.values import Naming
from storage.boards import KeptBoard
from storage.people import Known

_SOURCE = "the board file"
SUBSTITUTES = frozenset(
    """substitute substitutes substituting sub deputise deputises deputising deputy deputies stand stands standing
    replace replaces step steps covers cover covering place acts acting""".split()  # noqa: SIM905
)
MEMBER = frozenset({"member", "members", "sit", "sits", "seat", "belong", "belongs"})
_STANDS_IN = re.compile(
    r"\b(?:if|when|while|with)\b.*\b(?:away|off|ill|sick|absent|out|leave|holiday|busy|unavailable|unwell|"
    r"(?:does|do|doe|is|can|could|wo)(?:n'?t| not)(?: \w+)? ?"
    r"(?:answer|answering|pick|there|come|coming|make|reply|respond|about))\b|"
    r"\b(?:next|second|third) (?:in line|after|to try|one to)\b|\bback-?up\b|\bunderstudy\b|\bin \S+ (?:place|stead)\b|"
    r"\b(?:go|goes|sit|sits|come|comes|attend|attends|send|act|acts) (?:in(?: for| my)|instead|for)\b|"
    r"\b(?:take|takes|have|has|fill) \S+(?: \S+)? (?:place|seat|chair|spot)\b|\bsomeone (?:else|in)\b|"
    r"\bin (?:what|which) order\b"
)
_FORMERLY = re.compile(
    r"\b(?:former\w*|previous(?:ly)?|old name|maiden|used to be|before|changed?|also known|same person|aka)\b"
)
_HISTORY = re.compile(
    r"\b(?:since when|how long|before|used to|previous\w*|predecess\w+|replace[ds]?|take over|took over|"
    r"come onto|when did)\b"
)
_WORKS = re.compile(r"\b(?:works?|working|employ\w*|organi[sz]ation|from|side|council or|nhs or|belong\w*)\b")
_FOLLOWED = re.compile(
    r"\b(?:came|come|joined|appointed|elected)\b.*\b(?:place|instead|after|for)\b|"
    r"\b(?:succeed\w*|successor|took over|replaced)\b"
)
_IS_ON = re.compile(r"^(?:so |and )?(?:is|are|am|was|does|do)\b.*\b(?:on|of|part)\b")
_POST_ASKED = re.compile(
    r"\bwho(?:'s|s|m|se| is| was| are)?\b|\bname of\b|\bwhich (?:person|officer|member|councillor)\b|"
    r"^(?:the |our )?\w+(?: \w+){1,4}$"
)


async def answer(exchange: Exchange) -> Said | None:
    """Answer about one person or one post; None where nobody is named and no post is said."""
    low = exchange.words.lower().replace("’", "'")
    stands_in = bool(exchange.lows & SUBSTITUTES or _STANDS_IN.search(low))
    every = await roles.every(exchange.uow, exchange.asker)
    said_roles = rules.meant(exchange.words, [(role.title, role) for role in every])
    if stands_in and (rule := await _of_a_seat(exchange, every)) is not None:
        return say(exchange, rule)
    named = _named(exchange)
    unsure = isinstance(named, Message) or (named is not None and named.key is None)
    # Words of a post may look like a name that nobody has: “the lay member for patients”.
    if (unsure or named is None) and (said := await _of_a_post(exchange, low, said_roles)) is not None:
        return said
    if isinstance(named, Message):
        return say(exchange, named)
    if named is not None:
        return await _of_a_person(exchange, named, every, stands_in=stands_in)
    return None


async def _of_a_seat(exchange: Exchange, every: list[Post]) -> Message | None:
    """Say who may stand in for a post that was said: by the rule of a seat, a role's deputies, or its holder's seats.

    Of these the title that fits best is meant; a seat that nobody holds has its rule too.
    """
    register = exchange.asker.register
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    boards = (*boards, *(board for board in register.boards if board not in boards))
    in_seats = [(seat.title, (board, seat)) for board in boards for seat in register.rules[board.id].seats]
    own = [(person.title, person) for person in register.known.values() if person.title]
    among: list[tuple[str, Post | Known | tuple[KeptBoard, Seat]]] = [
        *in_seats, *((role.title, role) for role in every), *own
    ]  # fmt: skip
    found = rules.meant(exchange.words, among)
    if held := [one for one in found if isinstance(one, tuple)]:
        return seats.of_title(exchange, held)
    if said := [one for one in found if isinstance(one, Post)]:
        return _deputies(said)
    known = [one for one in found if isinstance(one, Known)]
    if len(known) != 1:
        return None
    return await _substitutes(exchange, Named(known[0].name, known[0].key, known[0].id), every)


def _named(exchange: Exchange) -> Named | Message | None:
    """Give who is meant: somebody named goes before *I*, and a whole name in small letters is one too."""
    people = exchange.heard.slots.people
    others = [said for said in people if said.naming is not Naming.ME]
    if others:
        return naming.of(exchange, others[0])
    return _asked_for(exchange) or naming.meant(exchange)


def _asked_for(exchange: Exchange) -> Named | None:
    """Find whom “who is Olena Marchenko?” means, by the end of the words: a whole name."""
    asked = " ".join(exchange.words.lower().replace("’", "'").rstrip("?! ").split())
    if not asked.startswith(("who is ", "who's ", "whos ")):
        return None
    for person in exchange.asker.register.everybody:
        if any(asked.endswith(" ".join(term.name.lower().split()[-2:])) for term in person.terms):
            known = exchange.asker.register.person(person.key)
            return Named(known.name, known.key, known.id) if known else None
    return None


async def _of_a_person(exchange: Exchange, named: Named, every: list[Post], *, stands_in: bool) -> Said | None:
    known = exchange.asker.register.person(named.key) if named.key is not None else None
    board = exchange.heard.slots.board
    followed = _FOLLOWED.search(exchange.words.lower()) is not None
    if followed and (message := seats.history(exchange, named)) is not None:
        return say(exchange, message, board=board, person=named.key)
    if stands_in:
        return say(exchange, await _substitutes(exchange, named, every), board=board, person=named.key)
    if _HISTORY.search(exchange.words.lower()) and (message := seats.history(exchange, named)) is not None:
        return say(exchange, message, board=board, person=named.key)
    if exchange.lows & MEMBER or (board and _IS_ON.search(exchange.words.lower())):
        return say(exchange, seats.member_or_not(exchange, named), board=board, person=named.key)
    if known is not None:
        message = _about(exchange, known, every)
        return say(exchange, await _employed(exchange, known, message), person=known.key)
    return await _by_lists(exchange, named)


def _about(exchange: Exchange, person: Known, every: list[Post]) -> Message:
    """Say who somebody is: post, former names, seats, roles, and what they clerk."""
    register = exchange.asker.register
    terms = next((each.terms for each in register.everybody if each.key == person.key), ())
    former = [term for term in terms if term.name != person.name]
    body = person.name
    if former:
        names = wording.listing(dict.fromkeys(term.name for term in former))
        until = f", until {wording.short_day(former[-1].until)}" if former[-1].until else ""
        body += f" (formerly {names}{until})"
    elif _FORMERLY.search(exchange.words.lower()):
        body = f"No former name of {person.name} is in the board file. {body}"
    left = terms[-1].until if terms else None
    gone = f", until {wording.short_day(left)}" if left and left < exchange.asker.today else ""
    body += f": {person.title}{gone}." if person.title else f" is in the board file{gone}."
    for board in register.boards:
        for seat in register.rules[board.id].seats:
            if seat.holder(exchange.asker.today) == person.key:
                body += f" Member of the {board.name} ({seat.title})."
    held = [
        role.title for role in every if role.holder and role.holder.key == person.key and role.title != person.title
    ]
    body += f" Holds the role of {wording.listing(held)}." if held else ""
    return Message(body, sources=(_SOURCE,))


async def _employed(exchange: Exchange, person: Known, message: Message) -> Message:
    """Say first for which organisation somebody is listed, where that is asked and an attendance list tells."""
    found = await sittings.listed_as(exchange.uow, exchange.asker, person.name)
    if not _WORKS.search(exchange.words.lower()) or found is None or not found[0].organisation:
        return message
    line, on, board = found
    body = f"{person.name} is listed for {line.organisation} at the {board.name.removeprefix('The ')} of "
    body += f"{wording.short_day(on)}. {message.body}"
    return Message(body, sources=wording.cited([line.source.cite(), *message.sources]))


async def _by_lists(exchange: Exchange, named: Named) -> Said | None:
    """Say what the newest attendance list that has somebody's name says of them."""
    found = await sittings.listed_as(exchange.uow, exchange.asker, named.name)
    if found is None:
        return None
    line, on, board = found
    details = ", ".join(part for part in (line.title, line.organisation) if part)
    if not details:
        return None
    body = f"{line.name}: {details}, by the attendance list of the {board.name.removeprefix('The ')} of "
    body += f"{wording.short_day(on)}."
    return say(exchange, Message(body, sources=(line.source.cite(),)))


async def _substitutes(exchange: Exchange, named: Named, every: list[Post]) -> Message:
    """Say who may stand in for somebody: in their seats, in their roles, and as administrator of a board."""
    held = [role for role in every if role.holder is not None and role.holder.key == named.key and role.deputies]
    clerked = []
    for board in exchange.asker.boards_meant(exchange.heard.slots.board):
        found = await sittings.people_of(exchange.uow, exchange.asker, board)
        if found.administrator and found.administrator.key == named.key:
            deputy = found.deputy.name if found.deputy else "nobody who is declared"
            clerked.append(f"As administrator of the {board.name}, {named.name} has {deputy} as deputy.")
    in_seats = seats.substitutes(exchange, named)
    sentences = [in_seats.body] if seats.of(exchange, named) or not (held or clerked) else []
    sentences += clerked
    sentences += [_deputies_of(role) for role in held]
    return Message(" ".join(sentences), sources=(_SOURCE,))


def _deputies(said: list[Post]) -> Message:
    return Message(" ".join(_deputies_of(role) for role in said), sources=(_SOURCE,))


def _deputies_of(role: Post) -> str:
    holder = role.holder.name if role.holder else "nobody"
    if not role.deputies:
        return f"No deputy is declared for the {role.title} ({holder})."
    first, *rest = [deputy.name for deputy in role.deputies]
    then = "".join(f", then {name}" for name in rest)
    return f"For the {role.title} ({holder}), {first} deputises{' first' if rest else ''}{then}."


async def _of_a_post(exchange: Exchange, low: str, said_roles: list[Post]) -> Said | None:
    """Say who holds a post that was said: by the board file, else by the newest attendance lists."""
    if not _POST_ASKED.search(low):
        return None
    known = posts.known(exchange, said_roles)
    if said_roles and not known:
        body = " ".join(
            f"{role.holder.name} is {role.title}." if role.holder else f"Nobody holds the role of {role.title}."
            for role in said_roles
        )
        key = said_roles[0].holder.key if len(said_roles) == 1 and said_roles[0].holder else None
        return say(exchange, Message(body, sources=(_SOURCE,)), person=key)
    if known:
        body = " ".join(f"{person.name} is {_titled(exchange, person)}." for person in known)
        key = known[0].key if len(known) == 1 else None
        return say(exchange, Message(body, sources=(_SOURCE,)), person=key)
    lines = await sittings.newest_lines(exchange.uow, exchange.asker)
    found = rules.meant(
        exchange.words,
        [(f"{line.title} {line.organisation or ''}", (line, on, board)) for line, on, board in lines if line.title],
    )
    if not found or len({line.name for line, _, _ in found}) > 1:
        missing = rules.said(exchange.words)
        what = "who holds that post, by the board file and the attendance lists"
        return say(exchange, exchanges.cannot_find(what)) if missing and not found else None
    line, on, board = found[0]
    body = f"{listed.person(line)} is listed as {line.title} at the {board.name.removeprefix('The ')} of "
    return say(exchange, Message(f"{body}{wording.short_day(on)}.", sources=(line.source.cite(),)))


def _titled(exchange: Exchange, person: Known) -> str:
    """Give somebody's post; for one who has none the title of the seat that they hold."""
    if person.title:
        return person.title
    register, today = exchange.asker.register, exchange.asker.today
    titles = (
        seat.title for board in register.rules.values() for seat in board.seats if seat.holder(today) == person.key
    )
    return next(titles, "in the board file")
