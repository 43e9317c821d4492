"""What is asked of a letter before it may be sent. Nothing here refuses a letter for what the law lets go (59-ФЗ, ст. 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from workflows.appeals.models import Category, ReplyBy
from workflows.errors import BadInput
from workflows.filing.words import Words, fit_for_a_name, plain, told

LONGEST_LETTER = 100_000
NAMES = {"last_name": "фамилии", "first_name": "имени", "patronymic": "отчества"}
LONGEST = {"last_name": 150, "first_name": 150, "patronymic": 150, "child": 300, "group": 100, "postal_address": 500, "phone": 50}
WAYS = (ReplyBy.EMAIL, ReplyBy.POST, ReplyBy.NOWHERE)

SAYS_NOTHING = "Напишите, что произошло или о чём вы просите: пустое обращение рассмотреть нельзя."
NO_EMAIL = "Вы выбрали ответ по электронной почте. Впишите адрес или выберите другой способ ответа."
NO_POST = "Вы выбрали ответ по почте. Впишите почтовый адрес или выберите другой способ ответа."
NO_ADDRESS = "Без адреса ответить нельзя. Мы прочитаем обращение и проверим, нет ли в нём опасности, но ответа вы не получите (часть 1 статьи 11 Федерального закона № 59-ФЗ)."
NO_NAME = "Без фамилии закон не требует отвечать на обращение (часть 1 статьи 11 Федерального закона № 59-ФЗ). Впишите фамилию, если ждёте ответа."


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a field and how to mend it."""

    field: str
    sentence: str


def clean_names(words: Words) -> tuple[Words, list[Trouble]]:
    """The words with names as they can stand in a letter, and what was left out of each: it is shown, never done in secret."""
    mended: dict[str, str] = {}
    troubles = []
    for field, whose in NAMES.items():
        typed, fit = " ".join(getattr(words, field).split()), fit_for_a_name(getattr(words, field))
        mended[field] = fit
        if fit != typed:
            troubles.append(Trouble(field, f"Из {whose} убраны знаки, которых в имени быть не может: было «{told(typed)[:60]}», стало «{fit}». Проверьте и продолжайте."))
    for field in ("child", "group", "email", "postal_address", "phone"):
        mended[field] = plain(getattr(words, field))
    return replace(words, **mended), troubles


def troubles_of(words: Words) -> list[Trouble]:
    """What must be mended before the letter is sent, in the order of the form."""
    return [*_of_the_text(words), *_of_lengths(words), *_of_the_reply(words)]


def warnings_of(words: Words) -> list[Trouble]:
    """What the author should know and may leave as it is."""
    found = []
    if reply_by(words) == ReplyBy.NOWHERE:
        found.append(Trouble("reply_by", NO_ADDRESS))
    if not words.last_name:
        found.append(Trouble("last_name", NO_NAME))
    return found


def must_be_whole(words: Words) -> None:
    """Raise the first trouble: for the moment of sending."""
    for trouble in troubles_of(words):
        raise BadInput(trouble.sentence)


def reply_by(words: Words) -> ReplyBy:
    """How to answer: as chosen; where nothing is chosen, by the address that there is."""
    if words.reply_by in WAYS:
        return ReplyBy(words.reply_by)
    return ReplyBy.EMAIL if words.email else ReplyBy.POST if words.postal_address else ReplyBy.NOWHERE


def category(words: Words) -> Category:
    """Who writes; whoever did not say is «иное лицо»."""
    return Category(words.category) if words.category in Category.values else Category.OTHER


def _of_the_text(words: Words) -> Iterator[Trouble]:
    letter = words.letter
    if not letter:
        yield Trouble("happened", SAYS_NOTHING)
    elif len(letter) > LONGEST_LETTER:
        length, most = (f"{number:,}".replace(",", " ") for number in (len(letter), LONGEST_LETTER))
        yield Trouble("happened", f"В обращении {length} знаков, а принять можно не больше {most}. Текст сохранён: сократите его или приложите файлом.")


def _of_lengths(words: Words) -> Iterator[Trouble]:
    for field, most in LONGEST.items():
        if len(getattr(words, field)) > most:
            yield Trouble(field, f"Здесь помещается не больше {most} знаков. Сократите.")


def _of_the_reply(words: Words) -> Iterator[Trouble]:
    if words.email and not _is_email(words.email):
        yield Trouble("email", f"«{words.email[:254]}» не похоже на адрес почты. Проверьте его, например: ivanova@example.ru.")
    if words.reply_by == ReplyBy.EMAIL and not words.email:
        yield Trouble("email", NO_EMAIL)
    if words.reply_by == ReplyBy.POST and not words.postal_address:
        yield Trouble("postal_address", NO_POST)


def _is_email(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return len(typed) <= 254
