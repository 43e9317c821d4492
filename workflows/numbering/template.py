"""How a number is written: a template with named places, checked before use."""

import re
from datetime import date

from workflows.errors import BadInput

PLACE = re.compile(r"\{(seq(?::0?\d{1,2})?|dd|mm|yy|yyyy|idx)\}")


def render(template: str, *, seq: int, on: date | None, index: str) -> str:
    """«01/0226-У» for the template «{seq:02}/{mm}{yy}-{idx}»; raises BadInput when the template has an unknown place."""
    rest = PLACE.sub("", template)
    if "{" in rest or "}" in rest:
        raise BadInput(f"В образце номера «{template}» есть неизвестный знак в фигурных скобках. Исправьте образец.")
    if "{seq" not in template:
        raise BadInput(f"В образце номера «{template}» нет порядкового номера. Добавьте {{seq}}.")
    day = on or date(2026, 1, 1)
    values = {"dd": f"{day:%d}", "mm": f"{day:%m}", "yy": f"{day:%y}", "yyyy": f"{day:%Y}", "idx": index}

    def fill(match: re.Match[str]) -> str:
        name, _, width = match.group(1).partition(":")
        return f"{seq:0{int(width)}d}" if width else str(seq) if name == "seq" else values[name]

    return PLACE.sub(fill, template)
