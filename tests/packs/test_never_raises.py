"""Whatever text comes: blocks are made of it, and it is a pack or a clear refusal, never anything else."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board import packs
from board.packs import dates, people, sentences
from board.packs.values import Pack
from storage import documents

PACK = """# Northmere Joint Board

Monday 8 June 2026 at 2.00pm

### AGENDA

**1 MINUTES (Pages 1 - 4)**

Lead\tItem For: Discussion Decision Information\tAttachment
Chair\tDecision\tAttached

#### 2 EXEMPT REPORT (p. 5)

| No | Item | Lead | Pages |
|----|------|------|-------|
| 3 | Budget | Una | 6-7 |

Monday, 1 June 2026

## Meeting Minutes

### Northmere Joint Board – Public

Held on 6<sup>th</sup> April 2026, 14:00 - 15:00

<b>Present:</b>\tNAME\tINITIAL\tTITLE\tORG
\tAda Brook\tAB\tChair\tNC
<b>Apologies:</b>\tAlan Birch(minutes)\tAB\tDirector\tNHS

Item\tSubject\tAction
1.\t<b>Plans</b>\t
\t<p>AB left the meeting at 10:15. <b>Action: AB to ask the care</b></p>\t<p>AB with</p>
\t<p>homes.</p> <ul><li>The Board agreed it.</li></ul>\t<p>Eve Fox</p>
<b>Date of next meeting:</b> Tuesday 6 <sup>th</sup> October 2026\t\t
Action Tracker\t\t
Date of meeting\tSubject\tAction\tLead\tDeadline\tProgress
17/10/2025\tBudget\tWrite it\tAB/CD\tNov-26\tUpdate given. Close
This page is intentionally left blank
<b>DECISION-MAKER:</b>\tNorthmere Joint Board
<b>SUBJECT:</b>\tBudget
<b>DATE OF DECISION:</b>\t8th June
NOT FOR PUBLICATION
14\tNone noted
14\t<p>More</p>
"""
SEED = PACK.split("\n")
SHARED = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"


def read(text: str) -> Pack | None:
    try:
        return packs.read(documents.read("any.txt", text.encode()))
    except (packs.NotAPack, documents.Unreadable) as refused:
        refusal = str(refused)
    assert refusal.endswith(".")
    return None


@given(st.text())
def test_any_text(text: str) -> None:
    read(text)


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    refusal = "."
    try:
        documents.read("any.txt", content)
    except documents.Unreadable as refused:
        refusal = str(refused)
    assert refusal.endswith(".")


@given(lines=st.lists(st.sampled_from(SEED), max_size=60), is_headed=st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_lines_of_a_pack_in_any_order(lines: list[str], *, is_headed: bool) -> None:
    pack = read("\n".join((SEED[:7] if is_headed else []) + lines))
    if pack is not None:
        assert read("\n".join((SEED[:7] if is_headed else []) + lines)) == pack
        assert all(passage.text for passage in pack.passages)


@given(st.integers(0, len("\n".join(SEED))), st.integers(0, 400), st.text(max_size=5))
@settings(deadline=None)
def test_a_pack_with_a_hole(start: int, length: int, patch: str) -> None:
    whole = "\n".join(SEED)
    read(whole[:start] + patch + whole[start + length :])


@given(st.text(alphabet="0123456789 :.-–/apmNovDec'thof,20"))
def test_dates_and_times_of_any_text(text: str) -> None:
    dates.deadline(text)
    dates.times(text)
    for written in dates.find(text):
        assert (written.first is None) is (written.last is None)
        assert written.first is not None or written.doubt is not None


@given(st.text())
def test_leads_and_sentences_of_any_text(text: str) -> None:
    people.leads(text)
    people.name(text)
    for sentence in sentences.split(text):
        sentences.resolves(sentence)
        sentences.moves(sentence, ())


def test_the_shared_pack_with_its_lines_cut_and_shuffled() -> None:
    if not SHARED.exists():
        pytest.skip("the shared pack is not beside the project")
    lines = SHARED.read_text().split("\n")
    for seed in range(4):
        chance = random.Random(seed)  # noqa: S311 - repeatable shuffles, no secrets
        cut = [line for line in lines if chance.random() > seed / 5]
        read("\n".join(cut))
        chance.shuffle(cut)
        read("\n".join([*lines[:60], *cut]))
