"""How the laws are named in letters, and rights that more than one letter explains."""

from dataclasses import dataclass

from workflows.appeals.papers.merge import Template
from workflows.appeals.papers.wording.grounds import Ground

LAW = "Федерального закона от 2 мая 2006 г. № 59-ФЗ «О порядке рассмотрения обращений граждан Российской Федерации»"
SAME_LAW = "Федерального закона № 59-ФЗ"

MAY_APPEAL = (
    f"В соответствии с пунктом 4 статьи 5 {SAME_LAW} Вы вправе обжаловать принятое по обращению решение "
    "или действие (бездействие) в связи с рассмотрением обращения в административном и (или) судебном порядке: "
    "в вышестоящий орган ({higher_body}), в органы прокуратуры или в суд."
)
MAY_GO_TO_COURT = (
    f"В соответствии с пунктом 4 статьи 5 {SAME_LAW} Вы вправе обратиться с жалобой на это решение "
    "в органы прокуратуры или в суд."
)
ABOUT = "Ваше обращение, зарегистрированное {registered_on} под № {number}, рассмотрено."
ASK = "Справки о ходе рассмотрения обращения: {executor}, тел. {phone}."


@dataclass(frozen=True, slots=True)
class Wording:
    """The first version of the text on a ground. `kind` is the name of the paper, `article` the ground as clerks write it."""

    ground: Ground
    kind: str
    article: str
    template: Template
