"""How the search page counts."""

from django import template

from workflows.printing.words import NBSP

register = template.Library()


@register.filter
def found_many(number: int) -> str:
    """«Найден 1 результат», «Найдено 22 результата»."""
    tail, tens = number % 10, number % 100
    if tail == 1 and tens != 11:
        return f"Найден {number}{NBSP}результат"
    few = tail in (2, 3, 4) and tens not in (12, 13, 14)
    return f"Найдено {number}{NBSP}{'результата' if few else 'результатов'}"
