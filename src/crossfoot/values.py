"""Small frozen values whose fields are read a hundred thousand times in a few pages of news.

A field of a `typing.NamedTuple` is looked up anew at each reading; one in a slot the interpreter finds at once, some
ten times as fast. `dataclasses` would give slots too, and cost a tenth of the start-up to import.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class _Slotted(type):
    """Makes a slot of each field, and an `__init__` as one would write it."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Slotted:
        fields = tuple(name for name in body.get("__annotations__", ()) if name != "_fields")
        defaults = {field: body.pop(field) for field in fields if field in body}
        if fields:
            body |= {"_fields": fields, "__init__": _init(fields, defaults)}
        return super().__new__(cls, name, bases, body | {"__slots__": fields})


class Value(metaclass=_Slotted):
    """What a `typing.NamedTuple` is, but for its length and places; the type checker holds its fields to be frozen.

    How it is iterated and replaced is written for each class when its first value is asked, with its fields by name.

    >>> class Span(Value):
    ...     start: int
    ...     end: int = 0
    >>> Span(3), Span(3) == Span(start=3, end=0), Span(3)._replace(end=5), [*Span(3)]
    (Span(start=3, end=0), True, Span(start=3, end=5), [3, 0])
    """

    _fields: ClassVar[tuple[str, ...]]

    def __iter__(self) -> Iterator[Any]:
        made: Any = type(self)
        made.__iter__ = _iterating(self._fields)
        return iter(self)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        pairs = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in pairs)})"

    def _replace(self, **changes: Any) -> Self:
        """The value with other fields."""
        made: Any = type(self)
        made._replace = _replacing(self._fields)
        return self._replace(**changes)


def _init(fields: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    parameters = [f"{field}=defaults[{field!r}]" if field in defaults else field for field in fields]
    lines = [f"def __init__(self, {', '.join(parameters)}):", *(f"    self.{field} = {field}" for field in fields)]
    return _written(lines, defaults=defaults)


def _replacing(fields: tuple[str, ...]) -> Any:
    kept = ", ".join(f"changes.pop({field!r}) if {field!r} in changes else self.{field}" for field in fields)
    return _written(["def _replace(self, **changes):", f"    return type(self)({kept}, **changes)"])


def _iterating(fields: tuple[str, ...]) -> Any:
    return _written(["def __iter__(self):", f"    return iter(({''.join(f'self.{field}, ' for field in fields)}))"])


def _written(lines: list[str], **scope: Any) -> Any:
    """The function that lines of Python define."""
    made: dict[str, Any] = {}
    exec("\n".join(lines), scope, made)  # our own field names
    (function,) = made.values()
    return function
