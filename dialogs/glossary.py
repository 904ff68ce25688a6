"""What a term, an abbreviation or a role code of the papers means: only where a paper itself says so."""

import re
from collections.abc import Iterator, Sequence

from acts.contents import Papers
from board import contents, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Procedure, Term
from dialogs import telling
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Intent

_LONGEST = 500  # characters of a meaning that are shown first
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CODE = 2  # characters: a code as short as this is only meant where it is written as one
_ASKS = re.compile(
    r"^(?:and |so |please |can you |tell me )*(?:what(?:'s|’s| is| are| does| do)?|define|explain|meaning of) "
    r"(?:is |the )?(?:meaning of |definition of |term |abbreviation |code |letters? )*(.+?)"
    r"(?: (?:mean|means|stand for|stands for|short for|abbreviat\w+))?(?: in the (?:plan|procedure|papers?|pack))?$"
)
_FRAMES = frozenset(
    """what's what’s what define explain meaning definition mean means stand stands short abbreviation term glossary
    acronym word letters letter full form role code plan procedure who""".split()  # noqa: SIM905
)


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say what a term means, or nothing where no paper says it; ``sure`` where such a question was understood."""
    said = _asked_for(exchange, sure=sure)
    if not said:
        return None
    rest = said.removesuffix(" all") if said.endswith(" all") else said
    found: list[tuple[str, Fact]] = []
    for papers in await telling.papers_of(exchange, Term):
        found += [(one.value.term, _fact(one.value)) for one in papers.entries if _is(said, rest, _name(one.value))]
        if found:
            break
    found += _codes(said, await telling.papers_of(exchange, Procedure))
    if not found:
        return await _near(exchange, said) if sure else None
    facts = tuple(dict.fromkeys(fact for _, fact in found))[: telling.READINGS]
    if len(facts) > 1:
        message = Message(f"The papers use “{said}” for more than one thing:", title="What it means", facts=facts)
        return telling.say(exchange, Intent.GLOSSARY, message)
    fact = facts[0]
    body = f"{fact.name}: {wording.clip(fact.value, _LONGEST)}"
    choices: tuple[Choice, ...] = ()
    if len(fact.value) > _LONGEST:
        if exchange.start:
            body = f"{fact.name}: {fact.value}"
        else:
            choices = (Choice("All of it", f"From 2: {exchange.words.strip()}"),)
    return telling.say(exchange, Intent.GLOSSARY, Message(body, sources=(fact.source or "",), choices=choices))


def _asked_for(exchange: Exchange, *, sure: bool) -> str:
    """Give the term that is asked about, as it was typed."""
    typed = " ".join(exchange.words.strip(" ?!.\"'“”").split())
    asks = _ASKS.match(typed.lower()) if len(typed) < _LONGEST else None
    if asks:
        return typed[asks.start(1) : asks.end(1)].strip("\"'“” ").removeprefix("a ").removeprefix("an ")
    if sure and exchange.heard.slots.about.strip():
        return exchange.heard.slots.about.strip(" \"'“”?")
    return typed if sure or len(typed.split()) == 1 else ""


def _is(said: str, rest: str, name: Name) -> bool:
    return contents.is_term(said, name) or contents.is_term(rest, name)


def _name(term: Term) -> Name:
    """Give what a paper calls a term: its own words, with and without what stands in brackets, and its short form."""
    bare = _BRACKETS.sub("", term.term).strip()
    inside = [form.strip() for form in _BRACKETS.findall(term.term)]
    return Name(term.term, tuple(form for form in (term.short, bare, *inside) if form))


def _is_worked_out(term: Term, wants: Sequence[str]) -> bool:
    """Tell whether a word fits a term only by initials that the paper itself does not give."""
    name = _name(term)
    own = {contents.stem(word) for form in (name.own, *name.also) for word in contents.words(form)}
    short = contents.initials(" ".join((name.own, *name.also))) or ""
    each = [contents.initials(form) or "" for form in (name.own, *name.also)] + [short]
    return any(contents.stem(form.casefold()) in wants and contents.stem(form.casefold()) not in own for form in each)


def _fact(term: Term) -> Fact:
    name = f"{term.term} ({term.short})" if term.short and term.short not in term.term else term.term
    return Fact(name, " ".join(telling.lines(term.meaning)), term.source.cite())


def _codes(said: str, held: list[Papers[Procedure]]) -> Iterator[tuple[str, Fact]]:
    """Give what codes of the newest procedures stand for: roles, and the marks of a checklist."""
    for papers in held[:1]:
        for kept in papers.entries:
            for role in kept.value.roles:
                if _is_code(said, role.code):
                    yield role.code, Fact(role.code, f"{role.meaning} (a role of the plan)", role.source.cite())
            for checklist in kept.value.checklists:
                for mark, meaning in checklist.key:
                    if _is_code(said, mark):
                        told = f"{meaning} (a mark of “{checklist.title}”)"
                        yield mark, Fact(mark, told, checklist.source.cite())


def _is_code(said: str, code: str) -> bool:
    if said == code:
        return True
    return len(code) >= _CODE and said.casefold() == code.casefold()


async def _near(exchange: Exchange, said: str) -> Said | None:
    """Offer terms that hold all of the words, where no term is just these words."""
    wants = contents.terms(said, _FRAMES)
    found = telling.find(await telling.papers_of(exchange, Term), wants, _name)
    found = [one for one in found if not _is_worked_out(one.value, wants)]
    if not found or len(wants) < 1:
        return None
    choices = [Choice(telling.label(one.value.term), f"What does {one.value.term} mean?") for one in found]
    return telling.offer(exchange, Intent.GLOSSARY, "terms", choices) if len(found) > 1 else _only(exchange, found[0])


def _only(exchange: Exchange, one: telling.One[Term]) -> Said:
    fact = _fact(one.value)
    body = f"{fact.name}: {wording.clip(fact.value, _LONGEST)}"
    return telling.say(exchange, Intent.GLOSSARY, Message(body, sources=(fact.source or "",)))
