"""What a term, an abbreviation or a code means: as a paper says, or the board file, or as this clerk uses the word.

Where a word has two meanings both are said. Nothing is worked out that none of these say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from acts import abbreviations
from acts.contents import Papers
from board import contents, evidence, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Procedure, Term
from dialogs import senses, telling
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Intent

_LONGEST = 500  # characters of a meaning that are shown first
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CODE = 2  # characters: a code as short as this is only meant where it is written as one
_SHORT = 7  # letters: a longer word is no abbreviation
_TWO = 900  # characters of each of two meanings that are compared
_EXPLAINS = 0.72  # of a question, that the sentences of a term's meaning must hold
_SPELT = re.compile(
    r"(\S+(?: \S+){0,3}?)[ ,:–-]+(?:please )?(?:spell (?:it|that) out|spelt out|in full|written out|what(?:['’]s|"
    r" is) that|"
    r"stands? for(?: what)?|meaning|what does (?:it|that) (?:mean|stand for)|which is\??)(?: please)?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:and |so )?what (?:does|do|can|is|are) (?:an? |the )?(.+?)(?: (?:do|for|about))?$", re.IGNORECASE
)
_MEANS = "mean means meaning meant glossary term define definition stand stands explain since"
_OF_PAPERS = re.compile(r"\b(?:in|by|says?) the (?:glossary|procedure|plan|papers?|pack|report)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:and |so |please |can you |tell me |sorry,? |remind me,? )*(?:what(?:'s|’s|s| is| are| does| do)?|define|"
    r"explain|"
    r"meaning of) "
    r"(?:(?:we|you|they|people|the papers|it) (?:mean|understand|call) (?:by|with) |meant by )?(?:is |the )?"
    r"(?:meaning of |definition of |meant by |term |abbreviation |code |letters? |initials? )*(.+?)"
    r"(?: (?:means?|stands? for|short for|in full|abbreviat\w+))?"
    r"(?: (?:in|by|under) (?:the|this|our) (?:plan|procedure|papers?|pack|glossary|board file))?(?:,.*| please)?$"
)
_FRAMES = frozenset(
    """what's what’s what define explain meaning definition mean means stand stands short abbreviation term glossary
    acronym word letters letter full form role code plan procedure who""".split()  # noqa: SIM905
)


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say what a term means, or nothing where no paper says it; ``sure`` where such a question was understood."""
    if "difference" in exchange.lows and (both := await of_term(exchange)):
        return both
    said = _asked_for(exchange, sure=sure)
    if not said:
        return None
    rest = said.removesuffix(" all") if said.endswith(" all") else said
    held = await telling.papers_of(exchange, Term)
    found = await _meant(exchange, held, said, rest)
    if not found and (explained := _explained(exchange, held)):
        return explained
    if not found:
        return await _near(exchange, said) if sure else None
    facts = tuple(dict.fromkeys(fact for _, fact in found))[: telling.READINGS]
    if len(facts) > 1:
        message = Message(f"“{said}” stands for more than one thing:", title="What it means", facts=facts)
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
    spelt = _SPELT.match(typed)
    if spelt and not asks:
        return spelt[1].strip(" -–:,")
    if asks:
        return (
            typed[asks.start(1) : asks.end(1)]
            .strip("\"'“” ")
            .removeprefix("a ")
            .removeprefix("an ")
            .removeprefix("the ")
        )
    if sure and exchange.heard.slots.about.strip():
        return exchange.heard.slots.about.strip(" \"'“”?")
    return typed if sure or len(typed.split()) == 1 else ""


async def _meant(exchange: Exchange, held: Sequence[Papers[Term]], said: str, rest: str) -> list[tuple[str, Fact]]:
    """Give what a term stands for: in a glossary, as a code, for this clerk, or written out in a paper."""
    found: list[tuple[str, Fact]] = []
    for papers in held:
        found += [(one.value.term, _fact(one.value)) for one in papers.entries if _is(said, rest, _name(one.value))]
        if found:
            break
    found += _codes(said, await telling.papers_of(exchange, Procedure))
    if not _OF_PAPERS.search(exchange.words) or not found:
        found += [(said, fact) for fact in senses.of(exchange, said)]
    if not found and _is_short(said):
        long = await abbreviations.written_out(exchange.uow, exchange.asker, said.upper())
        found += [(said, Fact(said.upper(), form, source)) for form, source in long[: telling.READINGS]]
    return found


def _is_short(said: str) -> bool:
    return said.isalnum() and _CODE <= len(said) <= _SHORT and (said.isupper() or len(said) > _CODE)


async def of_term(exchange: Exchange) -> Said | None:
    """Answer about a glossary's term that a question names whole, or compare two of them; None for all else."""
    held = await telling.papers_of(exchange, Term)
    for papers in held:
        named = [one.value for one in papers.entries if len(contents.words(one.value.term)) > 1]
        if "difference" in exchange.lows and (both := _compared(exchange, named)):
            return both
        does = _DOES.match(exchange.words.strip(" ?!."))
        for term in named:
            if does and _singular(does[1]) == _singular(_own(term)):
                body = f"{term.term}: {wording.clip(_meaning(term), _LONGEST)}"
                return telling.say(exchange, Intent.GLOSSARY, Message(body, sources=(term.source.cite(),)))
    return _explained(exchange, held) if exchange.heard.intent is not Intent.GLOSSARY else None


def _compared(exchange: Exchange, named: Sequence[Term]) -> Said | None:
    """Say what each of several terms means whose words a question holds: *an enduring and a lasting power*."""
    stems = set(map(contents.stem, contents.words(exchange.words)))
    both = [term for term in named if set(_singular(_own(term)).split()) <= stems]
    if len(both) < 2:  # noqa: PLR2004 -- a difference is between two
        return None
    facts = tuple(replace(_fact(term), value=wording.clip(_meaning(term), _TWO)) for term in both)
    message = Message("The papers explain each of them:", title="What they mean", facts=facts)
    return telling.say(exchange, Intent.GLOSSARY, message)


def _own(term: Term) -> str:
    return _BRACKETS.sub("", term.term).strip()


def _singular(words: str) -> str:
    return " ".join(map(contents.stem, contents.words(words)))


def _explained(exchange: Exchange, held: Sequence[Papers[Term]]) -> Said | None:
    """Answer about a term that a question names whole, *who appoints a deputy*, from the sentences of its meaning."""
    for papers in held:
        named = [one for one in papers.entries if any(_holds(exchange.words, form) for form in _forms(one.value))]
        texts = [evidence.Passage(_meaning(one.value), one.value.term) for one in named]
        asked = evidence.question(exchange.words, lambda _stem: 1.0, without=_MEANS)
        best = evidence.best(asked, texts) if asked and texts else []
        if best and best[0].coverage >= _EXPLAINS:
            term = named[best[0].at].value
            body = f"{term.term}: “{' '.join(best[0].sentences)}”"
            message = Message(body, sources=(term.source.cite(),))
            return telling.say(exchange, Intent.GLOSSARY, message)
    return None


def _forms(term: Term) -> tuple[str, ...]:
    name = _name(term)
    return (name.own, *name.also)


def _holds(words: str, form: str) -> bool:
    """Tell whether words name a term whole, in one or several."""
    said = f" {' '.join(map(contents.stem, contents.words(words)))} "
    return bool(form) and f" {' '.join(map(contents.stem, contents.words(form)))} " in said


def _meaning(term: Term) -> str:
    return " ".join(telling.lines(term.meaning))


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
