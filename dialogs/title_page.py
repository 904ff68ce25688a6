"""The title page of a procedure: its version, owner, who approves it and when, its review date, what it applies to.

A label beside a name is told as printed; nothing is concluded from it.
"""

import re
from collections.abc import Sequence

from board import contents, lexis, wording
from board.messages import Message
from board.packs.entries import Procedure
from dialogs import telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Intent

_LONGEST = 300  # characters of a line that are said
_WHETHER = re.compile(r"(?:and |so )?(?:is|was|has|have|are|were|did|does)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|what (?:date|day|year|month)|date|how (?:long ago|recently|old))\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|whos|whose|which (?:board|body|committee)|by whom)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:looked? at|revised|revisited|renewed|updated|comes? (?:back|round)|checked|due) (?:for )?(?:again|next)|"
    r"\bexpir\w+|\breview(?:ed)?\b",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:procedure|protocol|document|policy) (?:also )?(?:covers?|apply to|applies to|extends? to|includes?)\b",
    re.IGNORECASE,
)
# What is asked for, by which words, and which labels of a title page say it.
_LINES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(label, re.IGNORECASE))
    for asked, label in (
        (r"\b(?:versions?|editions?|drafts?|issue)\b", r"version|edition|\bissue"),
        (
            r"\b(?:owns?|owners?|owned|owning|maintains?|looks after|keeper|author|wrote|written)\b",
            r"owner|author|maintain|lead officer",
        ),
        (
            r"\b(?:effect|operative|created|first|began|started|came in|in force)\b",
            r"operative|effective|created|in force",
        ),
        (r"\bconsult\w*", r"consult"),
        (
            r"\b(?:apply|applies|appl\w+ to|covers?|covered|scope|for whom|about whom|kinds?|sorts?)\b",
            r"applies|scope|covers",
        ),
    )
)
_FRAMES = frozenset(lexis.stems(
    """
    the a an of for to in on is it its this that was be been being are has have had do does did will and or so
    when who whos what which whom whose by date day year month procedure protocol policy document plan provider
    failure exit failing version edition draft issue current latest newest now number we our us board pack
    paper come comes coming before going going into page title please tell me approve approved approves
    approval sign signed signs off agree agreed agrees owner owns own owned maintain maintains review reviewed
    next again look looked at due up revise revised renew renewed must should need needs get gets got make made
    last previous expire expires out how long ago old recent recently effect operative created first consult
    consulted consultation apply applies cover covers scope kind sort providers author wrote written holds
    responsible there any back round written down says say new""")
)  # fmt: skip


def answer(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """Say a line of a procedure's own title page; None where none is asked for, or more is asked than it says."""
    covers = _COVERS.search(exchange.words)
    if not _is_of_document(exchange) and not covers:
        return None
    for one in every:
        found = [(name, value) for name, value in one.value.details if _is_asked(exchange.words, name)]
        if covers:
            named = contents.terms(exchange.words[covers.end() :])
            found = [(name, value) for name, value in found if contents.holds(named, value)]
        if found:
            told = [f"{name}: {wording.clip(value, _LONGEST)}" for name, value in found]
            message = Message(_printed(exchange, told), sources=(one.value.source.cite(),))
            return telling.say(exchange, Intent.PROCEDURE, message, one)
    return None


def _is_of_document(exchange: Exchange) -> bool:
    """Tell a question about the document as a whole: every word of it frames such a question."""
    stems = lexis.stems(exchange.words)
    named = not {"procedur", "protocol", "polici", "document", "plan"}.isdisjoint(stems)
    goes_on = exchange.topic.intent == Intent.PROCEDURE.value
    return (named or goes_on) and frozenset(stems) <= _FRAMES


def _is_asked(words: str, label: str) -> bool:
    low = label.casefold()
    if re.search(r"\b(?:approv\w+|sign\w* off|agreed?)\b", words, re.IGNORECASE):
        dated = "date" in low and "approv" in low
        named = "approved by" in low or "approving" in low
        return dated or (named and not (_WHEN.search(words) and not _WHO.search(words)))
    if _COVERS.search(words):
        return re.search(r"applies to|scope|covers", low) is not None
    if _AGAIN.search(words):
        return "review" in low
    if _WHEN.search(words) and re.search(r"owner|author", low):
        return False
    return any(asked.search(words) and said.search(label) for asked, said in _LINES)


def _printed(exchange: Exchange, told: Sequence[str]) -> str:
    """Say lines of a title page as they are printed: a label beside a name is no yes to whether something was done."""
    if not _WHETHER.match(exchange.words.strip()):
        return "\n".join(told)
    return "\n".join(("The paper prints this, and I conclude nothing more from it:", *told))
