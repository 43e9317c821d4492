"""A long text cut into sections for the editor, and put together again. Pure: raw blocks in, raw blocks out."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from workflows.errors import Stale
from workflows.regulations.drafts import Block
from workflows.regulations.tree import Kind

LONG = 200  # above so many blocks Wagtail's editor takes seconds to open
START = "start"  # the key of what stands before the first section


@dataclass(frozen=True, slots=True)
class Part:
    """A section with everything in it."""

    key: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """«2. Приём обращений»."""
        value = self.blocks[0]["value"] if self.blocks and self.key != START else {}
        label = value.get("label") or ""
        return " ".join(filter(None, [f"{label}." if label else "", value.get("heading") or ""])) or "Текст до первого раздела"

    @property
    def sha256(self) -> str:
        """What the person at the editor started from."""
        return hashlib.sha256(json.dumps(self.blocks, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def parts_of(blocks: Sequence[Block]) -> list[Part]:
    """The text by sections, in reading order."""
    cut: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if block["type"] == Kind.SECTION:
            cut.append((str(block["id"]), []))
        elif not cut:
            cut.append((START, []))
        cut[-1][1].append(block)
    return [Part(key, tuple(inside)) for key, inside in cut]


def merged(blocks: Sequence[Block], *, key: str, shown_sha256: str, new: Sequence[Block]) -> list[Block]:
    """The latest text with one section replaced; what others did to other sections stays."""
    result: list[Block] = []
    found = False
    for part in parts_of(blocks):
        if part.key == key:
            found = True
            if part.sha256 != shown_sha256:
                raise Stale("Пока вы правили раздел, его изменил другой человек. Скопируйте свои правки, откройте раздел заново и внесите их снова.")
        result += new if part.key == key else part.blocks
    if not found:
        raise Stale("Пока вы правили раздел, его удалили. Скопируйте свой текст и внесите его в другой раздел.")
    return result
