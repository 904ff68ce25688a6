"""How papers write people, and what must not be taken for a person."""

import pytest

from board.packs import people
from board.packs.values import Attendance, Part
from board.sources import Source


@pytest.mark.parametrize(
    ("written", "leads", "supporting"),
    [
        ("MK/SR", ["MK", "SR"], []),
        ("ST / GS", ["ST", "GS"], []),
        ("SR, GS and DC", ["SR", "GS", "DC"], []),
        ("MK & SR", ["MK", "SR"], []),
        ("DC with Clare Young", ["DC"], ["Clare Young"]),
        ("DC supported by AB/CD", ["DC"], ["AB", "CD"]),
        ("Ida Blackwood", ["Ida Blackwood"], []),
        ("Cllr Holt/ Dr Ben Okoro", ["Cllr Holt", "Dr Ben Okoro"], []),
        ("Director of Quality and Integration", ["Director of Quality and Integration"], []),
        ("All", ["All"], []),
        ("TBC", [], []),
        ("n/a", [], []),
        ("-", [], []),
        ("", [], []),
    ],
)
def test_leads(written: str, leads: list[str], supporting: list[str]) -> None:
    read = people.leads(written)
    assert [lead.written for lead in read if not lead.supporting] == leads
    assert [lead.written for lead in read if lead.supporting] == supporting


@pytest.mark.parametrize(
    ("written", "name", "initials", "note"),
    [
        ("Sam Reed(minutes)", "Sam Reed", None, "minutes"),
        ("Dr Ida Blackwood (Chair)", "Dr Ida Blackwood", None, "Chair"),
        ("Nat Jones (NatJ)", "Nat Jones", "NatJ", None),
        ("Ida Blackwood (IB, Chair)", "Ida Blackwood", "IB", "Chair"),
        ("Ben Okoro (items 1 to 3 only)", "Ben Okoro", None, "items 1 to 3 only"),
        ("Ivy Kent (IK) - Chair", "Ivy Kent", "IK", "Chair"),
        ("Greta Vale (GV) Vice-Chair", "Greta Vale", "GV", "Vice-Chair"),
        ("Ada Brook, Chair", "Ada Brook", None, "Chair"),
        ("Chair", "Chair", None, None),
        ("Ben Okoro (GP)", "Ben Okoro", None, "GP"),
    ],
)
def test_a_name_is_taken_apart(written: str, name: str, initials: str | None, note: str | None) -> None:
    assert people.name(written) == people.Name(name, initials, note)


def test_initials_fit_those_who_state_them_before_those_who_only_spell_so() -> None:
    here = Source("pack")
    ida = Attendance(Part.PRESENT, "Dr Ida Blackwood", here)
    ivo = Attendance(Part.PRESENT, "Ivo Brand", here, initials="IB")
    holt = Attendance(Part.PRESENT, "Councillor Mary Holt", here, initials="Cllr Holt")
    assert people.fits("IB", [ida, ivo]) == (ivo,)
    assert people.fits("IB", [ida]) == (ida,)
    assert people.fits("Cllr Holt", [ida, holt]) == (holt,)
    assert people.fits("XY", [ida, ivo, holt]) == ()


def test_initials_behind_a_name_are_its_initials_where_they_spell_it() -> None:
    found = [people.name(text) for text in ("Jane Doe JD", "Dr Ann Lowe AL", "Jane Doe MP", "Ali JD")]
    assert [(one.name, one.initials) for one in found] == [
        ("Jane Doe", "JD"),
        ("Dr Ann Lowe", "AL"),
        ("Jane Doe MP", None),
        ("Ali JD", None),
    ]
