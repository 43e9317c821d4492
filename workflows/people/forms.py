"""Forms of accounts: Wagtail's with our fields."""

from typing import Any

from django import forms
from django.db.models import Q
from wagtail.users.forms import UserCreationForm, UserEditForm

from workflows.people.models import Organisation, Substitution, User
from workflows.people.widgets import DayInput

OURS = {"patronymic", "position", "unit"}


class CloseSuperuser:
    """Only a superuser makes superusers: for anybody else the mark is shown closed."""

    fields: dict[str, forms.Field]

    def close_superuser(self, by: User) -> None:
        """Ignore what is sent for the mark unless a superuser sends it."""
        if not by.is_superuser and "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True


class NewUserForm(CloseSuperuser, UserCreationForm):
    """A new account."""

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.close_superuser(by)

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | OURS


class UserForm(CloseSuperuser, UserEditForm):
    """An account that is there."""

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.close_superuser(by)

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | OURS


class OrganisationForm(forms.ModelForm):
    """What stands at the head of the papers."""

    class Meta:
        model = Organisation
        fields = ["full_name", "short_name", "place", "address", "phone", "email", "ogrn", "inn"]

    def clean_ogrn(self) -> str:
        return self._digits("ogrn", "ОГРН", (13, 15))

    def clean_inn(self) -> str:
        return self._digits("inn", "ИНН", (10, 12))

    def _digits(self, name: str, title: str, sizes: tuple[int, int]) -> str:
        value: str = self.cleaned_data[name].strip()
        if value and not (value.isdecimal() and len(value) in sizes):
            raise forms.ValidationError(f"{title} состоит из {sizes[0]} или {sizes[1]} цифр.")
        return value


class SubstitutionForm(forms.ModelForm):
    """Who acts for whom; both have an open account, apart from those whom the row names already."""

    class Meta:
        model = Substitution
        fields = ["person", "substitute", "valid_from", "valid_to", "basis"]
        widgets = {"valid_from": DayInput, "valid_to": DayInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [self.instance.person_id, self.instance.substitute_id]
        people = User.objects.filter(Q(is_active=True) | Q(pk__in=filter(None, named)))
        for name in ("person", "substitute"):
            choice: Any = self.fields[name]
            choice.queryset = people
