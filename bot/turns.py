"""One turn: something was heard, it is dealt with in one unit of work, and the answer is a row before it is said.

Whoever heard it (Teams, the console, later a mail) hands a ``Heard`` in and sends the ``Answer``. A thing that is heard
again finds its first answer and does nothing.
"""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence

from acts import asking, receiving
from board import meetings
from board.deliveries import Outcome
from board.messages import Message
from bot.clock import Clock
from bot.heard import Address, Answer, Happening, Heard, Setting
from bot.recorder import Recorder
from dialogs import courtesies, handing_in
from dialogs.listening import Listener
from storage import conversations, inbox, outbox, people
from storage.conversations import Conversation
from storage.inbox import Taken
from storage.people import Known
from storage.register import Register, Registers
from storage.search import Library
from storage.unit_of_work import Database, UnitOfWork

# How long the adapter has to say the answer before the engine takes it over, in real time.
LEASE = dt.timedelta(seconds=60)


class Turn:
    """Takes turns (the ``Turns`` of ``bot.heard``)."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        registers: Registers,
        library: Library,
        recorder: Recorder,
        listener: Listener | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._registers = registers
        self._library = library
        self._recorder = recorder
        self._listener = listener or Listener()

    async def take(self, heard: Heard, *, email: Callable[[], Awaitable[str | None]]) -> Answer:
        """Do the whole turn and commit it."""
        answer = await self._once(heard, heard.sender.email)
        if answer is None:
            # The channel is asked for the address with no unit of work open: no transaction waits for a network.
            answer = await self._once(heard, await email() or "")
        return answer or Answer()

    async def sent(self, answer: Answer, outcome: Outcome) -> None:
        """Record what became of an answer."""
        if answer.delivery is not None:
            await self._recorder.put(answer.delivery, outcome, leased_until=answer.leased_until)

    async def _once(self, heard: Heard, address: str | None) -> Answer | None:
        """Do the turn; None, with nothing done, where nobody is known and the sender's address has not been asked."""
        async with self._database.work() as uow:
            now = await self._clock.caught_up(uow)
            where = heard.address
            taken = await inbox.take(uow, where.channel, where.conversation, heard.id, now)
            if taken is None:
                return await _again(uow, heard)
            register = await self._registers.of(uow, taken.edition)
            person = await _who(uow, register, heard, address, now)
            if person is None and address is None and heard.happening is not Happening.OTHER:
                return None
            answer = await self._in(uow, register, heard, person, taken, now)
            await uow.commit()
            return answer

    async def _in(
        self, uow: UnitOfWork, register: Register, heard: Heard, person: Known | None, taken: Taken, now: dt.datetime
    ) -> Answer:
        conversation = await _conversation(uow, heard, person, now)
        messages, changed = await self._answer(uow, register, heard, person, conversation, now)
        if changed:
            await conversations.change(uow, conversation.id, **changed)
        if not messages:
            return Answer()
        leased_until = self._clock.real() + LEASE
        made = await outbox.put(
            uow,
            key=inbox.answer_key(taken.id),
            kind="reply",
            person_id=person.id if person else None,
            conversation_id=conversation.id,
            thread=heard.address.thread,
            messages=[message.to_json() for message in messages],
            now=now,
            leased_until=leased_until,
            way=heard.address.channel,
        )
        return Answer(tuple(messages), made, leased_until)

    async def _answer(
        self,
        uow: UnitOfWork,
        register: Register,
        heard: Heard,
        person: Known | None,
        conversation: Conversation,
        now: dt.datetime,
    ) -> tuple[Sequence[Message], dict[str, object]]:
        """Give what to say and what changes about the conversation."""
        if heard.happening is Happening.REMOVED:
            return (), {"removed_at": now}
        if heard.happening is Happening.INSTALLED:
            back: dict[str, object] = {"removed_at": None} if conversation.removed_at else {}
            if conversation.greeted_at is not None and not back:
                return (), {}
            personal = heard.address.setting is Setting.PERSONAL
            return (courtesies.welcome(person, personal=personal),), {**back, "greeted_at": now}
        if heard.happening is not Happening.MESSAGE:
            return (), {}
        if person is None:
            return (courtesies.stranger(),), {}
        return await self._reply(uow, register, heard, person, conversation, now)

    async def _reply(
        self,
        uow: UnitOfWork,
        register: Register,
        heard: Heard,
        person: Known,
        conversation: Conversation,
        now: dt.datetime,
    ) -> tuple[Sequence[Message], dict[str, object]]:
        """Answer somebody we know: a file that came along is taken in, words are listened to."""
        who = await asking.who(
            uow,
            person,
            register=register,
            library=self._library,
            now=now,
            personal=heard.address.setting is Setting.PERSONAL,
        )
        if heard.files:
            given = tuple(receiving.File(file.name, file.url) for file in heard.files)
            return await handing_in.files(uow, who, given, heard.text, conversation_id=conversation.id), {}
        said = await self._listener.hear(uow, who, heard.text, conversation.state)
        return said.messages, {} if said.state == conversation.state else {"state": said.state}


async def _again(uow: UnitOfWork, heard: Heard) -> Answer:
    """Give the stored answer of something that was heard before."""
    where = heard.address
    before = await inbox.before(uow, where.channel, where.conversation, heard.id)
    row = await outbox.by_key(uow, inbox.answer_key(before)) if before is not None else None
    if row is None:
        return Answer()
    return Answer(tuple(Message.from_json(message) for message in row.messages), row.id, row.leased_until)


async def _who(
    uow: UnitOfWork, register: Register, heard: Heard, address: str | None, now: dt.datetime
) -> Known | None:
    """Find the person behind a sender: by what the wire proves of them, never by a display name."""
    today = meetings.today(now)
    answers, entra = register.answers, heard.sender.entra
    if entra and (person := await answers.of(uow, people.by_entra, entra, today)):
        return person
    if address:
        return await answers.of(uow, people.by_email, address, today)
    return await _known_by_chat(uow, heard, today)


async def _known_by_chat(uow: UnitOfWork, heard: Heard, today: dt.date) -> Known | None:
    """Find the person whose own chat this is: the channel's id of them was tied to their address once."""
    where = heard.address
    if where.setting is not Setting.PERSONAL:
        return None
    kept = await conversations.find(uow, where.channel, where.conversation)
    if kept is None or kept.person_id is None or kept.member != heard.sender.id:
        return None
    return (await people.by_ids(uow, [kept.person_id], today)).get(kept.person_id)


async def _conversation(uow: UnitOfWork, heard: Heard, person: Known | None, now: dt.datetime) -> Conversation:
    where = heard.address
    kept = await conversations.find(uow, where.channel, where.conversation)
    personal = where.setting is Setting.PERSONAL
    person_id = person.id if person and personal else None
    if kept is None:
        return await conversations.add(
            uow,
            channel=where.channel,
            conversation=where.conversation,
            setting=where.setting.value,
            service_url=where.service_url,
            tenant=where.tenant,
            bot=where.bot,
            person_id=person_id,
            member=heard.sender.id if personal else None,
            now=now,
        )
    moved = _moved(kept, where, person_id)
    if kept.removed_at is not None and heard.happening is Happening.MESSAGE:
        moved["removed_at"] = None  # whoever writes there has the clerk there, whatever we were told
    if moved:
        await conversations.change(uow, kept.id, **moved)
    return kept


def _moved(kept: Conversation, where: Address, person_id: int | None) -> dict[str, object | None]:
    """Give what is new about a conversation's address: a service address moves, a stranger becomes known."""
    said = {"service_url": where.service_url, "tenant": where.tenant, "bot": where.bot, "person_id": person_id}
    return {name: value for name, value in said.items() if value is not None and value != getattr(kept, name)}
