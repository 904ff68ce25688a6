"""The parts of a decision report: what boards print above them, and what people say when they ask for them.

Readable data and its matching by stems; no report is looked at here. In what is said, ``…`` stands for up to five
words between. A part that is not ``telling`` shares its words with questions of other kinds (a risk, a cost), and is
only meant where the question names a report as such.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board import lexis, thesaurus
from dialogs.understanding import Aspect

_GAP = 5  # words that may stand for “…”
_ANY = "…"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report.

    ``printed`` are headings by which boards know it, the likeliest first; ``said`` everyday words for it; ``aspect``
    what the head of a report has of it; ``sentences`` tells the sentences about it where there is no
    such heading. What stands ``inside`` a part of wider matter is told by its sentences first.
    """

    name: str
    said: tuple[str, ...]
    printed: tuple[str, ...] = ()
    aspect: Aspect | None = None
    telling: bool = True
    sentences: re.Pattern[str] | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A part that a question asks for, and the question's words without those that ask for it."""

    part: Part
    rest: str


def _part(
    name: str,
    said: str,
    printed: str = "",
    *,
    aspect: Aspect | None = None,
    telling: bool = True,
    sentences: str = "",
    inside: bool = False,
) -> Part:
    return Part(
        name,
        tuple(each.strip() for each in said.split(",") if each.strip()),
        tuple(each.strip() for each in printed.split(",") if each.strip()),
        aspect,
        telling,
        re.compile(sentences, re.IGNORECASE) if sentences else None,
        inside,
    )


# The first that fits a question is meant, so what could be said of any part stands last.
PARTS: tuple[Part, ...] = (
    _part("key decision", "key decision", "key decision", aspect=Aspect.KEY_DECISION),
    _part(
        "alternative options",
        "alternative, alternative option, option … reject, option … consider, other option, what else … look at, "
        "what else … consider, what else … try, else … think of, anything else … consider, reject, ruled out, "
        "rule out, "
        "turned down, other way, instead … could, could … instead, plan b, other choice, what option, any option, "
        "option … look at",
        "alternative option, option consider, option apprais, alternative, other option",
        sentences=r"\balternative|\boptions?\b|\brejected\b|\binstead of\b",
    ),
    _part(
        "reasons for the recommendations",
        "reason, reason for … recommend, reason for … report, reason for … paper, reason for … proposal, "
        "reasons given, "
        "reason behind, justif, justification, justify, rationale, why … recommend, why … propose, why … asking, "
        "why … ask us, why … want us, why … need … new, why … new one, why … new version, why … change it, "
        "why … changed, why … replace, why … rewrite, why … rewritten, why … come back, why … back to us, "
        "wrong with … old, wrong with … version, wrong with … current, wrong with … last one, "
        "wrong with … existing, case for, argument for, thinking behind",
        "reason for, reason, rationale, why",
    ),
    _part(
        "what happens if it is refused",
        "if … say no, if … says no, if … refuse, if … refused, if … reject, if … not agree, if … not approve, "
        "if … turn … down, if … do nothing, if … dont, if … do not, if … decline, if … vote … down, if … no, "
        "if it … not … approved, what if … not, without it",
        telling=False,
        sentences=r"\b(?:if|should|were)\b.*\b(?:refus\w+|reject\w*|declin\w+|not (?:be )?(?:approved?|agreed?|"
        r"extended?|renewed?|funded|go ahead)|do(?:es)? not|nothing)\b|\bdo(?:ing)? nothing\b|"
        r"\bfail(?:ure|ing) to (?:approve|agree)",
    ),
    _part(
        "statement of confidentiality",
        "confidential, confidentiality, confidentiality statement, why … secret, why … exempt, why … private, "
        "why … not … public, why … closed, why … kept, why … hide, why … cannot … see, why … restrict, "
        "reason … exempt, not for publication, is … exempt, is … secret",
        "confidential",
    ),
    _part(
        "decision-maker",
        "decision maker, decisionmaker, who decide, who … decide on, who make … decision, who take … decision, "
        "whose decision, who approve, who get to decide, who has to decide, who sign off, who … final say, "
        "who has the say, whose call",
        aspect=Aspect.DECISION_MAKER,
    ),
    _part(
        "date of decision",
        "date of decision, decision date, when … decision, when … decide, when … approve, when … get decided, date, "
        "dated, what date",
        aspect=Aspect.DATE,
        telling=False,
    ),
    _part(
        "recommendations",
        "recommend, recomend, reccomend, recommendation, recomendation, reccomendation, recomendations, "
        "reccomendations, ask us, ask of us, they … ask for, is it ask for, does it ask for, item … ask for, "
        "report … ask for, paper … ask for, one ask for, officers … ask for, ask the board, ask members, "
        "ask board, want us, want from us, want of us, want the board, want from the board, want members, "
        "what … after, what … they want, what do … want, what does … want, asked to, asked … to approve, "
        "asked … to do, asked … to agree, asked … to decide, asked … to note, we … asked, "
        "board … asked, sign off, signing off, meant to agree, meant to approve, meant to decide, meant to do, "
        "supposed to agree, supposed to approve, supposed to do, supposed to decide, need to agree, need to approve, "
        "need to decide, have to agree, have to approve, have to decide, expected to agree, expected to approve, "
        "expected to do, expected to decide, should … agree, should … approve, propose, proposal, proposed, the ask, "
        "to note or, for noting, just noting, only noting, to be approved, looking for from, need from us, "
        "require of us, looking for",
        "recommend",
        aspect=Aspect.RECOMMENDATIONS,
    ),
    _part(
        "authors",
        "author, who wrote, who … write, who … wrote, who … written, written by, wrote it, wrote that, "
        "who draft, who … drafted, "
        "drafted by, who prepare, who … prepared, prepared by, who produce, produced by, who put … together, "
        "who drew … up, drawn up by, who … behind, whose paper, whose report, whose is … paper, whose is … report, "
        "whose work, whose name, who compile, who is it by, who by, report of, report author, penned, writer, "
        "who … responsible for … report, who … responsible for … paper, contact officer, who do i ask, who … contact",
        aspect=Aspect.AUTHOR,
    ),
    _part(
        "background papers",
        "background paper, background document, background reading, background, members room, member room, draw on, "
        "drew on, supporting document, based on what",
        aspect=Aspect.BACKGROUND,
    ),
    _part(
        "appendices",
        "appendix, appendices, appendixes, annex, annexes, attached, attachment, enclosed, enclosure, "
        "goes with, come with, "
        "comes with",
        aspect=Aspect.APPENDICES,
    ),
    _part(
        "impact assessments",
        "impact assessment, equality assessment, privacy assessment, equality impact, equality, eia, esia, eqia, dpia, "
        "assessments",
        "equality, impact assessment, privacy",
        aspect=Aspect.ASSESSMENTS,
    ),
    _part(
        "summary",
        "summary, summarise, summarize, gist, precis, outline, overview, nutshell, sum up, sum … up, in short, "
        "in brief, "
        "brief summary, main point, key point, tldr, tl dr, two lines, in a line, one line, what … about, "
        "short version, "
        "what … paper for, what … report for, boil down, upshot, what … paper say, "
        "what … report say, what … item … say, what does it say, what … in it",
        "summary",
        aspect=Aspect.SUMMARY,
    ),
    _part(
        "conflicts of interest",
        "conflict of interest, conflict, interest … declared, anyone … interest, vested interest",
        "conflict of interest, conflict",
        telling=False,
    ),
    _part(
        "consultation",
        "consultation, consult, consulted, who … asked beforehand, engagement, who … spoken to, talked to first, "
        "who … been asked, did anyone ask, views sought",
        "consult, engagement",
        telling=False,
        inside=True,
        sentences=r"\bconsult(?!\w*ant)\w*|\banswered when asked\b|\bwere asked\b|\bsurvey\w*|\bviews (?:of|were)\b",
    ),
    _part(
        "property implications",
        "property, building, land, premises, estate",
        "property/other, property",
        telling=False,
    ),
    _part(
        "legal implications",
        "legal, legally, lawful, law, legislation, statutory, statute, what power, which power, which act, "
        "what act, power, "
        "legal power, allowed to do this, entitled to do this, vires",
        "legal implication, statutory power, legal",
        telling=False,
        sentences=r"\bAct (?:19|20)\d\d\b|\bstatut\w+|\blegal\w*|\bRegulations (?:19|20)\d\d\b",
    ),
    _part(
        "risk management implications",
        "risk, danger, could go wrong, might go wrong, what … go wrong, downside",
        "risk management, risk",
        telling=False,
        sentences=r"\brisks?\b",
    ),
    _part(
        "policy framework implications",
        "policy framework, policy, fit with … policies, strategy, strategic",
        "policy framework, policy",
        telling=False,
    ),
    _part(
        "resource implications",
        "resource, resource implication, financial, finance, financially, cost, costs, costing, expensive, price tag, "
        "money, the funding, source of funding, funding come, who fund, who is fund, funded by, how … funded, pay for, "
        "paid for, who pays, budget, afford, affordable, capital, revenue, "
        "bill, spend, expense, how much",
        "resource implication, financial implication, capital/revenue, finance, financial, resource, budget",
        telling=False,
        sentences=r"£|\bpay(?:s|ing)? half|\bfunded\b|\bbudget\b|\bcosts?\b|\bpays?\b",
    ),
    _part(
        "wards and communities affected",
        "ward, wards, ward affected, which part of the city, which part of the borough, communities affected, "
        "which area, what area, which neighbourhood",
        "ward",
        aspect=Aspect.WARDS,
        telling=False,
    ),
    _part("detail", "detail section, full detail, the detail, in detail", "detail", telling=False),
)  # fmt: skip


def asked(words: str) -> Iterator[Asked]:
    """Give the parts that a question may ask for, the likeliest first."""
    said = lexis.words(words)
    stems = [lexis.stem(word) for word in said]
    for part in PARTS:
        spans = [span for run in part.said if (span := _find(_stems(run), stems))]
        if spans:
            told = {at for span in spans for at in span}
            yield Asked(part, " ".join(word for at, word in enumerate(said) if at not in told))


def of_aspect(aspect: Aspect | None) -> Part | None:
    """Give the part that an aspect is of."""
    return next((part for part in PARTS if aspect is not None and part.aspect is aspect), None)


def is_under(part: Part, heading: str) -> int | None:
    """Tell how likely a heading is this part's: 0 for its likeliest name, None where it is another's."""
    stems = lexis.stems(heading)
    return next((at for at, run in enumerate(part.printed) if _find(_stems(run), stems)), None)


def heads(heading: str, words: Sequence[str]) -> bool:
    """Tell whether a heading holds each of some words, itself or by a word of the same meaning."""
    held = lexis.stems(heading)
    return all(stem in held or not thesaurus.kin(stem).isdisjoint(held) for stem in words)


@functools.cache  # the runs are those of the table above, asked of every question
def _stems(run: str) -> tuple[str, ...]:
    return tuple(piece if piece == _ANY else stem for piece in run.split() for stem in (lexis.stems(piece) or [_ANY]))


def _find(run: Sequence[str], stems: Sequence[str]) -> tuple[int, ...] | None:
    """Give the places of a run's words, the first that fits; None where it does not stand there."""
    for start in range(len(stems)):
        if (places := _from(run, stems, start)) is not None:
            return places
    return None


def _from(run: Sequence[str], stems: Sequence[str], at: int) -> tuple[int, ...] | None:
    if not run:
        return ()
    if run[0] == _ANY:
        tries = (_from(run[1:], stems, then) for then in range(at, min(at + _GAP, len(stems)) + 1))
        return next((found for found in tries if found is not None), None)
    if at >= len(stems) or stems[at] != run[0]:
        return None
    rest = _from(run[1:], stems, at + 1)
    return None if rest is None else (at, *rest)
