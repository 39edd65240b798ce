"""Errors, split by who can mend them.

SidelineError
├── ContentError   a trainer's file: carries its findings
├── InputError     what was typed or asked for
└── StoreError     the disk or the database

Each carries one clear line: what, where, how to mend it. Anything else that is raised is a bug of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sideline_flows.language.diagnostics import Finding


class SidelineError(Exception):
    """The base of all errors a person may see. `str()` is the one line to show."""


class ContentError(SidelineError):
    """A flow that cannot be run, and why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(str(self.findings[0]) if self.findings else "the flow cannot be read")


class InputError(SidelineError):
    """Something typed that cannot be taken as meant."""


class StoreError(SidelineError):
    """The database or a file cannot be read or written."""
