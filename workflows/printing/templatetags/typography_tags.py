"""`{{ text|whole }}`: numbers of papers and references to law that never break across lines."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from workflows.printing.typography import whole_html

register = template.Library()


@register.filter
def whole(value: object) -> SafeString:
    """Escaped words of a row or a sentence; nothing for nothing."""
    return SafeString(whole_html(str(value))) if value is not None else SafeString("")
