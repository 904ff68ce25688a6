"""What a Teams activity says, as :class:`bot.heard.Heard`. Only reading lives here: no sending, no deciding.

In a group chat or channel the bot hears only what mentions it, or a card of its own that somebody taps.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot import heard
from notifications.channels.teams import codec

CHANNEL = "teams"
THREAD = ";messageid="  # what a channel's conversation id has before the id of its thread's first message
CARD_ACTION = "adaptiveCard/action"
# A file given in a personal chat ("Send and receive files through a bot", Teams platform documentation).
FILE = "application/vnd.microsoft.teams.file.download.info"
LONGEST_NAME = 200  # characters of a file's name that are kept

Activity = Any
"""A ``botbuilder.schema.Activity``: the SDK is published without types."""

_SETTINGS = {
    "personal": heard.Setting.PERSONAL,
    "groupChat": heard.Setting.GROUP,
    "channel": heard.Setting.CHANNEL,
}
_AT = re.compile(r"</?at\b[^>]*>", re.IGNORECASE)
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_BLANKS = re.compile(r"[^\S\n]+")


def read(activity: Activity) -> heard.Heard:
    """Read one activity."""
    address = read_address(activity)
    value = _value(activity)
    happening = _happening(activity, address, value)
    return heard.Heard(
        id=activity.id or _fingerprint(activity),
        happening=happening,
        address=address,
        sender=_sender(activity),
        text=_said(activity, value) if happening is heard.Happening.MESSAGE else "",
        value=value,
        files=tuple(_files(activity)) if happening is heard.Happening.MESSAGE else (),
    )


def read_address(activity: Activity) -> heard.Address:
    """Read where an activity came from, as a row will keep it."""
    whole = activity.conversation.id
    conversation, mark, _ = whole.partition(THREAD)
    return heard.Address(
        channel=CHANNEL,
        conversation=conversation,
        setting=_setting(activity),
        service_url=activity.service_url or "",
        tenant=_text(activity.channel_data, "tenant", "id")
        or _text(activity.conversation.additional_properties, "tenantId"),
        bot=_id(activity.recipient),
        thread=whole if mark else None,
    )


def roster(activity: Activity) -> str:
    """Give the conversation whose roster holds the sender: a channel's is its team's."""
    if _setting(activity) is heard.Setting.CHANNEL:
        return _text(activity.channel_data, "team", "id") or read_address(activity).conversation
    return read_address(activity).conversation


def _setting(activity: Activity) -> heard.Setting:
    """Read who else listens; where Teams does not say, a conversation that is not plainly personal is a group's."""
    conversation = activity.conversation
    known = _SETTINGS.get(conversation.conversation_type or "")
    if known is not None:
        return known
    shared = conversation.is_group or conversation.conversation_type or conversation.id.startswith("19:")
    return heard.Setting.GROUP if shared else heard.Setting.PERSONAL


def _happening(activity: Activity, address: heard.Address, value: dict[str, Any] | None) -> heard.Happening:
    """Tell what kind of thing this is; other bots are never answered, or two of them would talk all night."""
    if activity.type == "installationUpdate":
        return _INSTALLATIONS.get(activity.action or "", heard.Happening.OTHER)
    if activity.type == "conversationUpdate":
        return _membership(activity)
    if getattr(activity.from_property, "role", None) == "bot":
        return heard.Happening.OTHER
    if activity.type == "invoke":
        return heard.Happening.MESSAGE if activity.name == CARD_ACTION else heard.Happening.OTHER
    if activity.type != "message":
        return heard.Happening.OTHER
    spoken_to = address.setting is heard.Setting.PERSONAL or value is not None or _mentions(activity, address.bot)
    return heard.Happening.MESSAGE if spoken_to else heard.Happening.OTHER


_INSTALLATIONS = {
    "add": heard.Happening.INSTALLED,
    "add-upgrade": heard.Happening.OTHER,
    "remove": heard.Happening.REMOVED,
    "remove-upgrade": heard.Happening.OTHER,
}


def _membership(activity: Activity) -> heard.Happening:
    bot = _id(activity.recipient)
    if bot and any(_id(member) == bot for member in activity.members_added or ()):
        return heard.Happening.INSTALLED
    if bot and any(_id(member) == bot for member in activity.members_removed or ()):
        return heard.Happening.REMOVED
    return heard.Happening.OTHER


def _sender(activity: Activity) -> heard.Sender:
    account = activity.from_property
    return heard.Sender(id=account.id, name=account.name, entra=account.aad_object_id)


def _value(activity: Activity) -> dict[str, Any] | None:
    """Take a tapped card's data: the value of a message, or the data of the action in an invoke."""
    value = activity.value
    if activity.type == "invoke" and activity.name == CARD_ACTION:
        action = value.get("action") if isinstance(value, dict) else None
        value = action.get("data") if isinstance(action, dict) else None
        return value if isinstance(value, dict) else {}
    return value if isinstance(value, dict) else None


def _files(activity: Activity) -> Iterator[heard.File]:
    """Read the files that came along; what Teams attaches beside them (the text as HTML, cards) is no file."""
    for attachment in activity.attachments or ():
        if attachment is not None and attachment.content_type == FILE:
            url = _text(attachment.content, "downloadUrl")
            if url is not None:
                yield heard.File(" ".join((attachment.name or "a file").split())[:LONGEST_NAME], url)


def _said(activity: Activity, value: dict[str, Any] | None) -> str:
    """Give the words: those of the tapped choice, or what was typed."""
    say = (value or {}).get("say")
    return say if isinstance(say, str) else clean(activity)


def clean(activity: Activity) -> str:
    """Take the bot's own mention out of the text, make the others plain names, and undo what HTML did to it."""
    text, bot = activity.text or "", _id(activity.recipient)
    for entity in _mention_entities(activity):
        marked = entity.get("text")
        if isinstance(marked, str) and marked and _text(entity, "mentioned", "id") == bot:
            text = text.replace(marked, " ")
    text = html.unescape(_AT.sub("", text)).translate(_UNSEEN)
    return _BLANKS.sub(" ", text.replace("\r\n", "\n")).strip()


def _mentions(activity: Activity, bot: str | None) -> bool:
    return bot is not None and any(_text(entity, "mentioned", "id") == bot for entity in _mention_entities(activity))


def _mention_entities(activity: Activity) -> list[Mapping[str, Any]]:
    """Give the mentions' members; the SDK's Entity knows its type only and keeps the rest aside."""
    entities = [entity for entity in activity.entities or () if entity is not None]
    return [entity.additional_properties for entity in entities if (entity.type or "").lower() == "mention"]


def _fingerprint(activity: Activity) -> str:
    """Make an id for an activity that has none (some events), the same when it is delivered again."""
    return hashlib.sha256(codec.dumps(activity)).hexdigest()


def _id(account: Activity) -> str | None:
    return account.id if account is not None else None


def _text(value: object, *path: str) -> str | None:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) and value else None
