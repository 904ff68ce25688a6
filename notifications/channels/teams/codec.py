"""JSON to the Bot Framework's models and back, by tables read off the models themselves.

The SDK's own serialiser takes most of a turn and drops every member it does not know; this one keeps those in
``additional_properties`` on the way in and writes them again on the way out. Only the shape of things lives here.
"""

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from botbuilder import schema
from botbuilder.schema import teams as teams_schema

Model = Any
"""One of ``botbuilder.schema``'s classes or a thing of it: the SDK is published without types."""


class MalformedError(Exception):
    """This JSON does not have the shape of a Bot Framework activity."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of a model: its Python name, its JSON name, and how it is read and written (None: as it is)."""

    name: str
    key: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Table:
    """A model's members, by JSON name and in order, and the values an empty one has."""

    by_key: Mapping[str, _Member]
    members: tuple[_Member, ...]
    blank: Mapping[str, Any]


def decode(model: Model, members: Mapping[str, Any]) -> Model:
    """Read a model (a class of ``botbuilder.schema``) from parsed JSON; raises :class:`MalformedError`."""
    if not isinstance(members, Mapping):
        raise MalformedError(f"a {model.__name__} must be a JSON object")
    table = _table(model)
    thing = model.__new__(model)
    kept, rest = dict(table.blank), {}
    for key, raw in members.items():
        member = table.by_key.get(key)
        if member is None:
            rest[key] = raw
        elif raw is not None:
            kept[member.name] = member.read(raw)
    kept["additional_properties"] = rest
    vars(thing).update(kept)
    return thing


def encode(thing: Model) -> dict[str, Any]:
    """Give the JSON form of a model, absent members left out and unknown ones kept."""
    values, out = vars(thing), {}
    for member in _table(thing.__class__).members:
        value = values.get(member.name)
        if value is not None:
            out[member.key] = value if member.write is None else member.write(value)
    for key, value in (values.get("additional_properties") or {}).items():
        out.setdefault(key, value)
    return out


def dumps(value: object) -> bytes:
    """Write JSON; a model anywhere inside is encoded on the way."""
    return orjson.dumps(value, default=_default)


@functools.cache
def _table(model: Model) -> _Table:
    """Read a model's attribute map once."""
    blank = {name: value for name, value in vars(model()).items() if name != "additional_properties"}
    members = tuple(
        _Member(name, about["key"], _reader(about["type"], about["key"]), _writer(about["type"]))
        for name, about in model._attribute_map.items()  # noqa: SLF001 - the SDK keeps the table there and nowhere else
    )
    return _Table({member.key: member for member in members}, members, blank)


def _model(name: str) -> Model:
    """Find a model by the name an attribute map uses."""
    return getattr(schema, name, None) or getattr(teams_schema, name)


def _reader(kind: str, key: str) -> Callable[[Any], Any]:
    """Choose how a member of this kind is read."""
    if kind.startswith("["):
        return functools.partial(_read_list, _reader(kind[1:-1], key), key)
    simple = {"str": _read_text, "bool": _read_bool, "iso-8601": _read_time}
    if kind in simple:
        return functools.partial(simple[kind], key)
    if kind in {"object", "{object}", "int"}:
        return _as_it_is
    return functools.partial(_read_model, kind)


def _writer(kind: str) -> Callable[[Any], Any] | None:
    """Choose how a member of this kind is written."""
    if kind == "iso-8601":
        return _write_time
    if kind.strip("[]") in {"str", "bool", "int", "object", "{object}"}:
        return None
    return _write_list if kind.startswith("[") else encode


def _as_it_is(raw: object) -> object:
    return raw


def _read_model(kind: str, raw: Any) -> Model:  # noqa: ANN401 - JSON
    return decode(_model(kind), raw)


def _read_list(read: Callable[[Any], Any], key: str, raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise MalformedError(f"'{key}' must be a JSON array")
    return [None if one is None else read(one) for one in raw]


def _read_text(key: str, raw: object) -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | float):
        return str(raw)
    raise MalformedError(f"'{key}' must be text")


def _read_bool(key: str, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise MalformedError(f"'{key}' must be true or false")


def _read_time(_key: str, raw: object) -> dt.datetime | None:
    """Read a time; one that cannot be read is left out, since no answer hangs on it and the message does count."""
    try:
        return dt.datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def _write_list(things: list[Any]) -> list[Any]:
    return [None if thing is None else encode(thing) for thing in things]


def _write_time(moment: dt.datetime) -> str:
    """Write UTC with as many decimals as it has, three at least, as the SDK does; a naive time is taken as UTC."""
    utc = moment.astimezone(dt.UTC) if moment.tzinfo else moment
    decimals = f"{utc.microsecond:06}".rstrip("0").ljust(3, "0")
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{decimals}Z"


def _default(thing: Any) -> object:  # noqa: ANN401 - orjson asks about anything
    if hasattr(thing, "_attribute_map"):
        return encode(thing)
    raise TypeError(f"{type(thing).__name__} has no JSON form")
