"""The values of a pack as plain JSON and back, exactly: what rows keep of an entry, and what ``--json`` prints.

Nothing is known here of any one value: the members of a frozen dataclass are the keys. A day is written 2026-12-17, a
time 09:30, a tuple as a list, and a member of an enum by its name in small letters, since the value may be a sentence.
"""

import dataclasses
import datetime as dt
import enum
import functools
import types
import typing
from typing import Any, TypeVar, Union

Value = TypeVar("Value")


class NotPlain(Exception):
    """This is no JSON of such a value."""


def dump(value: object) -> Any:  # noqa: ANN401 -- JSON is any of its own kinds
    """Give a value as JSON. Raises :class:`NotPlain` for what no value of a pack holds, which is our own fault."""
    match value:
        case enum.Enum():
            return value.name.lower()
        case None | str() | bool() | int() | float():
            return value
        case dt.date() | dt.time():
            return _day_or_time(value)
        case tuple() | list():
            return [dump(each) for each in value]
        case dict():
            return {str(key): dump(each) for key, each in value.items()}
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {name: dump(getattr(value, name)) for name in members(type(value))}
        case _:
            raise NotPlain(f"no JSON is agreed for {type(value).__name__}")


def load(kind: type[Value], plain: object) -> Value:
    """Give the value that :func:`dump` wrote; a key that an earlier release did not write has its default.

    Raises :class:`NotPlain` where this is something else.
    """
    try:
        loaded = _load(kind, plain)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotPlain(f"this is no JSON of {kind.__name__}: {error}") from error
    if not isinstance(loaded, kind):
        raise NotPlain(f"this is no JSON of {kind.__name__}")
    return loaded


@functools.cache
def members(kind: type[Any]) -> dict[str, Any]:
    """Give the members of a value's kind with their types, in order."""
    told = typing.get_type_hints(kind)
    return {member.name: told[member.name] for member in dataclasses.fields(kind)}


def _day_or_time(value: dt.date | dt.time) -> str:
    if isinstance(value, dt.time):
        return value.isoformat("minutes" if value == value.replace(second=0, microsecond=0) else "auto")
    return value.isoformat()


def _load(kind: Any, plain: Any) -> Any:  # noqa: ANN401 -- as the annotation has it
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, Union}:
        (known,) = (part for part in typing.get_args(kind) if part is not types.NoneType)
        return None if plain is None else _load(known, plain)
    if origin is tuple:
        return _several(typing.get_args(kind), plain)
    if origin is dict:
        _, each = typing.get_args(kind)
        return {key: _load(each, value) for key, value in plain.items()}
    return _one(kind, plain)


def _several(kinds: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise TypeError("a list is expected")
    if kinds[-1] is Ellipsis:
        return tuple(_load(kinds[0], each) for each in plain)
    return tuple(_load(kind, each) for kind, each in zip(kinds, plain, strict=True))


def _one(kind: Any, plain: Any) -> Any:  # noqa: ANN401 -- as the annotation has it
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _load(each, plain[name]) for name, each in members(kind).items() if name in plain})
    if issubclass(kind, enum.Enum):
        return kind[plain.upper()]
    if issubclass(kind, dt.date | dt.time):
        return kind.fromisoformat(plain)
    # True is an int to Python, and no number to anybody else.
    if not isinstance(plain, kind) or (kind is not bool and isinstance(plain, bool)):
        raise TypeError(f"{kind.__name__} is expected")
    return plain
