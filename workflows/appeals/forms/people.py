"""Choosing colleagues: working people, each with how much there is on them already."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet

from workflows.appeals.models import AssignmentRole
from workflows.appeals.models.work import ACTIVE
from workflows.people.models import User


def working_people() -> QuerySet[User]:
    """Open accounts with the number of letters for which each is responsible now."""
    load = Count("appeal_assignments", filter=Q(appeal_assignments__role=AssignmentRole.RESPONSIBLE, appeal_assignments__state__in=ACTIVE))
    return User.objects.filter(is_active=True).annotate(load=load).order_by("last_name", "first_name", "pk")


def named(person: Any) -> str:
    """«Волков Олег, методист, в работе 3»."""
    post = f", {person.position}" if person.position else ""
    load = f", в работе {person.load}" if getattr(person, "load", 0) else ""
    return f"{person.full_name}{post}{load}"


class PersonField(forms.ModelChoiceField):
    """One colleague."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=working_people(), empty_label="Выберите", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return named(obj)


class PeopleField(forms.ModelMultipleChoiceField):
    """Several colleagues."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=working_people(), widget=forms.CheckboxSelectMultiple, required=False, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return named(obj)
