"""The way by e-mail: a message drawn as a letter that carries the name of its row, so that it can be found again."""

import hashlib
from typing import Protocol

from board import deliveries
from notifications import mail
from notifications.channels.email.letters import Letter
from notifications.ways import EMAIL, Parcel
from storage.outbox import Outgoing

_DIGEST = 16  # hexadecimal digits of the row's key in a letter's name: 64 bits, beside the row's own number


class Mailbox(Protocol):
    """What this way asks of a mailbox."""

    async def send(self, letter: Letter) -> deliveries.Outcome:
        """Send a letter; the same letter again is the same letter."""
        ...

    async def find(self, reference: str) -> deliveries.Finding:
        """Look up whether a letter of this name was sent."""
        ...


class ByMail:
    """The way by e-mail."""

    name = EMAIL

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def send(self, parcel: Parcel, place: int) -> deliveries.Outcome:
        """Send one message as a letter."""
        person = parcel.recipient.person
        if person is None or not person.email:
            return deliveries.Refused("there is no e-mail address")
        drawn = mail.draw(parcel.message(place), repeat=parcel.outgoing.repeat)
        return await self._mailbox.send(
            Letter(
                reference=reference(parcel.outgoing, place),
                name=person.name,
                address=person.email,
                subject=drawn.subject,
                text=drawn.text,
                html=drawn.html,
                written_at=parcel.now,
            )
        )

    async def find(self, parcel: Parcel, place: int) -> deliveries.Finding:
        """Look the letter up by its name."""
        return await self._mailbox.find(reference(parcel.outgoing, place))


def reference(outgoing: Outgoing, place: int) -> str:
    """Name the letter of one message of one row: the same for every try, another for every other row."""
    digest = hashlib.sha256(outgoing.key.encode()).hexdigest()[:_DIGEST]
    return f"{outgoing.made_at:%Y%m%dT%H%M%S}-{outgoing.id}-{place}-{digest}"
