"""Whom a post means when somebody says it in their own words: *the exec director for wellbeing*, *our finance lead*.

A post has a rank (*director*) and a field (*wellbeing*). Every word of the field must stand in the title: another
director is another person. Pure; who holds which post comes in.
"""

from collections.abc import Iterable
from typing import TypeVar

from board import lexis, thesaurus

AnyHolder = TypeVar("AnyHolder")

_SHORT = {
    "exec": "executive", "dir": "director", "asst": "assistant", "dep": "deputy", "mgr": "manager", "fin": "finance",
    "comms": "communications", "gov": "governance", "qual": "quality", "perf": "performance", "hr": "human",
    "ceo": "chief executive", "cfo": "chief finance", "md": "managing director", "cabmem": "cabinet member",
}  # fmt: skip
_RANKS = frozenset(
    lexis.stems(
        """director head member manager officer partner lead leader chief executive administrator commissioner
        chair secretary clerk accountant analyst consultant nurse solicitor adviser advisor coordinator co-ordinator"""
    )
)
_OF_BOARDS = frozenset(
    lexis.stems("member chair administrator clerk secretary lead leader nurse")
)  # words of seats too
_LINKS = frozenset({"of", "for", "and", "the"})
# What ends the words of a post, on either side.
_ENDS = frozenset(
    """a an on to is are was were be been who whos what which when where why how did does do has have had
    will would can could
    may might our my your their his her its this that those these at in or if she he they it there here come came attend
    attended go goes went ring call phone email contact not but so then as by from with us we i you me again please now
    today stand stands step steps cover covers deputise deputises acting sit sits sat any some every all both also still
    just only turn turned make made send sent get got take takes took say said says tell told know dont does called
    name names named remind new old current currently next last after before board meeting steering group committee
    october september august december november january february march april may june july""".split()  # noqa: SIM905
)


def meant(words: str, held: Iterable[tuple[str, AnyHolder]]) -> list[AnyHolder]:
    """Give the holders of the posts that some words mean, the nearest titles only; none where no post is said."""
    said = list(_phrases(words))
    scored: list[tuple[float, AnyHolder]] = []
    for title, holder in held:
        stems = [stem for stem in lexis.stems(title) if stem not in _LINKS]
        best = max((_score(phrase, stems) for phrase in said), default=0.0)
        if best > 0:
            scored.append((best, holder))
    top = max((score for score, _ in scored), default=0.0)
    return list(dict.fromkeys(holder for score, holder in scored if score == top))


def said(words: str) -> str | None:
    """Give a post that some words surely name, whoever holds it: *chief executive*, *director of public health*."""
    for phrase in _phrases(words):
        ranks = [stem for stem in phrase if stem in _RANKS]
        if len(phrase) > 1 and not _OF_BOARDS.issuperset(ranks):
            return " ".join(phrase)
    return None


def _phrases(words: str) -> Iterable[list[str]]:
    """Give the runs of words around each rank that is said, as stems, the rank with them."""
    lows = [word for each in lexis.words(words) for word in _SHORT.get(each, each).split()]
    for at, low in enumerate(lows):
        if lexis.stem(low) not in _RANKS:
            continue
        start = at
        while start and lows[start - 1] not in _ENDS | _LINKS:
            start -= 1
        end = at + 1
        if end < len(lows) and lows[end] in _LINKS:
            while end < len(lows) and lows[end] not in _ENDS:
                end += 1
        yield [lexis.stem(word) for word in lows[start:end] if word not in _LINKS]


def _score(phrase: list[str], title: list[str]) -> float:
    """Say how near a title is: 0 unless it holds every word of the phrase, more the fewer words it has besides."""
    if len(phrase) < 2:  # noqa: PLR2004 -- "the director" is nobody in particular
        return 0.0
    if not all(stem in title or (stem not in _RANKS and not thesaurus.kin(stem).isdisjoint(title)) for stem in phrase):
        return 0.0
    own = sum(stem in title for stem in phrase)
    return own / len(phrase) + len(phrase) / max(len(title), 1)
