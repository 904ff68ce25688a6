"""Who speaks, owns or signs in a pack without being on any of its lists, and who speaks having sent apologies.

Names and initials are only compared with lists as written; nobody is guessed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from board.packs import layout, people
from board.packs.entries import Entries
from board.packs.values import Attendance, Finding, FindingKind, Minutes, Part

_SPEAKS = re.compile(
    r"(?:^|[.!?]\s+|\n|•\s*|[-–]\s+)(?P<who>[A-Z][A-Za-z]{0,3}[A-Z][a-z]?)\b\s*(?::|(?:(?:also|then|both|further)\s+)?(?:asked|"
    r"added|advised|agreed|clarified|commented|confirmed|drew|emphasised|explained|expressed|felt|highlighted|informed|"
    r"introduced|mentioned|noted|outlined|presented|provided|queried|questioned|raised|recognised|reminded|reported|"
    r"requested|said|shared|stated|stressed|suggested|summarised|thanked|told|updated|welcomed|went through)\b)"
)


# Two to four words that each begin like a name; what is written so and is a post is told by its words.
_PERSON = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+")
LONGEST = 60  # characters of a risk's words by which it is named


def of_minutes(minutes: Minutes) -> Iterator[Finding]:
    """Name whoever is written down as speaking and is on no list, or is on the list of those who sent apologies."""
    said: set[str] = set()
    for item in minutes.items if minutes.attendances else ():
        for found in _SPEAKS.finditer(item.text):
            who = found["who"]
            fitting = people.fits(who, minutes.attendances)
            if who in said or not people.is_initials(who) or (fitting and not _all_away(fitting)):
                continue
            said.add(who)
            what = (
                f"and sent apologies ({', '.join(one.name for one in fitting)})"
                if fitting
                else "and nobody in the attendance list has these initials"
            )
            text = f"In the minutes of {minutes.sitting.board} {who} speaks under item {item.number}, {what}."
            yield Finding(FindingKind.NAME, text, item.source, restricted=item.restricted)


def of_owners(entries: Entries, minutes: Sequence[Minutes]) -> Iterator[Finding]:
    """Name the owners of risks who are on no list of the pack, or whose initials fit several people of its lists."""
    listed = [one for each in minutes for one in each.attendances]
    if not listed:
        return
    known = [one.name for one in listed] + [member.name for member in entries.members]
    known += [contact.name for report in entries.reports for contact in report.contacts]
    surnames = {_surname(name) for name in known}
    for owner in dict.fromkeys(risk.owner for risk in entries.risks if risk.owner):
        risks = [risk for risk in entries.risks if risk.owner == owner]
        for lead in people.leads(owner):
            if (what := _doubt(lead.written, listed, surnames)) is None:
                continue
            owns = ", ".join(f"“{layout.flat(risk.project or risk.description)[:LONGEST]}”" for risk in risks)
            text = f"{lead.written}, who owns {owns}, {what}."
            yield Finding(FindingKind.NAME, text, risks[0].source, restricted=any(risk.restricted for risk in risks))


def _doubt(who: str, listed: Sequence[Attendance], surnames: Collection[str]) -> str | None:
    """Say what is doubtful about an owner; nothing about a post, or about one person who is on a list."""
    if people.is_initials(who):
        names = dict.fromkeys(one.name for one in people.fits(who, listed))
        if len(names) == 1:
            return None
        return f"may be {' or '.join(names)}" if names else "is on no list of this pack"
    named = _PERSON.fullmatch(who) is not None and not people.is_post(who) and not layout.ORGAN.search(who)
    return "is on no list of this pack" if named and _surname(who) not in surnames else None


def _surname(name: str) -> str:
    words = [word for word in name.split() if word[:1] != "("]
    return words[-1].casefold() if words else ""


def _all_away(fitting: Iterable[Attendance]) -> bool:
    return all(one.part is Part.APOLOGIES for one in fitting)
