"""On what grounds an order is given, and whose opinion is taken into account."""

from workflows.people.models import organisation
from workflows.regulations.models import OpinionRecord
from workflows.regulations.stages import OpinionResult

LAW = "частью 1 статьи 30 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»"
WITH_PROTOCOL = {OpinionResult.AGREED, OpinionResult.PROPOSALS, OpinionResult.DISAGREED}


def preamble(opinions: tuple[OpinionRecord, ...]) -> str:
    """The grounds, and the opinions taken into account (273-ФЗ, ст. 30, ч. 3)."""
    heard = [
        f"{opinion.body.genitive} (протокол от {opinion.protocol_date:%d.%m.%Y} № {opinion.protocol_number})"
        for opinion in opinions
        if opinion.result in WITH_PROTOCOL
    ]
    mind = f", с учётом мнения {', '.join(heard)}" if heard else ""
    return f"В соответствии с {LAW}, Уставом {organisation().short_name}{mind}"
