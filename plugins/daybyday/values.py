"""`dataclass(frozen=True)`, with `slots=True` or without, made in a fifth of the time: a build begins with two hundred of them.

Python's own writes and compiles seven functions for every class. Here one is compiled, `__init__`, when the first object
is made; the others are the same for all. What such a class does is what Python's own does, with one difference: nothing stops an assignment to a field. The
type checker does, and so do tests: with `DAYBYDAY_VALUES=strict` in the environment Python's own decorator is used.
Whatever is not simply frozen, is Python's own in any case.
"""

from __future__ import annotations

import dataclasses
import inspect
import os
import reprlib
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

_MISSING = dataclasses.MISSING
is_strict = os.environ.get("DAYBYDAY_VALUES") == "strict"
"""Whether all values are Python's own, and nobody can change them."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Sample:
    """What Python's own decorator leaves on a class, to be left on others."""

    field: None = None


_KIND: Any = dataclasses.fields(_Sample)[0]._field_type  # type: ignore[attr-defined]  # noqa: SLF001
_PARAMETERS: Any = _Sample.__dataclass_params__  # type: ignore[attr-defined]


def _dataclass(cls: type[Any] | None = None, /, **options: bool) -> Any:
    """A decorator; as `dataclasses.dataclass`."""
    if cls is not None:
        return dataclasses.dataclass(cls)
    slots = options.pop("slots", False)
    if options != {"frozen": True} or is_strict:
        return dataclasses.dataclass(**options, slots=slots)
    return _value if slots else _open_value


def _value(cls: type[Any]) -> type[Any]:
    """A class with slots: made anew, since they cannot be added."""
    own = _own_fields(cls)
    if own is None:
        return dataclasses.dataclass(frozen=True, slots=True)(cls)
    inherited = _inherited_fields(cls)
    namespace = {name: member for name, member in vars(cls).items() if name not in (*own, "__dict__", "__weakref__")}
    fields = inherited | own
    namespace |= {
        "__slots__": tuple(name for name in own if name not in inherited),
        **_members(cls, fields),
        **{name: vars(cls).get(name, method) for name, method in _packing(tuple(fields)).items()},
    }
    metaclass: Any = type(cls)
    value = metaclass(cls.__name__, cls.__bases__, namespace)
    value.__qualname__ = cls.__qualname__
    return cast("type[Any]", value)


def _open_value(cls: type[Any]) -> type[Any]:
    """A class without slots, whose objects may remember what they found out of themselves."""
    own = _own_fields(cls)
    if own is None:
        return dataclasses.dataclass(frozen=True)(cls)
    for name, field in own.items():
        if field.default is not _MISSING:
            setattr(cls, name, field.default)
        elif name in vars(cls):
            delattr(cls, name)
    for name, member in _members(cls, _inherited_fields(cls) | own).items():
        setattr(cls, name, member)
    return cls


def _own_fields(cls: type[Any]) -> dict[str, dataclasses.Field[Any]] | None:
    """The fields that a class adds; None when it asks for something that is left to Python's own."""
    fields = {
        name: _field(cls, name, kind)
        for name, kind in inspect.get_annotations(cls).items()
        if not str(kind).startswith("ClassVar")
    }
    if "__post_init__" in cls.__dict__ or None in fields.values():
        return None
    return {name: field for name, field in fields.items() if field is not None}


def _inherited_fields(cls: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    fields: dict[str, dataclasses.Field[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update({field.name: field for field in dataclasses.fields(base)} if _is_made(base) else {})
    return fields


def _members(cls: type[Any], fields: Mapping[str, dataclasses.Field[Any]]) -> dict[str, Any]:
    """What such a class has beside what was written; what was written stays."""
    return {
        "__dataclass_fields__": fields,
        "__dataclass_params__": _PARAMETERS,
        "__match_args__": tuple(fields),
        "__init__": _late_init(fields, cls.__module__),
        "__repr__": vars(cls).get("__repr__", _repr),
        **_comparison([name for name, field in fields.items() if field.compare], vars(cls)),
    }


def _is_made(cls: type[Any]) -> bool:
    return "__dataclass_fields__" in vars(cls)


def _field(cls: type[Any], name: str, kind: object) -> dataclasses.Field[Any] | None:
    """The field of an annotation; None for one that means something else to Python's own."""
    if str(kind).startswith(("InitVar", "KW_ONLY", "typing.", "dataclasses.")):
        return None
    default = cls.__dict__.get(name, _MISSING)
    field: Any = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
    if not field.init or field.kw_only is True or field.hash is not None:
        return None
    field.name, field.type, field.kw_only, field._field_type = name, kind, False, _KIND  # noqa: SLF001
    return field  # type: ignore[no-any-return]


class _late_init:  # noqa: N801 (a descriptor, as `property` is)
    """`__init__` of a class, compiled when it is asked for: many a class of a build makes no object."""

    def __init__(self, fields: Mapping[str, dataclasses.Field[Any]], module: str) -> None:
        self._fields, self._module = fields, module

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Any:
        init = _init(self._fields, self._module)
        kind = next(kind for kind in (owner or type(instance)).__mro__ if vars(kind).get("__init__") is self)
        setattr(kind, "__init__", init)  # noqa: B010 (the type checker takes an assignment for one to an object)
        return init if instance is None else init.__get__(instance)


def _init(fields: Mapping[str, dataclasses.Field[Any]], module: str) -> Callable[..., None]:
    names: dict[str, Any] = {}
    # In capitals, which no field is written in.
    parameters, lines = [], []
    for name, field in fields.items():
        if field.default_factory is not _MISSING:
            names[f"NEW_{name}"] = field.default_factory
            parameters.append(f"{name}=NOT_GIVEN")
            lines.append(f"  self.{name} = NEW_{name}() if {name} is NOT_GIVEN else {name}")
            continue
        if field.default is not _MISSING:
            names[f"DEFAULT_{name}"] = field.default
            parameters.append(f"{name}=DEFAULT_{name}")
        else:
            parameters.append(name)
        lines.append(f"  self.{name} = {name}")
    source = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines or ["  pass"])
    names |= {"NOT_GIVEN": _MISSING, "__name__": module}
    exec(source, names)  # noqa: S102 (as Python's own does; the names are those of fields)
    return cast("Callable[..., None]", names["__init__"])


def _comparison(names: list[str], given: Mapping[str, Any]) -> dict[str, Any]:
    """`__eq__` and `__hash__` of a class whose fields with these names count; what the class has of its own stays."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else type

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 (it becomes a method)
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": given.get("__eq__", __eq__), "__hash__": given.get("__hash__") or __hash__}


def _packing(names: tuple[str, ...]) -> dict[str, Any]:
    """What pickle asks for, in the form of Python's own."""

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            setattr(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


@reprlib.recursive_repr()
def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({shown})"


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 (so it is exported)
else:
    dataclass = _dataclass
