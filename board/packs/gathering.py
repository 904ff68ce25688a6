"""Every paper handed to every reader of entries, and what they read put together in reading order.

Which reader has used which table is settled here: what none of them knows is kept as a table of its own, whole, so that
nothing that stands in columns is lost.
"""

import dataclasses
from collections.abc import Iterable, Sequence

from board.packs import (
    calendar,
    charter_rules,
    glossary,
    indicators,
    membership,
    procedure,
    proposals,
    reports,
    retention,
    risks,
    tables,
    tiles,
)
from board.packs.entries import Entries
from board.packs.papers import Kind, Paper
from board.packs.values import Action, Minutes


def gather(front: Paper, papers: Iterable[Paper], held: Sequence[Minutes], rows: Sequence[Action]) -> Entries:
    """Read the entries of a whole pack: of the agenda's pages, of every paper, and what its minutes leave proposed."""
    whole = _charter(front)
    for paper in papers:
        whole = whole + _of(paper)
    return whole + Entries(
        proposals=tuple(proposal for one in held for proposal in (*one.proposals, *proposals.untracked(one, rows)))
    )


def _of(paper: Paper) -> Entries:
    if paper.kind in {Kind.MINUTES, Kind.TRACKER}:  # their tables are rosters, items and rows of actions
        behind = procedure.fronted(paper)
        if behind is None:
            return Entries(retention=retention.read(paper), tables=tables.nested(paper, ()))
        # A procedure with a title page of its own belongs to no minutes, wherever the pack was cut.
        return _of(_part(paper, 0, behind)) + _of(dataclasses.replace(_part(paper, behind, None), kind=Kind.OTHER))
    used = (
        indicators.spans(paper)
        | tiles.spans(paper)
        | risks.spans(paper)
        | procedure.spans(paper)
        | glossary.spans(paper)
    )
    return _charter(paper) + Entries(
        reports=reports.read(paper),
        indicators=indicators.read(paper),
        rag_counts=indicators.counts(paper),
        tiles=tiles.read(paper),
        risks=risks.read(paper),
        tables=tables.read(paper, used) + tables.nested(paper, used),
        procedures=procedure.read(paper),
        glossary=glossary.read(paper),
    )


def _part(paper: Paper, first: int, end: int | None) -> Paper:
    return dataclasses.replace(paper, blocks=paper.blocks[first:end], hidden=paper.hidden[first:end])


def _charter(paper: Paper) -> Entries:
    """Read who sits, when and by which rules; boards print it on the agenda's pages or in their terms of reference."""
    return Entries(
        members=membership.read(paper),
        calendar=calendar.read(paper),
        rules=charter_rules.read(paper),
        retention=retention.read(paper),
    )
