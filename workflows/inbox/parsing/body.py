"""What of a letter is text and what is a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflows.inbox.parsing.closed import Sort, opened
from workflows.inbox.parsing.content import content_of
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.enclosed import Enclosed, name_of
from workflows.inbox.parsing.letter import Attached
from workflows.inbox.parsing.limits import Limits
from workflows.inbox.parsing.parameters import parameters
from workflows.inbox.parsing.passages import Passage, alternatives, joined, passage
from workflows.inbox.parsing.tree import Part, read_tree

TEXTS = frozenset({"text/plain", "text/html"})
REPEATED = frozenset({"text/x-amp-html", "text/watch-html"})  # the same once more, for one program
SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
SMIME_NAME = "smime.p7m"  # on the way it may lose its kind and keep its name
PGP = "application/pgp-encrypted"
TEXT_CUT = "Текст письма очень длинный: показано его начало, целиком он сохранён файлом."
IS_ENCRYPTED = "Письмо зашифровано (S/MIME или PGP): прочитать его может только тот, у кого есть ключ. Попросите прислать его обычным письмом."
IS_SIGNED = "Письмо было внутри электронной подписи (S/MIME) и извлечено из неё. Саму подпись программа не проверяла: файл с ней сохранён."
SIGNED_BROKEN = "Файл S/MIME (.p7m) повреждён: открыть его не удалось, он сохранён как есть. Попросите прислать письмо ещё раз."
TOO_MANY_ENVELOPES = "Подписи S/MIME вложены друг в друга глубже допустимого: самые глубокие оставлены файлом."
MOST_ENVELOPES = 5  # in one letter, side by side and inside each other
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
    limits: Limits
    defects: Defects
    enclosed: Enclosed
    lonely: tuple[bytes, Part] | None = None  # a text with a name: the words of the letter when there are no others
    envelopes: int = 0

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
        self.enclosed.add(part, data)
        if part.media_type == PGP:
            self.defects.add(IS_ENCRYPTED)
        return self._closed(part, data) if _is_smime(part) and data else []

    def _closed(self, part: Part, data: bytes) -> list[Passage]:
        """What was closed by S/MIME; its envelope has been kept as a file already."""
        found = opened(data)
        if said := {Sort.ENCRYPTED: IS_ENCRYPTED, Sort.BROKEN: SIGNED_BROKEN}.get(found.sort):
            self.defects.add(said)
        if found.sort is not Sort.SIGNED:
            return []
        if not found.is_letter:
            self.enclosed.add_signed(part, found.content)
            return []
        if self.envelopes >= MOST_ENVELOPES:
            self.defects.add(TOO_MANY_ENVELOPES)
            return []
        self.envelopes += 1
        self.defects.add(IS_SIGNED)
        return self._inside(found.content.lstrip())

    def _inside(self, content: bytes) -> list[Passage]:
        """The passages of what was signed: other bytes, and what the limits have left for them."""
        tree = read_tree(content, limits=self.limits, defects=self.defects)
        self._spend(tree)
        outer, self.raw = self.raw, content
        said = self.passages(tree)
        self.raw = outer
        return said

    def _spend(self, tree: Part) -> None:
        self.limits = replace(self.limits, parts=max(1, self.limits.parts - tree.size))

    def _is_text(self, part: Part) -> bool:
        if part.media_type not in TEXTS or part.given:
            return False
        if parameters(part.headers.get("content-disposition")).value == "attachment":
            return False
        is_named = bool(name_of(part, Defects()))
        if is_named and self.lonely is None:
            self.lonely = self.raw, part
        return not is_named


def _is_smime(part: Part) -> bool:
    if part.given:
        return False
    return part.media_type in SMIME or (part.media_type == "application/octet-stream" and name_of(part, Defects()).lower() == SMIME_NAME)


def read_body(raw: bytes, letter: Part, *, limits: Limits, defects: Defects) -> Body:
    """The words and the files of a letter."""
    inner = replace(limits, parts=max(1, limits.parts - letter.size), depth=limits.depth // (MOST_ENVELOPES + 1))
    gatherer = _Gatherer(raw, inner, defects, Enclosed(defects))
    said = joined(gatherer.passages(letter))
    if not said.text.strip() and gatherer.lonely:
        bytes_of_it, lonely = gatherer.lonely
        said = passage(lonely, content_of(bytes_of_it, lonely, defects), defects)
    files = gatherer.enclosed.all()
    if len(said.text) > limits.text:
        defects.add(TEXT_CUT)
        files = (*files, Attached(WHOLE_TEXT, "text/plain", said.text.encode()))
        said = replace(said, text=said.text[: limits.text])
    if len(said.page) > PAGE_FACTOR * limits.text:
        said = replace(said, page="")
    return Body(said, files)
