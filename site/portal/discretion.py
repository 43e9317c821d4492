"""What stays out of the logs: personal links, and everything that a citizen or a child is known by.

Our own messages name rows by their keys. What we do not write ourselves is masked here: the values that a database or a
library quotes in an exception, and the variables and posted fields that Django would put into a report of an error.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import ItemsView
from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

from workflows.errors import RuleBroken

SECRET = re.compile(r"((?:oznakomlenie|podpiska(?:/|%2F)(?:da|otkaz)|obrashcheniya(?:/|%2F)(?:pochta|klyuch))(?:/|%2F))[\w-]+", re.IGNORECASE)
ANSWER_OF_PROVIDER = re.compile(r"(obrashcheniya(?:/|%2F)vhod(?:/|%2F)otvet(?:/|%2F)?\?)[^\s\"']+", re.IGNORECASE)
HIDDEN = r"\1***"
MASK = "***"
# PostgreSQL quotes the whole row: «DETAIL:  Failing row contains (1, Иванова, …)»
QUOTED_ROW = re.compile(r"^(?:DETAIL|CONTEXT|STATEMENT|HINT|ПОДРОБНОСТИ|КОНТЕКСТ|ОПЕРАТОР):.*", re.MULTILINE)
QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|«[^»\n]*»")
NAME_OF_CODE = re.compile(r"[\"'][A-Za-z_][\w.\[\]]*[\"']")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
WORD_OF_RUSSIAN = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*(?:\s+[А-Яа-яЁё][А-Яа-яЁё-]*)*")
MANY_DIGITS = re.compile(r"\+?\d(?:[\s()-]*\d){5,}")
BEGINNING = "Traceback (most recent call last):"
CHAINED = ("During handling of the above exception", "The above exception was the direct cause")
SORT_OF_ERROR = re.compile(r"([A-Za-z_][\w.]*)(?::|$)")
UNKNOWN_PLACE = "Ошибка без места в программе."
FRAME = re.compile(r'^\s*(?:File "|\^|~|Traceback |During handling|The above exception)|^    ', re.MULTILINE)


def without_values(text: str) -> str:
    """A sentence of somebody else's code without what it quotes: names of constraints and columns stay."""
    text = QUOTED_ROW.sub(MASK, text)
    text = QUOTED.sub(lambda found: found.group() if NAME_OF_CODE.fullmatch(found.group()) else MASK, text)
    for personal in (ADDRESS, WORD_OF_RUSSIAN, MANY_DIGITS):
        text = personal.sub(MASK, text)
    return text


def without_secrets(text: str) -> str:
    """The text without keys of personal links and without what a provider of sign-in sends back with a visitor."""
    return ANSWER_OF_PROVIDER.sub(HIDDEN, SECRET.sub(HIDDEN, text))


class WithoutSecrets(logging.Filter):
    """Takes the token out of every address that a record names. Stands on the handler, so that all loggers pass it."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        if record.name.startswith("django-q") and record.levelno >= logging.ERROR:
            told = _outside_frames(told)  # the queue logs a failed task with its exception as one text
        if (told := without_secrets(told)) != record.getMessage():
            record.msg, record.args = told, None
        return True


class DiscreetFormatter(logging.Formatter):
    """A traceback that says where and what sort, and quotes only our own sentences."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is the library's
        kind, error, frames = ei
        if error is None or kind is None:
            return ""
        told = traceback.TracebackException(kind, error, frames, compact=True)
        return without_secrets("".join(_chain(told, error)).rstrip("\n"))


def _chain(told: traceback.TracebackException, error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = told.__cause__ if error.__cause__ else told.__context__
    lines = [*_chain(earlier, before), "\nПосле этого:\n\n"] if before is not None and earlier is not None else []
    words = str(error) if isinstance(error, RuleBroken) else without_values(str(error))
    return [*lines, "Traceback (most recent call last):\n", *told.stack.format(), f"{type(error).__module__}.{type(error).__qualname__}: {words}\n"]


def _outside_frames(text: str) -> str:
    """The text with its frames as they are: they quote code, never values."""
    return "\n".join(line if FRAME.match(line) else without_values(line) for line in text.split("\n"))


def place_of(failure: str) -> str:
    """What the queue may keep of a failed task: the sorts of the errors and where in the code they rose, without a word of theirs."""
    kept: list[str] = []
    in_frames = False
    for line in failure[max(failure.find(BEGINNING), 0) :].split("\n"):
        if in_frames and (sort := SORT_OF_ERROR.match(line)):
            kept.append(sort.group(1))
            in_frames = False
        elif line.startswith((BEGINNING, *CHAINED)) or (in_frames and (not line or line.startswith("  "))):
            kept.append(line)
            in_frames = in_frames or line.startswith(BEGINNING)
    return "\n".join(kept).strip() or UNKNOWN_PLACE


def keep_place_alone(task: dict[str, Any], **_rest: object) -> None:
    """The queue has run a task: whatever its error quoted is gone before the queue writes it down or logs it."""
    if task.get("success") is False:
        task["result"] = place_of(str(task.get("result", "")))


class NothingOfPeople(SafeExceptionReporterFilter):
    """A report of an error, by mail or on the screen of a developer, without a single value: places in the code are enough."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always: a developer works with real letters too."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return {} if request is None else dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request: Any, tb_frame: FrameType) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()
