"""A day typed by hand is what the form gets."""

from datetime import date

from django import forms

from workflows.people.widgets import DayInput


class Paper(forms.Form):
    day = forms.DateField(widget=DayInput)


def test_a_day_is_shown_and_read_as_people_write_it():
    form = Paper({"day": "20.02.2026"})

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 2, 20)
    assert 'value="20.02.2026"' in str(Paper(initial={"day": date(2026, 2, 20)})["day"])


def test_the_calendar_puts_no_day_of_its_own_instead_of_what_was_typed():
    config = DayInput().get_config()

    assert (config["format"], config["validateOnBlur"]) == ("d.m.Y", False)
