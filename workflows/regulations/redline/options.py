"""How a comparison is shown: which view, with typography or without, changes alone or the whole text. Kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode


class View(StrEnum):
    """The three views by their words in the address; the first is the usual one."""

    INLINE = "tekst"
    SIDE = "ryadom"
    TABLE = "tablitsa"

    @property
    def words(self) -> str:
        return TITLES[self]


TITLES = {View.INLINE: "В тексте", View.SIDE: "Рядом", View.TABLE: "Таблица"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of the switches: where it leads, and whether it is what is shown now."""

    title: str
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader chose."""

    view: View = View.INLINE
    noise: bool = False
    whole: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Options:
        """From the parameters of an address; anything strange counts as the usual choice."""
        view = asked.get("vid", "")
        known = View(view) if view in set(View) else View.INLINE
        return cls(known, noise=asked.get("tipografika") == "1", whole=asked.get("vsyo") == "1")

    @property
    def query(self) -> str:
        """The parameters of this choice, «?vid=tablitsa»; a lone «?» leads to the usual one."""
        said = {
            "vid": "" if self.view is View.INLINE else str(self.view),
            "tipografika": "1" if self.noise else "",
            "vsyo": "1" if self.whole else "",
        }
        return "?" + urlencode({name: value for name, value in said.items() if value})

    @property
    def views(self) -> tuple[Choice, ...]:
        return tuple(Choice(view.words, self._but(view=view), view is self.view) for view in View)

    @property
    def scopes(self) -> tuple[Choice, ...]:
        titles = ((False, "Только изменения"), (True, "Показать весь текст"))
        return tuple(Choice(title, self._but(whole=whole), whole is self.whole) for whole, title in titles)

    @property
    def other_noise(self) -> str:
        """The address with the switch of typography turned."""
        return self._but(noise=not self.noise)

    def _but(self, **other: Any) -> str:
        return replace(self, **other).query
