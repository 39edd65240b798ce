"""A card as lines of plain text: each line says what it is, so that it reads well aloud and can be searched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sideline_flows.reply import CaptureView, Card, CheckView, ChoiceView, Crumb, Promise, Reply, TurnView
from sideline_tui import when

NEEDED = ", needed"


def card_lines(card: Card, lacks: str = "passes over") -> tuple[str, ...]:
    """The whole card, top to bottom; `lacks` says what a choice does about needs that are not met."""
    return (
        f"At: {' > '.join(_crumb(crumb) for crumb in card.crumbs)}",
        *(f"Passed over: {need}" for need in card.skipped),
        f"{card.title}. {card.aim}".rstrip(" "),
        *(f"Say: {line}" for line in card.say),
        *(f"Listen for: {line}" for line in card.listen),
        *(f"Watch out: {line}" for line in card.watch),
        *(_check(number, check) for number, check in enumerate(card.checks, start=1)),
        *(_capture(capture) for capture in card.captures),
        *(_choice(choice, lacks) for choice in card.choices),
        *_detours(card),
    )


def promise_lines(promises: Iterable[Promise], today: date) -> tuple[str, ...]:
    """One line a promise; a vague one says what is missing."""
    return tuple(_promise(promise, today) for promise in promises)


def note_lines(notes: Iterable[TurnView]) -> tuple[str, ...]:
    """One line a note, with its time; those taken back are left out."""
    return tuple(_note(note) for note in notes if not note.undone)


def why_lines(card: Card) -> tuple[str, ...]:
    """Why this step is there, as far as the flow says so."""
    return tuple(f"Why: {line}" for line in card.why) or ("The flow says no more about this step.",)


def everything(reply: Reply, today: date) -> tuple[str, ...]:
    """All lines a reply can show: those that were not there before are the news of a turn."""
    return (*card_lines(reply.card), *promise_lines(reply.promises, today))


def _crumb(crumb: Crumb) -> str:
    if not crumb.phases:
        return crumb.title
    letters = (f"[{phase}]" if index == crumb.lit else phase for index, phase in enumerate(crumb.phases))
    return f"{crumb.title}: {', '.join(letters)}"


def _check(number: int, check: CheckView) -> str:
    name = "" if check.name == check.text else f" ({check.name})"
    return f"Check {number}{NEEDED if check.needed else ''}: {'[x]' if check.ticked else '[ ]'} {check.text}{name}"


def _capture(capture: CaptureView) -> str:
    options = f" ({' / '.join(capture.options)})" if capture.options else ""
    question = "" if capture.question == capture.name else f": {capture.question}"
    value = f" = {capture.value}" if capture.value else ""
    return f"Answer{NEEDED if capture.needed else ''}: {capture.name}{options}{question}{value}"


def _choice(choice: ChoiceView, what: str) -> str:
    calls = f" (runs {choice.calls})" if choice.calls else ""
    lacks = f" ({what}: {'; '.join(choice.lacks)})" if choice.lacks else ""
    return f"{choice.number}. {choice.text}{calls}{lacks}"


def _detours(card: Card) -> tuple[str, ...]:
    if not card.detours:
        return ()
    return (f"Any time: {', '.join(f'/call {flow} ({title})' for flow, title in card.detours)}",)


def _promise(promise: Promise, today: date) -> str:
    owner = f"{promise.owner}: " if promise.owner else ""
    due = _due(promise.due, today)
    proof = f", seen in {promise.proof}" if promise.proof else ""
    missing = f" (still missing: {', '.join(promise.missing)})" if promise.missing else ""
    return f"Promise: {owner}{promise.behaviour}{due}{proof}{missing}"


def _note(note: TurnView) -> str:
    kind = "private note" if note.private else note.kind
    return f"{when.clock(note.at)} {kind}: {note.text}"


def _due(due: str, today: date) -> str:
    if not due:
        return ""
    return f", {when.due(due, today)}" if when.late(due, today) else f", due {when.due(due, today)}"
