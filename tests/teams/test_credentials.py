"""The outgoing token: fetched once for all, kept until shortly before it ends, fetched anew when turned away."""

import asyncio

import pytest

from notifications.channels.teams import credentials
from tests.support import authority as authorities
from tests.support.authority import Authority
from tests.teams.conftest import Clock


@pytest.fixture
def kept(authority: Authority, clock: Clock) -> credentials.Credentials:
    return credentials.Credentials(
        app_id=authorities.APP_ID,
        secret="invented",
        tenant=authorities.TENANT,
        now=clock,
        authority="https://login.authority.example",
        http_client=authorities.Redirected(authority.url),
        instance_discovery=False,
    )


async def test_a_token_is_asked_of_the_tenant_for_the_bot_connector(
    kept: credentials.Credentials, authority: Authority
) -> None:
    assert await kept.token() == "outgoing-1"
    [asked] = authority.token_requests
    assert asked["grant_type"] == "client_credentials"
    assert asked["scope"] == "https://api.botframework.com/.default"
    assert asked["client_id"] == authorities.APP_ID
    assert f"/{authorities.TENANT}/oauth2/v2.0/token" in authority.asked


async def test_twenty_callers_at_once_share_one_fetch(kept: credentials.Credentials, authority: Authority) -> None:
    assert set(await asyncio.gather(*(kept.token() for _ in range(20)))) == {"outgoing-1"}
    assert len(authority.token_requests) == 1


async def test_a_caller_who_gives_up_does_not_take_the_token_from_the_others(
    kept: credentials.Credentials, authority: Authority
) -> None:
    first = asyncio.create_task(kept.token())
    await asyncio.sleep(0)
    first.cancel()
    assert await kept.token() == "outgoing-1"
    assert len(authority.token_requests) == 1


async def test_a_token_is_kept_until_five_minutes_before_its_end(
    kept: credentials.Credentials, authority: Authority, clock: Clock
) -> None:
    await kept.token()
    clock.forward(minutes=54)
    await kept.token()
    assert len(authority.token_requests) == 1


async def test_a_token_that_was_turned_away_is_not_used_again(
    kept: credentials.Credentials, authority: Authority
) -> None:
    first = await kept.token()
    kept.drop(first)
    assert await kept.token() == "outgoing-2"
    kept.drop(first)  # somebody who was late to notice
    assert await kept.token() == "outgoing-2"
    assert len([path for path in authority.asked if path.endswith("/openid-configuration")]) == 1


@pytest.mark.parametrize(
    ("error", "temporary"),
    [("invalid_client", False), ("unauthorized_client", False), ("temporarily_unavailable", True)],
)
async def test_a_refusal_says_whether_waiting_may_help(
    kept: credentials.Credentials, authority: Authority, error: str, *, temporary: bool
) -> None:
    authority.token_error = error
    with pytest.raises(credentials.NoTokenError, match=error) as caught:
        await kept.token()
    assert caught.value.temporary is temporary


async def test_an_authority_that_is_down_is_asked_again(kept: credentials.Credentials, authority: Authority) -> None:
    authority.down = True
    with pytest.raises(credentials.NoTokenError) as caught:
        await kept.token()
    assert caught.value.temporary
    authority.down = False
    assert await kept.token() == "outgoing-1"
    await kept.close()
