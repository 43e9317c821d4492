"""How a day is entered at the staff desk."""

from typing import Any

from wagtail.admin.widgets import AdminDateInput


class DayInput(AdminDateInput):
    """Wagtail's field with a calendar; what is typed stays as typed.

    The stock field, when left, puts today's day in place of anything it cannot read.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"placeholder": "дд.мм.гггг", **(attrs or {})})

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "validateOnBlur": False}
