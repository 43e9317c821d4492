"""What of a letter is text and what is a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflows.inbox.parsing.content import content_of
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.enclosed import Enclosed, name_of
from workflows.inbox.parsing.letter import Attached
from workflows.inbox.parsing.limits import Limits
from workflows.inbox.parsing.parameters import parameters
from workflows.inbox.parsing.passages import Passage, alternatives, joined, passage
from workflows.inbox.parsing.tree import Part

TEXTS = frozenset({"text/plain", "text/html"})
REPEATED = frozenset({"text/x-amp-html", "text/watch-html"})  # the same once more, for one program
ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
TEXT_CUT = "Текст письма очень длинный: показано его начало, целиком он сохранён файлом."
IS_ENCRYPTED = "Письмо зашифровано или подписано так, что его текст закрыт (S/MIME, PGP): попросите прислать его обычным письмом."
WHOLE_TEXT = "Текст письма.txt"
PAGE_FACTOR = 4  # a page may be this many times longer than a text


@dataclass(frozen=True, slots=True)
class Body:
    """The sender's words and files."""

    said: Passage
    files: tuple[Attached, ...]


@dataclass(slots=True)
class _Gatherer:
    raw: bytes
    defects: Defects
    enclosed: Enclosed
    lonely: Part | None = None  # a text with a name: the words of the letter when there are no others

    def passages(self, part: Part) -> list[Passage]:
        """The passages of a part; its files go aside."""
        if not part.children:
            return self._leaf(part)
        if part.media_type == "multipart/alternative":
            return [alternatives([one for child in part.children for one in self.passages(child)])]
        if part.media_type == "multipart/related":
            return self._related(part)
        return [one for child in part.children for one in self.passages(child)]

    def _related(self, part: Part) -> list[Passage]:
        """A page and what it shows: the page comes first, or is named."""
        wanted = part.kind.ascii("start").strip("<>")
        root = next((child for child in part.children if wanted and child.headers.ascii("content-id").strip("<>") == wanted), part.children[0])
        found = self.passages(root)
        for child in part.children:
            if child is not root:
                found += self.passages(child)
        return found

    def _leaf(self, part: Part) -> list[Passage]:
        if part.media_type.startswith("multipart/") or part.media_type in REPEATED:
            return []
        data = content_of(self.raw, part, self.defects)
        if self._is_text(part):
            found = passage(part, data, self.defects)
            for file in found.written:
                self.enclosed.add_written(file.name, file.data)
            return [found]
        if part.media_type in ENCRYPTED:
            self.defects.add(IS_ENCRYPTED)
        self.enclosed.add(part, data)
        return []

    def _is_text(self, part: Part) -> bool:
        if part.media_type not in TEXTS or part.given:
            return False
        if parameters(part.headers.get("content-disposition")).value == "attachment":
            return False
        is_named = bool(name_of(part, Defects()))
        if is_named and self.lonely is None:
            self.lonely = part
        return not is_named


def read_body(raw: bytes, letter: Part, *, limits: Limits, defects: Defects) -> Body:
    """The words and the files of a letter."""
    gatherer = _Gatherer(raw, defects, Enclosed(defects))
    said = joined(gatherer.passages(letter))
    if not said.text.strip() and gatherer.lonely:
        said = passage(gatherer.lonely, content_of(raw, gatherer.lonely, defects), defects)
    files = gatherer.enclosed.all()
    if len(said.text) > limits.text:
        defects.add(TEXT_CUT)
        files = (*files, Attached(WHOLE_TEXT, "text/plain", said.text.encode()))
        said = replace(said, text=said.text[: limits.text])
    if len(said.page) > PAGE_FACTOR * limits.text:
        said = replace(said, page="")
    return Body(said, files)
