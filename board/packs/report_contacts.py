"""Who stands behind a report: names, telephone numbers and addresses beside a label such as ``Author``.

A name is taken where the label puts it. A job beside it is no name, and two people are told apart only where both
halves look like people.
"""

import re
from collections.abc import Iterator

from board.packs import report_parts
from board.packs.entries import Contact

_KEY = re.compile(
    r"\b(?:(?P<name>name)|(?:tel(?:ephone)?|phone|mobile|mob|direct (?:line|dial)|e-?mail)(?: (?:no|number|"
    r"address))?)\s*[.:]",
    re.IGNORECASE,
)
_KEY_LEFT = re.compile(r"\W*\b(?:tel(?:ephone)?|phone|mobile|mob|e-?mail|address|on|or)\b\W*$", re.IGNORECASE)
_PIECES = re.compile(r"[\n\t;|]")
_AFTER_NAME = re.compile(r",|\s[-–—]\s|\s?\(")
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev)\.?\s+)?"
_PERSON = re.compile(rf"{_TITLE}[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){{1,3}}")
_JOB = re.compile(
    r"\b(?:of|for|and|director|manager|head|officer|lead|chief|executive|service|services|team|council|nhs|board|trust|"
    r"deputy|associate|assistant|senior|commissioner|commissioning|partner|nurse|administrator|secretary|accountant|"
    r"solicitor|consultant|analyst|integrated|unit|care|finance|governance|quality|public|health|strategic|interim)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+and\s+|\s*[/&]\s*")
_NOBODY = re.compile(r"\W*(?:n/?a|none|tbc|not applicable|to be confirmed|as above)?\W*", re.IGNORECASE)


def read(role: str, text: str, *, certain: bool = True) -> tuple[Contact, ...]:
    """Read the people under one label; ``text`` has tabs between cells and a line for each row.

    Where the label is not ``certain`` to stand before a person, only what looks like one is taken.
    """
    found: list[list[str]] = []  # name, telephone, e-mail, post
    for piece in _PIECES.split(text):
        _take(piece, found)
    return tuple(
        Contact(role, name, telephone or None, email or None, title or None)
        for name, telephone, email, title in found
        if (not _NOBODY.fullmatch(name) or telephone or email) and (certain or _is_person(name))
    )


def _take(piece: str, found: list[list[str]]) -> None:
    """Add what one cell or line says to the person it belongs to."""
    reached = list(report_parts.REACHED.finditer(piece))
    head = piece[: reached[0].start()] if reached else piece
    keyed = _KEY.search(head)
    if keyed and keyed["name"]:
        head = head[keyed.end() :]
        keyed = _KEY.search(head)
        named = True
    else:
        named = False
    head = head[: keyed.start()] if keyed else head
    told = _KEY_LEFT.sub("", head).strip(" ,:.-–")
    names = tuple(_names(told, first=not found, named=named))
    for name in names:
        if found and not found[-1][0] and not named:
            found[-1][0] = name
        else:
            found.append([name, "", "", ""])
    if len(names) == 1 and (post := _post(told)):
        found[-1][3] = found[-1][3] or post
    for one in reached:
        if not found or (len(names) > 1 and found[-1][0]):
            found.append(["", "", "", ""])  # of two people, nobody knows whose it is
        at = 1 if one["phone"] else 2
        said = one.group().strip()
        found[-1][at] = found[-1][at] or (said.lstrip("(") if said.count("(") > said.count(")") else said)


def _post(text: str) -> str:
    """Give what stands behind a name, where it looks like a post."""
    _, *after = _AFTER_NAME.split(text, maxsplit=1)
    post = _KEY_LEFT.sub("", after[0]).strip(" ,:;.-–") if after else ""
    post = post if post.count("(") == post.count(")") else post.replace("(", "").replace(")", "").strip()
    return post if _JOB.search(post) else ""


def _names(text: str, *, first: bool, named: bool) -> Iterator[str]:
    """Give the people that a text names; what comes after the first must look like a person and not like a job."""
    name = _AFTER_NAME.split(text, maxsplit=1)[0].strip(" ,:.-–")
    if not name:
        return
    both = [one.strip() for one in _JOINT.split(name)]
    if len(both) > 1 and all(_is_person(one) for one in both):
        yield from both
    elif first or named or _is_person(name):
        yield name


def _is_person(text: str) -> bool:
    return (
        _PERSON.fullmatch(text) is not None
        and _JOB.search(text) is None
        and all(word[0].isupper() for word in text.split())
    )
