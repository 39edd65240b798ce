"""One sitting as lines, live or rehearsed: the loop that takes a line, answers it, and ends in one of a few ways.

A line that cannot be read or done is answered in one line, and the talk goes on.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Generic

from sideline_flows.errors import SidelineError
from sideline_flows.text import one_line
from sideline_tui.printing import prompt, say
from sideline_tui.slash import Asked, Language, V
from sideline_tui.typed import Stopped, TypedLines


class PlainSitting(ABC, Generic[V]):
    """What a sitting says and does is its own; when a line is taken, and what ends it, is the same for all."""

    def __init__(self, language: Language[V], leave: V, typed: TypedLines, *, options: str = "") -> None:
        """`leave` is what the command to leave asks for, `options` what `sideline resume` needs besides the id."""
        self._language = language
        self._leaves = leave
        self._typed = typed
        self._options = options
        self._left = False

    def run(self) -> int:
        """Talk until it is left or the input ends. The exit code: 0, 1, or 128 and the number of a signal that came."""
        with self._typed.listening():
            try:
                self._open()
                while self._turn():
                    pass
            except Stopped as stopped:
                self._leave()
                return 128 + stopped.number
            except OSError:
                self._drop()
                raise
            return self._leave() if self._left else self._run_out()

    def _turn(self) -> bool:
        """Take one line and answer it. False when it was the last."""
        if self._typed.terminal:
            prompt("> ")
        try:
            line = self._typed.next()
            if line is None:
                return False
            asked = self._language.read(line)
            self._left = asked.verb is self._leaves or self._done(asked)
            if not self._left:
                self._answer(asked)
        except SidelineError as error:
            say(one_line(str(error)))
        return not self._left

    def _done(self, asked: Asked[V]) -> bool:
        """After the end, somebody at a terminal leaves with an empty line; a script just goes on to its end."""
        return asked.verb is self._language.nothing and self._typed.terminal and self._ended

    def _answer(self, asked: Asked[V]) -> None:
        if asked.verb is self._language.nothing:
            if self._typed.terminal:
                say(*self._card())
            return
        shown = self._look(asked)
        if shown is None:
            self._act(asked)
        else:
            say(*shown)

    def _tell_how_to_go_on(self, words: str, kept_as: str) -> None:
        say(f"{words}: sideline resume {kept_as} --plain {self._options}".rstrip())

    @property
    @abstractmethod
    def _ended(self) -> bool:
        """True once the talk has come to its end."""

    @abstractmethod
    def _open(self) -> None:
        """Say what a sitting begins with."""

    @abstractmethod
    def _card(self) -> Iterable[str]:
        """The present card."""

    @abstractmethod
    def _look(self, asked: Asked[V]) -> Iterable[str] | None:
        """The lines that a command shows which changes nothing; None for one that does."""

    @abstractmethod
    def _act(self, asked: Asked[V]) -> None:
        """Do it, and say what came of it. Raises SidelineError when it cannot be done; then nothing has changed."""

    @abstractmethod
    def _leave(self) -> int:
        """Leave it, and say how it goes on. The exit code: 1 while a turn is not stored."""

    @abstractmethod
    def _run_out(self) -> int:
        """The input has ended. The exit code as for leaving."""

    def _drop(self) -> None:
        """Whoever read the output has gone."""
