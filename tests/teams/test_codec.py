"""The codec beside the SDK's own serialiser: the same where that loses nothing, more where it does."""

import copy
import datetime as dt
from typing import Any

import hypothesis
import orjson
import pytest
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ConversationResourceResponse
from botbuilder.schema.teams import TeamsPagedMembersResult
from hypothesis import strategies as st

from notifications.channels.teams import codec

TEXT = st.text(max_size=20)
JSON = st.recursive(
    st.booleans() | st.integers(-(2**53), 2**53) | TEXT | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT.filter(bool), inner, max_size=3),
    max_leaves=6,
)
MOMENT = st.datetimes(
    dt.datetime(1970, 1, 1),  # noqa: DTZ001 - the zone is put on by the strategy
    dt.datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=1)), dt.timezone(dt.timedelta(hours=-7))]),
).map(lambda moment: moment.isoformat())


def _object(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=members)


ACCOUNT = _object(id=TEXT, name=TEXT, aadObjectId=TEXT, role=TEXT)
CONVERSATION = _object(id=TEXT, name=TEXT, isGroup=st.booleans(), conversationType=TEXT, aadObjectId=TEXT)
CARD_ACTION = _object(type=TEXT, title=TEXT, value=JSON, text=TEXT)
KNOWN = _object(
    type=st.sampled_from(["message", "invoke", "conversationUpdate"]),
    id=TEXT,
    timestamp=MOMENT,
    localTimestamp=MOMENT,
    localTimezone=TEXT,
    serviceUrl=TEXT,
    channelId=TEXT,
    **{"from": ACCOUNT},
    conversation=CONVERSATION,
    recipient=ACCOUNT,
    textFormat=TEXT,
    membersAdded=st.lists(ACCOUNT, max_size=3),
    membersRemoved=st.lists(ACCOUNT, max_size=3),
    reactionsAdded=st.lists(_object(type=TEXT), max_size=2),
    historyDisclosed=st.booleans(),
    locale=TEXT,
    text=TEXT,
    summary=TEXT,
    suggestedActions=_object(to=st.lists(TEXT, max_size=2), actions=st.lists(CARD_ACTION, max_size=2)),
    attachments=st.lists(_object(contentType=TEXT, contentUrl=TEXT, content=JSON, name=TEXT), max_size=2),
    channelData=JSON,
    replyToId=TEXT,
    value=JSON,
    name=TEXT,
    relatesTo=_object(activityId=TEXT, user=ACCOUNT, conversation=CONVERSATION, channelId=TEXT),
    deliveryMode=TEXT,
    expiration=MOMENT,
)
UNKNOWN = st.dictionaries(TEXT.map(lambda name: f"x-{name}"), JSON, max_size=3)


@hypothesis.given(KNOWN)
def test_reading_and_writing_give_what_the_sdk_gives(members: dict[str, Any]) -> None:
    ours = codec.decode(Activity, members)
    theirs = Activity.deserialize(copy.deepcopy(members))
    assert ours == theirs
    assert codec.encode(ours) == theirs.serialize()
    assert orjson.loads(codec.dumps(ours)) == theirs.serialize()


@hypothesis.given(KNOWN, UNKNOWN, UNKNOWN)
def test_unknown_members_come_back_where_the_sdk_drops_them(
    members: dict[str, Any], outer: dict[str, Any], inner: dict[str, Any]
) -> None:
    members = {**members, **outer, "conversation": {"id": "a:alex", "tenantId": "t", **inner}}
    written = codec.encode(codec.decode(Activity, members))
    assert written["conversation"] == members["conversation"]
    assert {name: written[name] for name in outer} == outer


@hypothesis.given(
    st.dictionaries(st.sampled_from(["type", "from", "entities", "attachments", "isGroup", "timestamp"]), JSON)
)
def test_anything_at_all_is_read_or_refused(members: dict[str, Any]) -> None:
    try:
        activity = codec.decode(Activity, members)
    except codec.MalformedError:
        return
    assert orjson.loads(codec.dumps(activity)).keys() <= members.keys()


def test_a_mention_keeps_who_is_mentioned_and_the_tenant_reaches_the_reply() -> None:
    mention = {"type": "mention", "text": "<at>B</at>", "mentioned": {"id": "28:b", "name": "B"}}
    members = {
        "type": "message",
        "id": "1",
        "conversation": {"id": "a:alex", "tenantId": "the-tenant"},
        "entities": [mention],
        "channelData": {"tenant": {"id": "the-tenant"}},
    }
    activity = codec.decode(Activity, members)
    assert codec.encode(activity) == members
    reference = TurnContext.get_conversation_reference(activity)
    reply = TurnContext.apply_conversation_reference(Activity(type="message"), reference)
    assert codec.encode(reply)["conversation"]["tenantId"] == "the-tenant"


def test_seven_decimals_are_read_and_nonsense_is_no_time() -> None:
    read = codec.decode(Activity, {"timestamp": "2026-11-20T09:00:00.1234567Z", "localTimestamp": "yesterday"})
    assert read.timestamp == dt.datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=dt.UTC)
    assert read.local_timestamp is None


def test_what_the_connector_returns_is_read_too() -> None:
    page = codec.decode(
        TeamsPagedMembersResult,
        {"continuationToken": "next", "members": [{"id": "29:a", "email": "a@example.org", "more": 1}]},
    )
    assert page.members[0].email == "a@example.org"
    assert page.members[0].additional_properties == {"more": 1}
    assert codec.decode(ConversationResourceResponse, {"id": "a:1"}).id == "a:1"


@pytest.mark.parametrize(
    "members", [{"conversation": []}, {"membersAdded": {}}, {"text": {}}, {"historyDisclosed": "no"}]
)
def test_a_wrong_shape_is_told_by_name(members: dict[str, Any]) -> None:
    with pytest.raises(codec.MalformedError):
        codec.decode(Activity, members)
