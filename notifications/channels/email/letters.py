"""A letter, and how it is written down as RFC 5322 has it. No letter is sent here."""

from dataclasses import dataclass
from datetime import datetime
from email import errors, policy
from email.headerregistry import Address
from email.message import EmailMessage

_POLICY = policy.SMTP.clone(max_line_length=78)


class Unaddressable(Exception):
    """This is not an e-mail address; correct it in the board file."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person. ``reference`` is its own name for good; ``written_at`` is aware."""

    reference: str
    name: str
    address: str
    subject: str
    text: str
    html: str
    written_at: datetime


def message_id(reference: str, sender: str) -> str:
    """Give a letter's Message-ID (RFC 5322, 3.6.4), the same for every try to send it."""
    return f"<{reference}@{sender.rpartition('@')[2]}>"


def written(letter: Letter, *, sender_name: str, sender: str) -> bytes:
    """Write a letter down, text and HTML, marked as sent by itself (RFC 3834). Raises :class:`Unaddressable`."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = _mailbox(sender_name, sender)
    mail["To"] = _mailbox(letter.name, letter.address)
    mail["Subject"] = _line(letter.subject)
    mail["Date"] = letter.written_at
    mail["Message-ID"] = message_id(letter.reference, sender)
    # Away-notes and other services do not answer what says so of itself, and so no two of them talk for ever.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    # Without it the parts' boundary is drawn by lot, and the same letter would not be the same bytes.
    mail.set_boundary(f"=={letter.reference}==")
    return mail.as_bytes()


def _mailbox(name: str, address: str) -> Address:
    try:
        mailbox = Address(display_name=_line(name), addr_spec=address.strip())
    except (errors.MessageError, errors.MessageDefect, ValueError, IndexError) as error:
        raise Unaddressable(f"“{_line(address)}” is not an e-mail address; correct it in the board file.") from error
    if not mailbox.username or not mailbox.domain or not address.isprintable() or not address.isascii():
        raise Unaddressable(f"“{_line(address)}” is not an e-mail address; correct it in the board file.")
    return mailbox


def _line(text: str) -> str:
    """Keep a text on its one line: a line break would begin another header (RFC 5322, 2.2)."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
