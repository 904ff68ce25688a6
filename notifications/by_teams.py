"""The way by Teams: into the chat that stands, or into one that is opened, and kept, before it is written to."""

from typing import Protocol

from board import deliveries
from board.messages import Message
from notifications.channels.teams import channel
from notifications.ways import TEAMS, Parcel
from storage import conversations
from storage.unit_of_work import Database


class Teams(Protocol):
    """What this way asks of the channel (:class:`~notifications.channels.teams.channel.TeamsChannel`)."""

    async def send(self, address: channel.Conversation, message: Message, *, repeat: bool) -> deliveries.Outcome:
        """Send one message; a repeat says that it is one."""
        ...

    async def open(
        self, service_url: str, tenant: str, bot_id: str, user_id: str
    ) -> str | deliveries.TryLater | deliveries.Refused | deliveries.Unknown:
        """Open the chat with one user, or give the one there is."""
        ...


class ByTeams:
    """The way by Teams."""

    name = TEAMS

    def __init__(self, teams: Teams, database: Database) -> None:
        self._teams = teams
        self._database = database

    async def send(self, parcel: Parcel, place: int) -> deliveries.Outcome:
        """Send one message."""
        chat = parcel.recipient.standing
        if chat is not None:
            address = channel.Conversation(chat.service_url, parcel.outgoing.thread or chat.conversation)
        else:
            opened = await self._open(parcel)
            if not isinstance(opened, channel.Conversation):
                return opened
            address = opened
        return await self._teams.send(address, parcel.message(place), repeat=parcel.outgoing.repeat)

    async def find(self, parcel: Parcel, place: int) -> deliveries.Finding:
        """Teams keeps nothing to find a message by; but where no chat was ever kept, none was ever written to."""
        del place
        if parcel.recipient.chat is None and not parcel.recipient.replying:
            return deliveries.Absent()
        return deliveries.CannotTell()

    async def _open(
        self, parcel: Parcel
    ) -> channel.Conversation | deliveries.TryLater | deliveries.Refused | deliveries.Unknown:
        host, member, person = parcel.recipient.host, parcel.recipient.member, parcel.recipient.person
        if host is None or member is None or person is None:
            return deliveries.Refused("there is no chat with them, and none can be opened")
        opened = await self._teams.open(host.service_url, host.tenant, host.bot, member)
        if not isinstance(opened, str):
            # Opening says nothing to anybody, so an opening without an answer is simply done again.
            return deliveries.TryLater(opened.reason) if isinstance(opened, deliveries.Unknown) else opened
        async with self._database.work() as uow:
            await conversations.keep_opened(
                uow,
                channel=TEAMS,
                conversation=opened,
                service_url=host.service_url,
                tenant=host.tenant,
                bot=host.bot,
                person_id=person.id,
                member=member,
                now=parcel.now,
            )
            await uow.commit()
        return channel.Conversation(host.service_url, opened)
