"""Forward-only changes of the schema. A change is one more function here, and one more in `connection.VERSION`."""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from sideline_flows.records import practice_schema
from sideline_flows.records.connection import APPLICATION_ID, VERSION, transaction, version_of
from sideline_flows.records.schema import TABLES, VIEWS

MIGRATIONS = Migrations("sideline")


@MIGRATIONS()
def first_tables(database: Database) -> None:
    """Version 1: all tables, the full-text index over turns, the views."""
    _run(database, TABLES)
    cast("Table", database["turns"]).enable_fts(["text"], create_triggers=True)
    _run(database, VIEWS)


@MIGRATIONS()
def rehearsals(database: Database) -> None:
    """Version 2: what was rehearsed."""
    _run(database, practice_schema.TABLES)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open database to this program's version, all steps in one transaction."""
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    with transaction(connection):
        if version_of(connection) < VERSION:
            MIGRATIONS.apply(database)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _run(database: Database, script: str) -> None:
    """Run a script within the transaction. Each of its statements ends at the end of a line."""
    # `executescript` would ask anew after every letter whether a statement is complete: most of a first start.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.conn.execute(statement)
            statement = ""
