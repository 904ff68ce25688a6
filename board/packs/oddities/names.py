"""Who speaks, owns or signs in a pack without being on any of its lists, and who speaks having sent apologies.

Names and initials are only compared with lists as written; nobody is guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from board.packs import people
from board.packs.entries import Entries
from board.packs.values import Attendance, Finding, FindingKind, Minutes, Part

_SPEAKS = re.compile(
    r"(?:^|[.!?]\s+|\n|•\s*|[-–]\s+)(?P<who>[A-Z][A-Za-z]{0,3}[A-Z][a-z]?)\b\s*(?::|(?:(?:also|then|both|further)\s+)?(?:asked|"
    r"added|advised|agreed|clarified|commented|confirmed|drew|emphasised|explained|expressed|felt|highlighted|informed|"
    r"introduced|mentioned|noted|outlined|presented|provided|queried|questioned|raised|recognised|reminded|reported|"
    r"requested|said|shared|stated|stressed|suggested|summarised|thanked|told|updated|welcomed|went through)\b)"
)


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
    """Name the owners of risks whose initials are on no list of the pack, or fit several people of its lists."""
    listed = [one for each in minutes for one in each.attendances]
    if not listed:
        return
    for owner in dict.fromkeys(risk.owner for risk in entries.risks if risk.owner):
        risks = [risk for risk in entries.risks if risk.owner == owner]
        for lead in people.leads(owner):
            if not people.is_initials(lead.written):
                continue
            names = dict.fromkeys(one.name for one in people.fits(lead.written, listed))
            if len(names) == 1:
                continue
            owns = ", ".join(f"“{risk.project}”" for risk in risks)
            what = f"may be {' or '.join(names)}" if names else "is on no list of this pack"
            text = f"{lead.written}, who owns {owns}, {what}."
            yield Finding(FindingKind.NAME, text, risks[0].source, restricted=any(risk.restricted for risk in risks))


def _all_away(fitting: Iterable[Attendance]) -> bool:
    return all(one.part is Part.APOLOGIES for one in fitting)
