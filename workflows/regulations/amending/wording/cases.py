"""The cases in which orders speak of a unit of the text."""

from enum import StrEnum


class Case(StrEnum):
    """«Пункт», «пункта», «пункт», «пунктом», «пункте»."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"
