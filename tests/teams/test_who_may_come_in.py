"""Who may come in: every bad request gets its own 4xx and a sentence, and the board hears nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import authority as authorities
from tests.teams.conftest import Bot

OTHER_TENANT = "00000000-0000-4000-8000-0000000000ff"

BAD_TOKENS: dict[str, tuple[int, Callable[[Bot], str | None]]] = {
    "missing": (401, lambda _: None),
    "garbage": (401, lambda _: "garbage"),
    "three parts of garbage": (401, lambda _: "a.b.c"),
    "forged with another key": (401, lambda bot: bot.token(key="forger")),
    "signed with a key nobody published": (401, lambda bot: bot.token(key="forger", kid="forger")),
    "alg none": (401, lambda bot: bot.token(algorithm="none")),
    "HS256 with the public key": (
        401,
        lambda bot: bot.authority.forge_with_public_key(bot.mock.url, bot.clock()),
    ),
    "expired": (401, lambda bot: bot.token(exp=int(bot.clock().timestamp()) - 301)),
    "not valid yet": (401, lambda bot: bot.token(nbf=int(bot.clock().timestamp()) + 301)),
    "without an end": (401, lambda bot: bot.token(lacking=("exp",))),
    "with a word for an end": (401, lambda bot: bot.token(exp=True)),
    "with an end beyond all calendars": (401, lambda bot: bot.token(exp=10**30)),
    "for another audience": (401, lambda bot: bot.token(aud="somebody-else")),
    "without an audience": (401, lambda bot: bot.token(lacking=("aud",))),
    "from another issuer": (401, lambda bot: bot.token(iss="https://sts.windows.net/elsewhere/")),
    "without an issuer": (401, lambda bot: bot.token(lacking=("iss",))),
    "for another service URL": (403, lambda bot: bot.token(service_url="https://connector.example.org/")),
    "without a service URL": (403, lambda bot: bot.token(lacking=("serviceurl",))),
}

BAD_ACTIVITIES: dict[str, tuple[int, dict[str, Any]]] = {
    "of another tenant": (
        403,
        {"channelData": {"tenant": {"id": OTHER_TENANT}}, "conversation": {"id": "a:alex", "tenantId": OTHER_TENANT}},
    ),
    "of two tenants": (403, {"channelData": {"tenant": {"id": OTHER_TENANT}}}),
    "of no tenant": (403, {"channelData": None, "conversation": {"id": "a:alex"}}),
    "without a service URL": (403, {"serviceUrl": None}),
    "with another service URL": (403, {"serviceUrl": "https://connector.example.org/"}),
    "of another channel": (403, {"channelId": "webchat"}),
    "of no channel": (403, {"channelId": None}),
    "without a type": (400, {"type": None}),
    "without a conversation": (400, {"conversation": None}),
    "with a conversation that is text": (400, {"conversation": "a:alex"}),
    "without a sender": (400, {"from": None}),
    "with a sender without an id": (400, {"from": {"name": "Alex Example"}}),
    "with text that is a list": (400, {"text": ["hello"]}),
    "with an id longer than a row keeps": (400, {"id": "1" * 401}),
    "with an id that is a number": (400, {"id": 7}),
    "with a conversation that PostgreSQL cannot keep": (400, {"conversation": {"id": "a:\x00alex"}}),
    "with a sender of five hundred characters": (400, {"from": {"id": "29:" + "x" * 500}}),
    "with attachments that are text": (400, {"attachments": "none"}),
}

BAD_BODIES: dict[str, tuple[int, bytes]] = {
    "malformed": (400, b'{"type": "message"'),
    "not UTF-8": (400, b'{"type": "\xff"}'),
    "empty": (400, b""),
    "an array": (400, b"[]"),
    "a word": (400, b'"message"'),
    "300 KB": (413, b'{"type": "message", "text": "' + b"a" * 300 * 1024 + b'"}'),
}


@pytest.mark.parametrize("case", BAD_TOKENS)
async def test_a_bad_token_is_turned_away(bot: Bot, case: str) -> None:
    status, make = BAD_TOKENS[case]
    answered, body = await bot.post(bot.activity(), token=make(bot))
    assert answered == status
    assert body["error"]["message"].startswith("Not admitted: ")
    _nothing_happened(bot)


@pytest.mark.parametrize("case", BAD_ACTIVITIES)
async def test_a_bad_activity_is_turned_away_though_its_token_is_good(bot: Bot, case: str) -> None:
    status, changes = BAD_ACTIVITIES[case]
    answered, body = await bot.post(bot.activity(**changes))
    assert answered == status
    assert body["error"]["message"].endswith(".")
    _nothing_happened(bot)


@pytest.mark.parametrize("case", BAD_BODIES)
async def test_a_bad_body_is_turned_away(bot: Bot, case: str) -> None:
    status, raw = BAD_BODIES[case]
    answered, body = await bot.post(raw)
    assert answered == status
    assert body["error"]["message"].endswith(".")
    _nothing_happened(bot)


async def test_a_body_without_a_length_is_cut_off_at_the_limit(bot: Bot) -> None:
    async def drip() -> Any:  # noqa: ANN401 - an async generator, which aiohttp sends in chunks
        for _ in range(300):
            yield b" " * 1024

    async with bot.http.post(
        f"{bot.url}/api/messages", data=drip(), headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 413
    _nothing_happened(bot)


async def test_another_content_type_is_turned_away(bot: Bot) -> None:
    status, _ = await bot.post(bot.activity(), headers={"Content-Type": "text/plain"})
    assert status == 415
    _nothing_happened(bot)


@pytest.mark.parametrize("scheme", ["Basic", "bearer2", ""])
async def test_only_a_bearer_token_counts(bot: Bot, scheme: str) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"{scheme} {bot.token()}"}
    status, _ = await bot.post(bot.activity(), token=None, headers=headers)
    assert status == 401
    _nothing_happened(bot)


async def test_an_invoke_needs_a_token_like_everything_else(bot: Bot) -> None:
    invoke = bot.activity(type="invoke", name="adaptiveCard/action", value={"action": {"type": "Action.Execute"}})
    assert (await bot.post(invoke, token=None))[0] == 401
    _nothing_happened(bot)


@pytest.mark.parametrize("value", [None, "text", {}, {"action": {"type": "Action.Submit"}}])
async def test_a_malformed_card_action_is_a_bad_request(bot: Bot, value: object) -> None:
    invoke = bot.activity(type="invoke", name="adaptiveCard/action", value=value)
    assert (await bot.post(invoke))[0] == 400
    _nothing_happened(bot)


async def test_a_key_that_is_not_endorsed_for_teams_lets_nobody_in(bot: Bot) -> None:
    bot.authority.endorsements = ("webchat",)
    assert (await bot.post(bot.activity()))[0] == 403
    _nothing_happened(bot)


async def test_a_token_may_be_five_minutes_late_by_the_other_clock(bot: Bot) -> None:
    token = bot.token(exp=int(bot.clock().timestamp()) - 299)
    assert (await bot.post(bot.activity(), token=token))[0] == 200


async def test_a_remembered_token_ends_all_the_same(bot: Bot) -> None:
    token = bot.token()
    assert (await bot.post(bot.activity(), token=token))[0] == 200
    bot.clock.forward(minutes=66)
    assert (await bot.post(bot.activity(), token=token))[0] == 401


async def test_a_remembered_token_does_not_carry_another_tenants_activity(bot: Bot) -> None:
    token = bot.token()
    assert (await bot.post(bot.activity(), token=token))[0] == 200
    changes = BAD_ACTIVITIES["of another tenant"][1]
    assert (await bot.post(bot.activity(**changes), token=token))[0] == 403


async def test_keys_may_rotate_without_a_restart(bot: Bot) -> None:
    assert (await bot.post(bot.activity()))[0] == 200
    bot.authority.rotate("second")
    bot.clock.forward(minutes=2)
    assert (await bot.post(bot.activity()))[0] == 200


async def test_invented_key_ids_do_not_send_us_to_the_authority_each_time(bot: Bot) -> None:
    await bot.post(bot.activity())
    asked = len(bot.authority.asked)
    for number in range(10):
        await bot.post(bot.activity(), token=bot.token(kid=f"invented-{number}"))
    assert len(bot.authority.asked) == asked


async def test_a_warm_turn_asks_the_authority_nothing(bot: Bot) -> None:
    await bot.post(bot.activity())
    asked = len(bot.authority.asked)
    for _ in range(20):
        bot.clock.forward(minutes=10)  # each turn with a new token, the keys' age still under a day
        assert (await bot.post(bot.activity()))[0] == 200
    assert len(bot.authority.asked) == asked


async def test_an_authority_that_is_down_does_not_stop_a_warm_bot(bot: Bot) -> None:
    assert (await bot.post(bot.activity()))[0] == 200
    bot.authority.down = True
    bot.clock.forward(days=3)
    assert (await bot.post(bot.activity(), token=bot.token()))[0] == 200


async def test_a_cold_bot_says_later_while_the_authority_is_down_and_then_recovers(bot: Bot) -> None:
    bot.authority.down = True
    status, body = await bot.post(bot.activity())
    assert status == 503
    assert "try again" in body["error"]["message"]
    _nothing_happened(bot)
    bot.authority.down = False
    bot.clock.forward(seconds=6)
    assert (await bot.post(bot.activity()))[0] == 200


async def test_without_an_app_id_no_token_is_needed_on_this_machine(open_bot: Bot) -> None:
    assert (await open_bot.post(open_bot.activity("hello")))[0] == 200
    assert [what.text for what in open_bot.turns.heard] == ["hello"]
    assert open_bot.mock.sent[0]["text"] == "You said: hello"


@pytest.mark.parametrize(
    "url",
    ["https://smba.trafficmanager.net/uk/", "http://127.0.0.1@connector.example.org/", "http://10.0.0.1/", "x:", None],
)
async def test_without_an_app_id_no_other_machine_is_answered(open_bot: Bot, url: str | None) -> None:
    assert (await open_bot.post(open_bot.activity(serviceUrl=url)))[0] == 403
    _nothing_happened(open_bot)


async def test_a_tenant_is_the_same_in_capital_letters(bot: Bot) -> None:
    tenant = authorities.TENANT.upper()
    activity = bot.activity(channelData={"tenant": {"id": tenant}})
    assert (await bot.post(activity))[0] == 200


def _nothing_happened(bot: Bot) -> None:
    assert bot.turns.heard == []
    assert bot.mock.received == []
