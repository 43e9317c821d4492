"""What does not fit is said in sentences that name the point and the next step; then nothing is applied."""

from dataclasses import replace

import pytest

from tests.workflows.regulations.amending.make_amending import find, instruction, line, point, seed, uid
from workflows.errors import Stale
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.errors import Conflicts
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.amending.state import bound

WHOLE_24 = replace(find(seed(), "2.4"), text="Асинхронные сервисы:")
ELSEWHERE = replace(point("2.8"), uid=uid("3.1"))
NESTED = replace(point("2.8"), children=(replace(point("3.1"), uid="other"),))


def refusals(*instructions, text=None):
    with pytest.raises(Conflicts) as refused:
        apply(text or seed(), instructions)
    return [conflict.said for conflict in refused.value.conflicts]


def words(label, old, new="иные слова", line=0, **rest):
    return instruction(Op.REPLACE_WORDS, label, line, old=old, new=new, **rest)


ALONE = {
    "a point that is not there": (
        Instruction(Op.REPLACE_WORDS, "nowhere", old="сервис", new="служба"),
        "В тексте нет пункта, о котором говорит изменение «сервис». Выберите пункт в действующей редакции заново.",
    ),
    "words that are not there": (
        words("3.5", "в течение 4 дней"),
        "Пункт 3.5: слов «в течение 4 дней» там нет. Скопируйте их из действующей редакции.",
    ),
    "words inside another word": (
        words("3.5", "комм"),
        "Пункт 3.5: слов «комм» там нет. Скопируйте их из действующей редакции.",
    ),
    "words more often than said": (
        words("3.5", "и"),
        "Пункт 3.5: слова «и» встречаются 3 раза, а в изменении сказано 1 раз. Укажите, о каких из них речь, или процитируйте больше слов.",
    ),
    "an occurrence that is not there": (
        words("3.5", "и", occurs=3, which=4),
        "Пункт 3.5: слова «и» встречаются 3 раза, случая № 4 нет. Укажите другой.",
    ),
    "no words at all": (
        words("3.5", "дней", new=" "),
        "Пункт 3.5: не сказано, какие слова меняются. Укажите прежние и новые слова.",
    ),
    "words of a line": (
        words("2.2", "портал", line=3),
        "Абзац 4 пункта 2.2: слов «портал» там нет. Скопируйте их из действующей редакции.",
    ),
    "words of a heading": (
        words("4", "Прочие", part=Part.HEADING),
        "Наименование раздела 4: слов «Прочие» там нет. Скопируйте их из действующей редакции.",
    ),
    "words of the title": (
        bound(seed(), Instruction(Op.REPLACE_WORDS, part=Part.TITLE, old="Устав", new="Правила")),
        "Наименование акта: слов «Устав» там нет. Скопируйте их из действующей редакции.",
    ),
    "a base that moved": (
        replace(words("3.5", "дней"), base_sha256="0" * 64),
        "Пункт 3.5: текст с тех пор изменён. Перенесите проект на новый текст и решите, как изложить это место.",
    ),
    "an edition of another base": (
        Instruction(Op.NEW_EDITION, edition=seed(), base_sha256="0" * 64),
        "Акт с тех пор изменён. Перенесите новую редакцию на действующий текст и проверьте её целиком.",
    ),
    "a number that is taken": (
        instruction(Op.INSERT_PROVISION, "2", nodes=(point("2.3"),), after=uid("2.7")),
        "Раздел 2: номер 2.3 уже занят. Возьмите следующий свободный номер.",
    ),
    "a number taken in another section": (
        instruction(Op.INSERT_PROVISION, "2", nodes=(NESTED,), after=uid("2.7")),
        "Раздел 2: номер 3.1 уже занят. Возьмите следующий свободный номер.",
    ),
    "a copy instead of a new point": (
        instruction(Op.INSERT_PROVISION, "2", nodes=(ELSEWHERE,), after=uid("2.7")),
        "Раздел 2: «2.8» уже есть в тексте. Вставьте это место как новое, не копией.",
    ),
    "a neighbour of another parent": (
        instruction(Op.INSERT_PROVISION, "2", nodes=(point("2.8"),), after=uid("3.1")),
        "Раздел 2: место для вставки «2.8» не найдено, соседнего пункта там нет. Выберите место заново.",
    ),
    "a neighbour that waits for itself": (
        instruction(Op.INSERT_PROVISION, "2", nodes=(point("2.8"),), after="new-2.8"),
        "Раздел 2: место для вставки «2.8» не найдено, соседнего пункта там нет. Выберите место заново.",
    ),
    "a point without a number": (
        instruction(Op.INSERT_PROVISION, "2", nodes=(point(""),), after=uid("2.7")),
        "Раздел 2: не сказано, чем дополнить. Одним изменением вставляют один пункт с номером или абзацы без номера.",
    ),
    "a new wording with another number": (
        instruction(Op.REPLACE_PROVISION, "2.4", nodes=(replace(WHOLE_24, label="2.8"),)),
        "Пункт 2.4: новое изложение не меняет номера и вида. Верните номер 2.4.",
    ),
    "no new wording": (
        instruction(Op.REPLACE_PROVISION, "2.4"),
        "Пункт 2.4: нет нового изложения. Впишите текст целиком.",
    ),
}


@pytest.mark.parametrize("what", ALONE)
def test_one_instruction_that_does_not_fit(what):
    given, said = ALONE[what]

    assert [each.replace("\u00a0", " ") for each in refusals(given)] == [said]


def test_a_repealed_point_is_not_changed_any_more():
    text = apply(seed(), [instruction(Op.REPEAL_PROVISION, "2.4")])

    said = refusals(
        bound(text, Instruction(Op.REPLACE_PARAGRAPH, uid("2.4"), new="Снова:")),
        bound(text, Instruction(Op.INSERT_PARAGRAPH, uid("2.4"), nodes=(line(),))),
        bound(text, Instruction(Op.REPEAL_PARAGRAPH, uid("2.4", 1))),
        text=text,
    )

    assert said == [
        "Пункт\u00a02.4 утратил силу, изменить его нельзя. Уберите это изменение или дополните акт новым пунктом.",
        "Пункт\u00a02.4 утратил силу, изменить его нельзя. Уберите это изменение или дополните акт новым пунктом.",
        # a repealed lead has no words, so its list is counted from one
        "Абзац\u00a01 пункта\u00a02.4 утратил силу, изменить его нельзя. Уберите это изменение или дополните акт новым пунктом.",
    ]


TOGETHER = {
    "words twice": (
        [words("3.5", "в течение 3 дней"), words("3.5", "3 дней после")],
        "Пункт 3.5: два изменения говорят об одних и тех же словах. Оставьте одно из них или объедините их.",
    ),
    "words inserted after words that go": (
        [instruction(Op.INSERT_WORDS, "3.5", old="группах", new="и чатах"), instruction(Op.DELETE_WORDS, "3.5", old="в группах")],
        "Пункт 3.5: два изменения говорят об одних и тех же словах. Оставьте одно из них или объедините их.",
    ),
    "words and the whole paragraph": (
        [words("3.5", "в течение 3 дней"), instruction(Op.REPLACE_PARAGRAPH, "3.5", new="Иное.")],
        "Пункт 3.5: два изменения говорят об одних и тех же словах. Оставьте одно из них или объедините их.",
    ),
    "a line of a point that is stated anew": (
        [instruction(Op.REPLACE_PROVISION, "2.4", nodes=(WHOLE_24,)), words("2.4", "сервис", line=1)],
        "Абзац 2 пункта 2.4 меняется отдельно, а пункт 2.4 – целиком. Оставьте одно изменение.",
    ),
    "a point of a section that is repealed": (
        [instruction(Op.REPEAL_PROVISION, "2.4"), instruction(Op.REPEAL_PROVISION, "2")],
        "Пункт 2.4 меняется отдельно, а раздел 2 – целиком. Оставьте одно изменение.",
    ),
    "a new point in a section that is repealed": (
        [instruction(Op.INSERT_PROVISION, "2", nodes=(point("2.8"),), after=uid("2.7")), instruction(Op.REPEAL_PROVISION, "2")],
        "Раздел 2 меняется и целиком, и по частям. Оставьте одно изменение.",
    ),
    "a point twice as a whole": (
        [instruction(Op.REPLACE_PROVISION, "2.4", nodes=(WHOLE_24,)), instruction(Op.REPEAL_PROVISION, "2.4")],
        "Пункт 2.4: меняется целиком дважды. Оставьте одно изменение.",
    ),
    "two lines in one place": (
        [instruction(Op.INSERT_PARAGRAPH, "2.4", nodes=(line(key=key),), after=uid("2.4", 5)) for key in ("a", "b")],
        "Пункт 2.4: на одно место вставляются два текста, и их очерёдность не сказана. Объедините вставки в одну.",
    ),
}


@pytest.mark.parametrize("what", TOGETHER)
def test_two_instructions_that_hinder_each_other(what):
    given, said = TOGETHER[what]

    assert {each.replace("\u00a0", " ") for each in refusals(*given)} == {said}


def test_one_number_is_not_put_in_twice():
    given = [instruction(Op.INSERT_PROVISION, "2", nodes=(replace(point("2.8"), uid=key),), after=uid("2.7")) for key in ("a", "b")]

    assert refusals(*given) == ["Раздел\u00a02: номер 2.8 уже занят. Возьмите следующий свободный номер."] * 2


def test_an_edition_comes_alone():
    given = [instruction(Op.NEW_EDITION, edition=seed()), instruction(Op.RENAME, part=Part.TITLE, new="Правила")]

    assert refusals(*given) == ["Новая редакция излагает весь акт. Уберите из приказа остальные изменения или откажитесь от новой редакции."]


def test_all_conflicts_are_told_at_once_as_one_refusal():
    with pytest.raises(Stale) as refused:
        apply(seed(), [words("3.5", "нет таких"), words("3.6", "и таких нет"), instruction(Op.RENAME, part=Part.TITLE, new="Правила")])

    assert str(refused.value).replace("\u00a0", " ") == (
        "Пункт 3.5: слов «нет таких» там нет. Скопируйте их из действующей редакции. "
        "Пункт 3.6: слов «и таких нет» там нет. Скопируйте их из действующей редакции."
    )


def test_a_point_that_is_gone_is_called_as_it_was():
    without = replace(seed(), provisions=seed().provisions[:2])

    with pytest.raises(Conflicts) as refused:
        apply(without, [words("3.5", "дней")], was=seed())

    assert str(refused.value).replace("\u00a0", " ") == (
        "Пункт 3.5: в тексте, на который ложатся изменения, такого места уже нет. Верните его в проекте к прежним словам или внесите изменение в другой пункт."
    )
