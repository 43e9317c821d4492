"""A pasted list of people: «Фамилия Имя Отчество; кем приходится; почта», one in a line."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from workflows.acquaintance.actions import Outsider

MOST = 1000
LONGEST = {"имя": 300, "кем приходится": 200}


def outsiders(text: str) -> tuple[Outsider, ...]:
    """The people of a list; every line that cannot be read is named."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST:
        raise ValidationError(f"В списке {len(lines)} строк, а можно не больше {MOST}. Разделите список и добавьте остальных потом.")
    people: list[Outsider] = []
    troubles: list[str] = []
    for number, line in lines:
        person, trouble = _read(line)
        if not trouble and person in people:
            trouble = f"{person.name} уже есть выше."
        if trouble:
            troubles.append(f"Строка {number}: {trouble}")
        people.append(person)
    if troubles:
        raise ValidationError(troubles)
    return tuple(people)


def _read(line: str) -> tuple[Outsider, str]:
    """The person and what is wrong with the line. A tab divides as well: lists are pasted from tables."""
    parts = [part.strip() for part in line.replace("\t", ";").split(";")]
    name, rest = " ".join(parts[0].split()), [part for part in parts[1:] if part]
    email = next((part for part in rest if "@" in part), "")
    relation = ", ".join(part for part in rest if part != email)
    person = Outsider(name=name, relation=relation, email=email)
    return person, _trouble(person)


def _trouble(person: Outsider) -> str:
    if len(person.name.split()) < 2:
        return "впишите фамилию и имя."
    if "@" in person.name:
        return "сначала имя, потом после точки с запятой почта."
    if len(person.name) > LONGEST["имя"] or len(person.relation) > LONGEST["кем приходится"]:
        return "слишком длинно."
    try:
        if person.email:
            validate_email(person.email)
    except ValidationError:
        return f"«{person.email}» не похоже на адрес почты."
    return ""
