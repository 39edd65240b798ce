"""The only place that runs Jinja2, and how little it is given.

Every template is compared with `allowlist.py` before it is compiled; this sandbox, with no globals, no loader and no
attribute of any object, is the second wall behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from sideline_flows.language import allowlist
from sideline_flows.language.template import BLANK, Flaw, NameUse, TemplateFault
from sideline_flows.language.uses import uses

MOST_BYTES = 16 * 1024
MOST_ITEMS = 200
MOST_OUTPUT = 64 * 1024
MOST_PIECES = 20_000

_UNREADABLE = (TemplateError, SyntaxError, ValueError, RecursionError, MemoryError)
_UNFILLABLE = (*_UNREADABLE, TypeError, LookupError, ArithmeticError, AttributeError)


def fill(source: str, values: Mapping[str, object]) -> str:
    """See `template.render`."""
    template = _compiled(source)
    try:
        return _bounded(template.generate({name: _given(value) for name, value in values.items()}))
    except _UNFILLABLE as error:
        raise TemplateFault(_reason(error)) from error


@lru_cache(maxsize=1024)
def names(source: str) -> tuple[NameUse, ...]:
    """See `template.names`."""
    try:
        return tuple(uses(_checked(source)))
    except TemplateFault:
        return ()


def flaws(source: str) -> tuple[Flaw, ...]:
    """See `template.flaws`."""
    try:
        _checked(source)
    except _Refused as refusal:
        return refusal.flaws
    return ()


class Blank(Undefined):
    """An answer that is asked for and not given yet: shows as a gap, is false, and gives way to `default`."""

    __slots__ = ()

    def __str__(self) -> str:
        return BLANK


class Parts(str):
    """A value with parts, such as a promise: it reads as its text, and has its parts as attributes."""

    __slots__ = ("parts",)

    parts: Mapping[str, Any]

    @classmethod
    def of(cls, value: Mapping[Any, Any]) -> Parts:
        """From a mapping of words; an empty part is a blank."""
        whole = cls(value.get("text") or BLANK)
        whole.parts = {str(name): part if isinstance(part, str) and part else Blank() for name, part in value.items()}
        return whole


class Environment(ImmutableSandboxedEnvironment):
    """Nothing can be called, and only a value with parts has attributes."""

    def __init__(self) -> None:
        # folding constants would run a template's own arithmetic while it is compiled
        super().__init__(undefined=StrictUndefined, optimized=False, cache_size=0)
        self.globals.clear()
        self.filters = {name: FILTERS[name] for name in allowlist.FILTERS} | {"join": _join}
        self.tests = {name: TESTS[name] for name in allowlist.TESTS}

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002  # the library's signature
        """No."""
        return False

    def getattr(self, obj: object, attribute: str) -> Any:
        """A part of a value, a blank of a blank, and otherwise something undefined: never an attribute of an object."""
        if isinstance(obj, Blank):
            return obj
        if isinstance(obj, Parts) and attribute in obj.parts:
            return obj.parts[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> Any:
        """The same as `getattr`: filters come here."""
        return self.getattr(obj, str(argument))


class _Refused(TemplateFault):
    """A template with flaws."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("; ".join(flaw.detail for flaw in self.flaws))


@cache
def _environment() -> Environment:
    return Environment()


@lru_cache(maxsize=1024)
def _compiled(source: str) -> Template:
    """The template, ready to be filled. Raises _Refused."""
    tree = _checked(source)
    try:
        return _environment().from_string(tree)
    except _UNREADABLE as error:
        raise _Refused([Flaw("F201", _reason(error))]) from error


def _checked(source: str) -> nodes.Template:
    """The syntax tree, once all of it is on the list. Raises _Refused."""
    if len(source.encode(errors="replace")) > MOST_BYTES:
        raise _Refused([Flaw("F202", f"more than {MOST_BYTES} bytes")])
    try:
        tree = _environment().parse(source)
    except _UNREADABLE as error:
        raise _Refused([Flaw("F201", _reason(error))]) from error
    found = [Flaw("F202", what) for what in dict.fromkeys(allowlist.refusals(tree))]
    if found:
        raise _Refused(found)
    return tree


def _reason(error: BaseException) -> str:
    if isinstance(error, RecursionError | MemoryError):
        return "it is nested too deeply"
    message = getattr(error, "message", None) or str(error)
    return " ".join(message.rstrip(".").split()) or type(error).__name__


def _given(value: object) -> object:
    """A value as a template may see it: text, text with parts, a blank, or a short list of these."""
    match value:
        case None:
            return Blank()
        case str():
            return value[:MOST_OUTPUT]
        case Mapping():
            return Parts.of(value)
        case list() | tuple():
            return tuple(_given(item) for item in value[:MOST_ITEMS])
        case _:
            return str(value)


def _join(value: Any, between: str = "") -> str:
    """The items of a list with something between them; a text stays as it is, so that joins cannot multiply it."""
    return str(value) if isinstance(value, str | Undefined) else str(between).join(str(item) for item in value)


def _bounded(pieces: Iterable[str]) -> str:
    kept: list[str] = []
    room = MOST_OUTPUT
    for count, piece in enumerate(pieces):
        kept.append(piece[:room])
        room -= len(piece)
        if room <= 0 or count > MOST_PIECES:
            break
    return "".join(kept)
