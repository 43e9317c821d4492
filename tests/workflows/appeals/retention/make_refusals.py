"""What the database says to a change past the program."""

from django.db import IntegrityError, connection, transaction

from workflows.appeals.erasing import Erasure


def refused(statement: str) -> str:
    """The sentence with which the database refuses; empty when it lets the statement through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError as broken:
        return str(broken)
    return ""


def spelled(table: Erasure) -> str:
    values = ", ".join(f"\"{name}\" = '{value}'" for name, value in table.values.items())
    return f'UPDATE "{table.model._meta.db_table}" SET {values}'
