"""A turn over the wire: what is heard of an activity, what the person receives, and what the service is told of it."""

from typing import Any

import pytest
import structlog

from board import deliveries
from board.messages import Choice, Fact, Message
from bot import heard
from bot.adapters import teams
from tests.support import authority as authorities
from tests.support import connector as connectors
from tests.teams.conftest import ALEX, BOT, Bot

GROUP = {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True, "tenantId": authorities.TENANT}
THREAD = {
    "id": "19:papers@thread.tacv2;messageid=17",
    "conversationType": "channel",
    "isGroup": True,
    "tenantId": authorities.TENANT,
}
MENTION = {"type": "mention", "text": "<at>Boardclerk</at>", "mentioned": {"id": BOT, "name": "Boardclerk"}}
SAM = {"type": "mention", "text": "<at>Sam Sample</at>", "mentioned": {"id": "29:sam", "name": "Sam Sample"}}


async def test_a_question_is_heard_and_answered_in_the_same_conversation(bot: Bot) -> None:
    status, _ = await bot.post(bot.activity("when is the next meeting?"))
    assert status == 200
    [what] = bot.turns.heard
    assert what == heard.Heard(
        id="activity-1",
        happening=heard.Happening.MESSAGE,
        address=heard.Address(
            channel="teams",
            conversation="a:alex",
            setting=heard.Setting.PERSONAL,
            service_url=bot.mock.url,
            tenant=authorities.TENANT,
            bot=BOT,
        ),
        sender=heard.Sender(id="29:alex", name="Alex Example", entra=ALEX["aadObjectId"]),
        text="when is the next meeting?",
    )
    [reply] = bot.mock.received
    assert reply.path == "/v3/conversations/a%3Aalex/activities/activity-1"
    assert reply.body["text"] == "You said: when is the next meeting?"
    assert reply.body["replyToId"] == "activity-1"
    assert reply.body["recipient"]["id"] == "29:alex"
    assert reply.body["from"]["id"] == BOT
    assert reply.body["conversation"]["tenantId"] == authorities.TENANT
    assert bot.turns.outcomes == [deliveries.Accepted("reply-1")]


async def test_fifty_turns_use_one_connection_to_the_connector(bot: Bot) -> None:
    for number in range(50):
        assert (await bot.post(bot.activity(f"question {number}")))[0] == 200
    assert len(bot.mock.sent) == 50
    assert len(bot.mock.connections) == 1


@pytest.mark.parametrize(
    ("typed", "entities", "text"),
    [
        ("<at>Boardclerk</at> when is the next meeting?", [MENTION], "when is the next meeting?"),
        ("<at>Boardclerk</at>&nbsp;agenda&nbsp;&amp; papers", [MENTION], "agenda & papers"),
        ("ask <at>Boardclerk</at> about <at>Sam Sample</at>", [MENTION, SAM], "ask about Sam Sample"),
        ("<at>Boardclerk</at>\u200b\n", [MENTION], ""),
        ("<at>Boardclerk</at> line one\r\nline two", [MENTION], "line one\nline two"),
        ('<at id="0">Boardclerk</at> hi', [{**MENTION, "text": '<at id="0">Boardclerk</at>'}], "hi"),
    ],
)
@pytest.mark.parametrize("place", [GROUP, THREAD])
async def test_a_mention_in_company_is_heard_without_the_bots_own_name(
    bot: Bot, place: dict[str, Any], typed: str, entities: list[dict[str, Any]], text: str
) -> None:
    await bot.post(bot.activity(typed, conversation=place, entities=entities))
    [what] = bot.turns.heard
    assert (what.happening, what.text) == (heard.Happening.MESSAGE, text)


@pytest.mark.parametrize("entities", [None, [], [SAM], [{"type": "clientInfo", "country": "GB"}]])
async def test_company_that_does_not_mention_the_bot_is_left_alone(bot: Bot, entities: list[Any] | None) -> None:
    status, _ = await bot.post(bot.activity("lunch?", conversation=GROUP, entities=entities))
    assert status == 200
    [what] = bot.turns.heard
    assert (what.happening, what.text) == (heard.Happening.OTHER, "")
    assert bot.mock.received == []


async def test_a_channels_thread_is_answered_in_the_thread(bot: Bot) -> None:
    await bot.post(bot.activity("<at>Boardclerk</at> hello", conversation=THREAD, entities=[MENTION]))
    [what] = bot.turns.heard
    assert what.address.conversation == "19:papers@thread.tacv2"
    assert what.address.thread == "19:papers@thread.tacv2;messageid=17"
    assert what.address.setting is heard.Setting.CHANNEL
    assert bot.mock.sent[0]["conversation"]["id"] == "19:papers@thread.tacv2;messageid=17"
    assert "%3Bmessageid%3D17/activities/" in bot.mock.received[0].path


@pytest.mark.parametrize(
    ("conversation", "setting"),
    [
        ({"id": "a:alex"}, heard.Setting.PERSONAL),
        ({"id": "a:alex", "conversationType": "somethingNew"}, heard.Setting.GROUP),
        ({"id": "19:group@thread.v2"}, heard.Setting.GROUP),
        ({"id": "x", "isGroup": True}, heard.Setting.GROUP),
    ],
)
async def test_a_conversation_is_taken_for_personal_only_where_it_plainly_is(
    bot: Bot, conversation: dict[str, Any], setting: heard.Setting
) -> None:
    await bot.post(bot.activity("hello", conversation=conversation))
    assert bot.turns.heard[0].address.setting is setting


@pytest.mark.parametrize(
    ("changes", "happening"),
    [
        ({"type": "installationUpdate", "action": "add"}, heard.Happening.INSTALLED),
        ({"type": "installationUpdate", "action": "remove"}, heard.Happening.REMOVED),
        ({"type": "installationUpdate", "action": "add-upgrade"}, heard.Happening.OTHER),
        ({"type": "conversationUpdate", "membersAdded": [ALEX, {"id": BOT}]}, heard.Happening.INSTALLED),
        ({"type": "conversationUpdate", "membersRemoved": [{"id": BOT}]}, heard.Happening.REMOVED),
        ({"type": "conversationUpdate", "membersAdded": [ALEX]}, heard.Happening.OTHER),
        ({"type": "conversationUpdate", "channelData": None}, heard.Happening.OTHER),
        ({"type": "messageReaction", "reactionsAdded": [{"type": "like"}]}, heard.Happening.OTHER),
        ({"type": "messageUpdate"}, heard.Happening.OTHER),
        ({"type": "typing"}, heard.Happening.OTHER),
        ({"type": "neverHeardOf"}, heard.Happening.OTHER),
        ({"from": {"id": "28:other-bot", "role": "bot"}}, heard.Happening.OTHER),
    ],
)
async def test_each_kind_of_activity_is_one_kind_of_thing(
    bot: Bot, changes: dict[str, Any], happening: heard.Happening
) -> None:
    status, _ = await bot.post(bot.activity(**changes))
    assert status == 200
    [what] = bot.turns.heard
    assert what.happening is happening
    assert bool(bot.mock.sent) == (happening is not heard.Happening.OTHER)


async def test_a_tapped_choice_is_heard_as_its_words(bot: Bot) -> None:
    tapped = {"say": "who sent apologies?"}
    await bot.post(bot.activity(text=None, value=tapped, replyToId="reply-9"))
    [what] = bot.turns.heard
    assert (what.happening, what.text, what.value) == (heard.Happening.MESSAGE, "who sent apologies?", tapped)


async def test_a_card_tapped_in_company_needs_no_mention(bot: Bot) -> None:
    await bot.post(bot.activity(text=None, conversation=GROUP, value={"say": "the agenda"}))
    assert bot.turns.heard[0].text == "the agenda"


async def test_a_card_action_invoke_is_answered_at_once_and_in_the_conversation(bot: Bot) -> None:
    action = {"action": {"type": "Action.Execute", "verb": "say", "data": {"say": "the agenda"}}, "trigger": "manual"}
    status, body = await bot.post(bot.activity(type="invoke", name="adaptiveCard/action", text=None, value=action))
    assert status == 200
    assert body["statusCode"] == 200
    assert bot.turns.heard[0].text == "the agenda"
    assert bot.mock.sent[0]["text"] == "You said: the agenda"


async def test_an_invoke_that_the_bot_does_not_know_says_so(bot: Bot) -> None:
    status, _ = await bot.post(bot.activity(type="invoke", name="task/fetch", text=None, value={}))
    assert status == 501
    assert bot.turns.heard == []


async def test_an_activity_without_an_id_has_the_same_one_when_it_comes_again(bot: Bot) -> None:
    for _ in range(2):
        await bot.post(bot.activity(id=None))
    first, second = bot.turns.heard
    assert first.id == second.id
    assert len(first.id) == 64


async def test_a_list_goes_out_as_one_card_and_the_rest_as_text(bot: Bot) -> None:
    bot.turns.answers = (
        Message(
            body="Here is the agenda.", title="Agenda", facts=(Fact("1", "Welcome"),), choices=(Choice("Who?", "who"),)
        ),
        Message(body="Anything *else*?\n4. Minutes"),
    )
    await bot.post(bot.activity())
    card, text = bot.mock.sent
    assert "text" not in card
    assert card["summary"] == "Agenda"
    assert card["attachments"][0]["content"]["actions"][0]["data"] == {"say": "who"}
    assert (text["text"], text["textFormat"]) == ("Anything *else*?\n4. Minutes", "plain")
    assert bot.turns.outcomes == [deliveries.Accepted("reply-2")]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (connectors.Fault(status=403), deliveries.Refused),
        (connectors.Fault(status=502), deliveries.Unknown),
        (connectors.Fault(status=429, headers={"Retry-After": "3"}), deliveries.TryLater),
        (connectors.Fault(drop=True), deliveries.Unknown),
    ],
)
async def test_a_reply_that_is_not_taken_is_reported_and_the_turn_stands(
    bot: Bot, fault: connectors.Fault, outcome: type[deliveries.Outcome]
) -> None:
    bot.mock.fail(fault)
    status, _ = await bot.post(bot.activity())
    assert status == 200
    [told] = bot.turns.outcomes
    assert isinstance(told, outcome)


async def test_half_an_answer_is_neither_delivered_nor_undelivered(bot: Bot) -> None:
    bot.turns.answers = (Message(body="one"), Message(body="two"))
    await bot.post(bot.activity())
    bot.mock.fail(connectors.Fault(status=201, body=b'{"id":"first"}'), connectors.Fault(status=429))
    await bot.post(bot.activity())
    assert bot.turns.outcomes == [
        deliveries.Accepted("reply-2"),
        deliveries.Unknown("1 of 2 messages arrived; then the connector answered 429"),
    ]


async def test_a_turn_that_breaks_is_one_polite_sentence_to_the_person_and_ids_to_the_log(bot: Bot) -> None:
    bot.turns.error = RuntimeError("no such row for alex@example.org")
    with structlog.testing.capture_logs() as logs:
        status, _ = await bot.post(bot.activity("a private question"))
    assert status == 200
    assert [one["text"] for one in bot.mock.sent] == [teams.SORRY]
    assert bot.turns.outcomes == []
    [line] = logs
    assert (line["error"], line["activity"]) == ("RuntimeError", "activity-1")
    assert "private" not in str(line)
    assert "example.org" not in str(line)


async def test_a_broken_turn_that_nobody_can_be_told_of_is_a_500(bot: Bot) -> None:
    bot.turns.error = RuntimeError("broken")
    bot.mock.fail(connectors.Fault(status=403))
    status, body = await bot.post(bot.activity())
    assert status == 500
    assert body["error"]["message"] == teams.SORRY


async def test_nobody_is_spoken_to_because_a_reaction_went_wrong(bot: Bot) -> None:
    bot.turns.error = RuntimeError("broken")
    status, _ = await bot.post(bot.activity(type="messageReaction"))
    assert status == 500
    assert bot.mock.sent == []


@pytest.mark.parametrize(
    ("entry", "email"),
    [
        ({"email": "alex@example.org", "userPrincipalName": "alex.e@example.org"}, "alex@example.org"),
        ({"userPrincipalName": "alex.e@example.org"}, "alex.e@example.org"),
        ({"userPrincipalName": "alex_example.org#EXT#@example.com"}, None),
        ({}, None),
    ],
)
async def test_the_senders_address_comes_from_the_roster(bot: Bot, entry: dict[str, str], email: str | None) -> None:
    bot.turns.wants_email = True
    bot.mock.members["29:alex"] = connectors.member("29:alex", "Alex Example", **entry)
    await bot.post(bot.activity())
    assert bot.turns.emails == [email]
    assert bot.mock.received[0].path == "/v3/conversations/a%3Aalex/members/29%3Aalex"


async def test_in_a_channel_the_roster_is_the_teams(bot: Bot) -> None:
    bot.turns.wants_email = True
    data = {"tenant": {"id": authorities.TENANT}, "team": {"id": "19:team@thread.tacv2"}}
    await bot.post(bot.activity("<at>Boardclerk</at>", conversation=THREAD, entities=[MENTION], channelData=data))
    assert bot.mock.received[0].path.startswith("/v3/conversations/19%3Ateam%40thread.tacv2/members/")
    assert bot.turns.emails == [None]


async def test_a_roster_out_of_reach_makes_nobody_a_stranger(bot: Bot) -> None:
    bot.turns.wants_email = True
    bot.mock.fail(connectors.Fault(status=503))
    await bot.post(bot.activity())
    assert bot.turns.emails == []
    assert [one["text"] for one in bot.mock.sent] == [teams.SORRY]


async def test_replies_wanted_at_once_come_in_the_answer_itself(bot: Bot) -> None:
    status, body = await bot.post(bot.activity("hello", deliveryMode="expectReplies"))
    assert status == 200
    assert body["activities"][0]["text"] == "You said: hello"
    assert bot.mock.received == []


async def test_twenty_thousand_characters_are_heard_whole_and_answered_in_one_message(bot: Bot) -> None:
    await bot.post(bot.activity("é" * 20_000))
    assert len(bot.turns.heard[0].text) == 20_000
    [reply] = bot.mock.sent
    assert len(reply["text"].encode("utf-16")) < 28_000
    assert reply["text"].endswith("to read the rest.")
