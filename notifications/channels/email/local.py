"""The local mailbox: every letter is a file in a folder; for a demo, for tests, for a service without mail.

A letter's file is named after the letter, so sending it again is writing the same file, and looking it up is a glance.
Files appear whole or not at all. All file work is done in a thread.
"""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from board import deliveries
from notifications.channels.email import letters

ENDING = ".eml"
SHOWN = 100  # letters that a page shows at most
SENDER_NAME = "The clerk"


@dataclass(frozen=True, slots=True)
class Mail:
    """One letter as a page shows it; ``html`` is somebody's words already escaped, and is shown apart from the page."""

    file: str
    to: str
    subject: str
    written_at: datetime | None
    text: str
    html: str


class LocalMailbox:
    """The mailbox in a folder, which is made when the first letter is sent."""

    def __init__(self, folder: Path, *, sender: str, rename: Callable[[Path, Path], object] = os.replace) -> None:
        self._folder = folder
        self._sender = sender
        self._rename = rename

    async def send(self, letter: letters.Letter) -> deliveries.Outcome:
        """Write a letter into the folder; one that is there already is left as it is."""
        try:
            content = letters.written(letter, sender_name=SENDER_NAME, sender=self._sender)
        except letters.Unaddressable as error:
            return deliveries.Refused(str(error))
        try:
            return deliveries.Accepted(await asyncio.to_thread(self._put, letter.reference, content))
        except OSError as error:
            # Nothing was renamed into place, so no reader has seen any of it.
            return deliveries.TryLater(
                f"the mail folder cannot be written to ({error.strerror or type(error).__name__})"
            )

    async def find(self, reference: str) -> deliveries.Finding:
        """Look whether a letter is in the folder."""
        path = self._path(reference)
        return deliveries.Accepted(path.name) if await asyncio.to_thread(path.exists) else deliveries.Absent()

    def mails(self, limit: int = SHOWN) -> list[Mail]:
        """Give the newest letters, the newest first. Reads files: call it in a thread."""
        found = sorted(self._folder.glob(f"*{ENDING}"), reverse=True)[:limit]
        return [_mail(path) for path in found]

    def _put(self, reference: str, content: bytes) -> str:
        path = self._path(reference)
        if path.exists():
            return path.name
        self._folder.mkdir(parents=True, exist_ok=True)
        # The lease sees to it that one worker at a time writes this letter; what one left half-written is overwritten.
        part = path.with_name(f".{path.name}.part")
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self._rename(part, path)
        _sync(self._folder)
        return path.name

    def _path(self, reference: str) -> Path:
        return self._folder / f"{reference}{ENDING}"


def _sync(folder: Path) -> None:
    """Make a rename last through a power cut: the folder is a file of its own."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _mail(path: Path) -> Mail:
    read = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(path.read_bytes())
    date = read["Date"]
    return Mail(
        file=path.name,
        to=str(read["To"] or ""),
        subject=str(read["Subject"] or ""),
        written_at=date.datetime if date is not None else None,
        text=_part(read, "plain"),
        html=_part(read, "html"),
    )


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
