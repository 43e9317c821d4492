"""Templates of letters with named fields, and their filling, which leaves nothing blank and nothing unknown.

A field is a word in braces: «до {due_on}». What a template may ask for is the list of fields below and nothing else:
a template is text that people edit, not code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, get_type_hints

from workflows.errors import BadInput, Incomplete
from workflows.printing.words import NBSP, long_date

FIELD = re.compile(r"\{([^{}]*)\}")
LOOSE = re.compile(r"[{}]")
LATE = frozenset({"decision"})  # known only when another paper is signed: stays in the project as a field until then
TWO_STOPS = re.compile(r"(?<=\bг\.)\.|(?<=\bл\.)\.|(?<=[?!…])\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What the fields of a letter are filled with. Names of bodies stand in the nominative: templates are built so."""

    number: Annotated[str, "номер обращения"] = ""
    received_on: Annotated[date | None, "дата поступления обращения"] = None
    registered_on: Annotated[date | None, "дата регистрации обращения"] = None
    due_on: Annotated[date | None, "срок рассмотрения"] = None
    new_due_on: Annotated[date | None, "новый срок рассмотрения"] = None
    reply_by: Annotated[date | None, "срок ответа на запрос"] = None
    subject: Annotated[str, "суть обращения"] = ""
    question: Annotated[str, "вопрос"] = ""
    applicant: Annotated[str, "заявитель"] = ""
    reason: Annotated[str, "причина"] = ""
    body: Annotated[str, "орган"] = ""
    body_address: Annotated[str, "адрес органа"] = ""
    bodies: Annotated[str, "органы и вопросы"] = ""
    materials: Annotated[str, "перечень материалов"] = ""
    request: Annotated[str, "запрос: кому, дата и номер"] = ""
    earlier_answers: Annotated[str, "прежние ответы"] = ""
    decision: Annotated[str, "решение: дата и номер"] = ""
    court_act: Annotated[str, "судебный акт"] = ""
    page: Annotated[str, "адрес страницы с ответом"] = ""
    form_page: Annotated[str, "адрес формы обращения"] = ""
    status_page: Annotated[str, "адрес проверки статуса"] = ""
    higher_body: Annotated[str, "вышестоящий орган"] = ""
    withdrawal_on: Annotated[date | None, "дата заявления о прекращении рассмотрения"] = None
    executor: Annotated[str, "исполнитель"] = ""
    phone: Annotated[str, "телефон для справок"] = ""

    def shown(self, name: str) -> str:
        """The value as it is printed; empty when there is none."""
        value = getattr(self, name)
        return long_date(value) if isinstance(value, date) else str(value or "").strip()


LABELS: dict[str, str] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(Values, include_extras=True).items()
}  # the words by which a clerk knows each field


@dataclass(frozen=True, slots=True)
class Template:
    """The words of a letter: heading, paragraphs before the answers and after them."""

    heading: str
    opening: tuple[str, ...]
    closing: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is filled, in the order of reading."""
        return (self.heading, *self.opening, *self.closing)

    @property
    def asked(self) -> tuple[str, ...]:
        """Names of the fields that the template wants, each once."""
        return tuple(dict.fromkeys(name for text in self.texts for name in FIELD.findall(text)))


def check(template: Template) -> None:
    """Refuse a template with a field that does not exist or with a brace that opens nothing."""
    if unknown := [name for name in template.asked if name not in LABELS]:
        raise BadInput(
            f"В шаблоне есть неизвестное поле {{{unknown[0]}}}. Исправьте его имя; можно: {', '.join(LABELS)}."
        )
    for text in template.texts:
        if LOOSE.search(FIELD.sub("", text)):
            raise BadInput(
                f"В шаблоне лишняя фигурная скобка: «{_around(text)}». Поле пишется так: {{number}}; уберите лишнюю."
            )


def filled(template: Template, values: Values, *, late: frozenset[str] = frozenset()) -> Template:
    """The template with its fields replaced; a field without a value stops the letter and says what to enter. `late` ones may wait."""
    check(template)
    if missing := [LABELS[name] for name in template.asked if not values.shown(name) and name not in late]:
        raise Incomplete(f"Письмо не составлено: не заполнено «{'», «'.join(missing)}». Заполните и повторите.")
    return Template(
        heading=_filled(template.heading, values),
        opening=tuple(_filled(text, values) for text in template.opening),
        closing=tuple(_filled(text, values) for text in template.closing),
    )


def begun(template: Template, values: Values) -> Template:
    """The template as far as it can be filled: what nobody knows yet stays in braces under the words by which a clerk knows it."""
    return Template(
        heading=_begun(template.heading, values),
        opening=tuple(_begun(text, values) for text in template.opening),
        closing=tuple(_begun(text, values) for text in template.closing),
    )


def left_open(text: str) -> list[str]:
    """Fields that a person has still to fill; those that the signature fills are left alone."""
    return [name for name in FIELD.findall(text) if name not in LATE]


def waiting(text: str) -> list[str]:
    """Labels of the fields that are still unfilled in a project."""
    return list(dict.fromkeys(LABELS.get(name, name) for name in FIELD.findall(text)))


def put_late(text: str, name: str, value: str) -> str:
    """A late field of a project, now known; other text stays as it was written."""
    return TWO_STOPS.sub("", text.replace(f"{{{name}}}", value))


def preview(template: Template, values: Values) -> Iterator[tuple[str, str]]:
    """Each field that the template asks for by its label, with its value or nothing: for the desk before a letter is made."""
    for name in template.asked:
        yield LABELS.get(name, name), values.shown(name) if name in LABELS else ""


def ended(sentence: str) -> str:
    """The sentence with its stop; a question keeps its own."""
    return TWO_STOPS.sub("", f"{sentence.strip().rstrip('.')}.")


def _filled(text: str, values: Values) -> str:
    """One paragraph; what was put in is never read as a template again, and «г..» and «?.» have one stop."""
    return TWO_STOPS.sub("", FIELD.sub(lambda found: values.shown(found[1]) or found[0], text))


def _begun(text: str, values: Values) -> str:
    return TWO_STOPS.sub("", FIELD.sub(lambda found: _value(found[1], values), text))


def _value(name: str, values: Values) -> str:
    if name in LATE or name not in LABELS:
        return f"{{{name}}}"
    return values.shown(name) or f"{{{LABELS[name]}}}"


def _around(text: str) -> str:
    place = LOOSE.search(FIELD.sub("", text))
    start = max(place.start() - 20, 0) if place else 0
    return FIELD.sub("", text)[start : start + 40].replace(NBSP, " ")
