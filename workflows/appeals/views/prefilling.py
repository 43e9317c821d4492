"""Forms with letters in them: «Составить текст заново» takes the template by what is chosen and typed; everything else stays."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from workflows.appeals.views.acts import ActView
from workflows.appeals.views.screen import show


class BeginsAgain(ActView):
    """Subclasses say which words follow from what is in the form."""

    again_label = "Составить текст по введённому"
    again_before = "notice_heading"  # the button stands above the first letter

    def words_again(self, form: Any) -> dict[str, Any]:
        """The fields of the letters; `form.cleaned_data` holds whatever of it is right already."""
        raise NotImplementedError

    def asked(self) -> HttpResponse:
        if "again" not in self.request.POST:
            return super().asked()
        typed = self.form()
        typed.is_valid()
        data = self.request.POST.copy()
        for name, words in self.words_again(typed).items():
            data[name] = "" if words is None else str(words)
        return self.anew(data)

    def anew(self, data: Any) -> HttpResponse:
        """The page with what was sent; it blames nothing yet."""
        form = self.form_class(data, **self.form_facts())
        forget_errors(form)
        return show(self.request, self.template, self.title, appeal=self.appeal, view=self, form=form, **self.context(form))


def forget_errors(form: Any) -> None:
    """Of the form and of its rows."""
    form.errors.clear()
    for row in form.rows.forms if hasattr(form, "rows") else ():
        row.errors.clear()
