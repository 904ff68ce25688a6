"""What an administrator says to teach, read by a small grammar: *when somebody asks "…" answer "…" source "…"*.

Words in, a value out; who may teach and what follows is asked and done in ``dialogs.teaching``. A sentence counts only
where it quotes what is taught, or names its source: what people merely wonder about teaches nothing.
"""

import enum
import re
from dataclasses import dataclass, replace

_OPEN = "[\"“”„‟«»'‘’‚‹›`´]"  # noqa: RUF001 -- people type them all
_FIRST = r"(?:please |pls |ok |okay |so |and |hi |hello |from now on |in future )*"
_ASKS = (
    r"(?:when|if|whenever|where|once|every time)(?:ever)?,? "
    r"(?:somebody|someone|anybody|anyone|people|members?|a member|they|you)"
)
_TO_ASK = r"(?:asks?|is asked|are asked|wants? to know|enquires?|queries)(?: (?:you|me|us|about))?"
_TO_SAY = r"(?:says?|writes?|types?|uses?|mentions?|talks? (?:about|of)|asks? (?:about|for))(?: (?:to you|of))?"
_REPLY = (
    r"(?:(?:then|please|you|can|should|could|just|always|the)[ ,]+)*"
    r"(?:(?:answer|say|reply|respond|tell (?:them|him|her))(?: (?:with|that|is|should be))?)"
)
_THEY_MEAN = (
    r"(?:(?:then|please)[ ,]+)*(?:they (?:all )?mean|it means?|that means?|this means|read(?: it)?(?: as)?|"
    r"take(?: it)?(?: as| for)|means)"
)
_CITED = (
    r"(?:(?:the )?source(?: is| being)?|sourced? from|from|see|citing|cite|as (?:stated |written )?in|according to|"
    r"ref(?:erence)?)"
)
_SEP = r"[\s,;:.=()\[\]–-]*"
_Q = rf"(?:{_OPEN}{{1,2}}(?P<q>.+?){_OPEN}{{1,2}}|(?P<bare_q>[^\"“”«»]+?))"

_BOARD = re.compile(r"^(?:for|on|at|in) (?P<board>[^,:\"“]{2,100}?) ?[,:] ?(?P<rest>.+)$", re.IGNORECASE)
_PUBLIC = re.compile(r"^(?:yes,? )?(?:it|this|that) (?:may|can) be (?:made )?public[,:;. ]+", re.IGNORECASE)
_ANSWER = re.compile(rf"^{_FIRST}{_ASKS} {_TO_ASK}{_SEP}{_Q}{_SEP}\b{_REPLY}\b{_SEP}(?P<rest>\S.*)$", re.IGNORECASE)
_TO = re.compile(
    rf"^{_FIRST}(?:the )?answer to{_SEP}{_Q}{_SEP}(?:\b(?:is|should be)\b|[:=]){_SEP}(?P<rest>\S.*)$", re.IGNORECASE
)
_NUMBER = r"(?: (?:number|no\.?|nr\.?))? ?#? ?"
_NUMBERED = re.compile(
    rf"^{_FIRST}(?:(?:answer|unanswered)(?: to)?(?: (?:unanswered|question))?{_NUMBER}(?P<number>\d{{1,9}})\b{_SEP}"
    rf"(?:(?:with|is|as|the answer is|{_REPLY})\b)?|"
    rf"(?:question|number|no\.){_NUMBER}(?P<other>\d{{1,9}})\b{_SEP}{_REPLY}\b)"
    rf"{_SEP}(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_PHRASE = re.compile(rf"^{_FIRST}{_ASKS} {_TO_SAY}{_SEP}{_Q}{_SEP}\b{_THEY_MEAN}\b{_SEP}(?P<rest>\S.*)$", re.IGNORECASE)
_MEANS = re.compile(
    rf"^{_FIRST}(?:by )?{_OPEN}{{1,2}}(?P<q>.+?){_OPEN}{{1,2}}{_SEP}"
    rf"(?:people|we|they|members)? ?(?:means?|stands? for){_SEP}"
    rf"{_OPEN}{{1,2}}(?P<rest>.+?){_OPEN}{{1,2}}[.! ]*$",
    re.IGNORECASE,
)
_QUOTED_THEN = re.compile(
    rf"^{_OPEN}{{1,2}}(?P<said>.+?){_OPEN}{{1,2}}"
    rf"(?:{_SEP}\b{_CITED}\b{_SEP}(?P<source>\S.*?)|{_SEP}\((?P<bracketed>[^()]+)\)|[.!) ]*)$",
    re.IGNORECASE,
)
# Outside quotes, from or see may belong to the answer: there only “source” is sure, or a sign that parts them.
_BARE_THEN = re.compile(
    rf"^(?P<said>.+?)(?:\s*[,;:.(–-]\s*{_CITED}|\s+(?:the )?source(?: is)?)\b{_SEP}(?P<source>\S.*?)$", re.IGNORECASE
)
_SOURCE = re.compile(rf"^(?:it(?:['’]s| is) (?:in|from) |(?:the )?{_CITED}\b{_SEP})(?P<source>\S.*)$", re.IGNORECASE)
_BACK = re.compile(
    r"^(?:no,? |sorry,? |please )*(?:forget|undo|take back|unlearn|revert|scrap|cancel)"
    r"(?: (?:that|it|this|the last one|what i (?:just )?(?:said|taught(?: you)?)))?"
    r"(?: back)?(?: again)?(?:,? please)?[.! ]*$|^take (?:that|it) back[.! ]*$",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"^(?P<verb>forget|undo) (?:taught|lesson)(?: (?:number|no\.?))? ?#?(?P<row>\d{1,9})[.! ]*$", re.IGNORECASE
)
_FORGET = re.compile(
    r"^(?:please )?(?:forget|unlearn|remove|delete|drop|scrap)(?: (?:the|that|our|my))?(?: (?:taught|added))?"
    r" (?:answers?|phrases?|nickname|what (?:i|we) (?:taught|told) you)"
    r"(?: (?:about|for|to|on|of))?(?: the question)? (?P<about>\S.*?)[.! ]*$",
    re.IGNORECASE,
)
# By its own words, which are quoted or ask: “forget where do I park”, “forget the one about parking”.
_FORGET_WORDS = re.compile(
    r"^(?:please |pls |can you |could you )?(?:forget|unlearn|remove|delete|drop|scrap)"
    r"(?: (?:the|that|our|my))?(?: (?:question|one|thing|bit|lesson|entry|teaching))?"
    r"(?P<by> (?:about|on|of|called|for))? "
    rf"(?:{_OPEN}{{1,2}}(?P<quoted>[^\"“”«»]+?){_OPEN}{{1,2}}|(?P<bare>[^\"“”«»,;]+?))[.!? ]*$",
    re.IGNORECASE,
)
_NOTHING = frozenset({"it", "that", "this", "me", "you", "them", "those", "these", "about", "all", "everything"})
_PLACE = re.compile(
    r"\b(?:pages?|pp?\.?|paragraphs?|paras?|sections?|clauses?|minutes?|items?|appendix|schedule|article) ?\d",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could)\b|\?", re.IGNORECASE)
_EDGES = " \t,;:."
_ENDS = re.compile(rf"^{_OPEN}+|{_OPEN}+[.]?$")


class Deed(enum.StrEnum):
    """What is to be done."""

    ANSWER = "add an answer"
    PHRASE = "add a phrase"
    UNDO = "take the last one back"
    FORGET = "forget one"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was said.

    ``words`` are the question, the phrase, or what the forgotten one is about; ``answer`` what is answered or meant.
    ``number`` is that of an unanswered question, ``row`` that of something taught, ``board`` a board as it was said.
    ``public`` tells that they said it may be published.
    """

    deed: Deed
    words: str = ""
    answer: str = ""
    source: str | None = None
    number: int | None = None
    row: int | None = None
    board: str | None = None
    public: bool = False


def read(said: str) -> Lesson | None:
    """Read a message; None where it teaches nothing."""
    flat = " ".join(said.split())
    public = _PUBLIC.match(flat)
    flat = flat[public.end() :] if public else flat
    found = _read(flat)
    if found is None and (named := _BOARD.match(flat)) and (found := _read(named["rest"])):
        found = replace(found, board=named["board"])
    return replace(found, public=True) if found and public else found


def source(said: str) -> str | None:
    """Read the source that was asked for, which need not be called one; None where the words are something else."""
    flat = " ".join(said.split())
    if found := _SOURCE.match(flat):
        return _plain(found["source"])
    quoted = re.fullmatch(rf"{_OPEN}.+{_OPEN}[.!]?", flat) is not None
    named = quoted or (_PLACE.search(flat) is not None and _ASKED.search(flat) is None)
    return _plain(flat) or None if named else None


def _read(flat: str) -> Lesson | None:
    if found := _ROW.match(flat):
        return Lesson(Deed.UNDO if found["verb"].lower() == "undo" else Deed.FORGET, row=int(found["row"]))
    if _BACK.match(flat):
        return Lesson(Deed.UNDO)
    if found := _FORGET.match(flat):
        return Lesson(Deed.FORGET, _plain(found["about"]))
    return _forgotten(flat) or _added(flat)


def _forgotten(flat: str) -> Lesson | None:
    """Read what is to be forgotten by its own words; *forget it* and *forget all that* name nothing."""
    found = _FORGET_WORDS.match(flat)
    if found is None:
        return None
    words = _plain(found["quoted"] or found["bare"])
    named = found["quoted"] is not None or found["by"] is not None or _ASKED.search(words) is not None
    if not words or set(words.lower().split()) <= _NOTHING or not named:
        return None
    return Lesson(Deed.FORGET, words)


def _added(flat: str) -> Lesson | None:
    """Read what is to be added: a phrase, or an answer."""
    if found := _MEANS.match(flat):
        return Lesson(Deed.PHRASE, _plain(found["q"]), _plain(found["rest"]))
    if found := _PHRASE.match(flat):
        quoted = found["q"] is not None or re.match(_OPEN, found["rest"]) is not None
        return Lesson(Deed.PHRASE, _asked(found), _plain(found["rest"])) if quoted else None
    if found := _NUMBERED.match(flat):
        return _answer(found, "", int(found["number"] or found["other"]), sure=False)
    found = _ANSWER.match(flat) or _TO.match(flat)
    return _answer(found, _asked(found), None, sure=found["q"] is not None) if found else None


def _answer(found: re.Match[str], words: str, number: int | None, *, sure: bool) -> Lesson | None:
    """Part the answer from its source; without quotes and without a source it is none."""
    rest = found["rest"].strip()
    if then := _QUOTED_THEN.match(rest):
        source = then["source"] or then["bracketed"]
        return Lesson(Deed.ANSWER, words, _plain(then["said"]), _plain(source) if source else None, number)
    if then := _BARE_THEN.match(rest):
        return Lesson(Deed.ANSWER, words, _plain(then["said"]), _plain(then["source"]), number)
    return Lesson(Deed.ANSWER, words, _plain(rest), None, number) if sure else None


def _asked(found: re.Match[str]) -> str:
    return _plain(found["q"] or found["bare_q"])


def _plain(said: str) -> str:
    """Take the quotation marks and the signs off the ends of what was said; brackets within stay whole."""
    bare = said.strip(_EDGES)
    while (cut := _ENDS.sub("", bare).strip(_EDGES)) != bare:
        bare = cut
    return bare.removesuffix(")") if bare.count(")") > bare.count("(") else bare
