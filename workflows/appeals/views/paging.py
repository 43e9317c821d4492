"""Pages of a list that may be a million rows long: nothing is ever counted, one row more than a page says whether there is another."""

from __future__ import annotations

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger
from wagtail.admin.paginator import WagtailPaginator

MOST_PAGES = 100  # further on a list is narrowed down, not leafed through


class CountlessPaginator(WagtailPaginator):
    """Wagtail's paginator without a count. `count` is how many rows are known to be there so far."""

    count = 0

    def validate_number(self, number: Any) -> int:
        """Any page from the first to the bound; whether it has rows is seen when it is read."""
        try:
            asked = int(number)
        except (TypeError, ValueError) as wrong:
            raise PageNotAnInteger("Номер страницы – целое число.") from wrong
        if not 1 <= asked <= MOST_PAGES:
            raise EmptyPage("Такой страницы нет.")
        return asked

    def get_page(self, number: Any) -> Page:
        """What cannot be a page is the first one."""
        try:
            return self.page(number)
        except (PageNotAnInteger, EmptyPage):
            return self.page(1)

    def page(self, number: Any) -> Page:
        """The rows of one page and the knowledge of the next."""
        asked = self.validate_number(number)
        first = (asked - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page + 1])
        self.count = first + len(rows)
        return CountlessPage(rows[: self.per_page], asked, self, is_followed=len(rows) > self.per_page)

    def get_elided_page_range(self, page_number: Any) -> list[int]:
        """No numbers of pages: the last one is not known."""
        return []


class CountlessPage(Page):
    """A page that knows whether another follows."""

    def __init__(self, rows: list[Any], number: int, paginator: CountlessPaginator, *, is_followed: bool) -> None:
        super().__init__(rows, number, paginator)
        self.is_followed = is_followed

    def has_next(self) -> bool:
        return self.is_followed and self.number < MOST_PAGES

    @property
    def is_last_allowed(self) -> bool:
        """Whether there are more rows than may be leafed through."""
        return self.is_followed and self.number == MOST_PAGES

    def start_index(self) -> int:
        return (self.number - 1) * self.paginator.per_page + 1
