"""How a visitor wants to see the site: kept in one cookie, shown as data attributes that the style sheets read.

The cookie holds no identity: only which of the few offered values are chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

COOKIE = "vid"
AGE = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a setting; the first of a setting is the usual view."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that may be changed."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def usual(self) -> str:
        return self.choices[0].value

    def accept(self, value: str) -> str:
        """The value if it is offered, else the usual one."""
        return value if any(choice.value == value for choice in self.choices) else self.usual


SETTINGS = (
    Setting(
        "scheme",
        "Цвета",
        (
            Choice("auto", "Как в системе"),
            Choice("light", "Светлая"),
            Choice("dark", "Тёмная"),
            Choice("black-on-white", "Чёрным по белому"),
            Choice("white-on-black", "Белым по чёрному"),
            Choice("blue", "Тёмно-синим по голубому"),
        ),
    ),
    Setting("size", "Размер текста", (Choice("usual", "Обычный"), Choice("large", "Крупный"), Choice("huge", "Очень крупный"))),
    Setting("spacing", "Расстояние между буквами и строками", (Choice("usual", "Обычное"), Choice("wide", "Среднее"), Choice("widest", "Большое"))),
    Setting("images", "Изображения", (Choice("on", "Показывать"), Choice("off", "Не показывать"))),
)
SPECIAL = ("black-on-white", "huge", "wide", "on")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A setting with the value that stands."""

    setting: Setting
    value: str


@dataclass(frozen=True, slots=True)
class View:
    """All settings of a visitor."""

    chosen: tuple[Chosen, ...]

    @property
    def is_special(self) -> bool:
        """Whether anything differs from the usual view."""
        return any(one.value != one.setting.usual for one in self.chosen)

    @property
    def changed(self) -> tuple[Chosen, ...]:
        return tuple(one for one in self.chosen if one.value != one.setting.usual)

    @property
    def cookie(self) -> str:
        return ".".join(one.value for one in self.chosen)


USUAL = View(tuple(Chosen(setting, setting.usual) for setting in SETTINGS))


def view_of(request: HttpRequest) -> View:
    """What the cookie asks for; anything strange in it counts as the usual view."""
    said = request.COOKIES.get(COOKIE, "")
    return _view(said.split(".")) if said else USUAL


def view_from(data: Mapping[str, str]) -> View:
    """What a sent form asks for."""
    return _view([data.get(setting.name, "") for setting in SETTINGS])


def special() -> View:
    """The ready-made view for low vision."""
    return _view(list(SPECIAL))


def _view(values: list[str]) -> View:
    padded = [*values, *[""] * len(SETTINGS)]
    return View(tuple(Chosen(setting, setting.accept(value)) for setting, value in zip(SETTINGS, padded, strict=False)))
