"""Blocks of a draft: a flat list of provisions, the id of each block being the permanent uid of its provision."""

from wagtail import blocks

LEVEL_HELP = "1 – внутри пункта, 2 – внутри предыдущей строки, 0 – вне пунктов."


def repealed() -> blocks.BooleanBlock:
    """A provision that is no longer in force keeps its number and its place."""
    return blocks.BooleanBlock(label="Утратил силу", required=False, help_text="Номер и место остаются за ним, текст пуст.")


class SectionBlock(blocks.StructBlock):
    """Раздел."""

    label = blocks.CharBlock(label="Номер", max_length=20, required=False, help_text="Без точки: «2».")
    heading = blocks.CharBlock(label="Название раздела", max_length=1000, required=False)
    repealed = repealed()

    class Meta:
        icon = "title"
        label = "Раздел"
        label_format = "{label} {heading}"


class PointBlock(blocks.StructBlock):
    """Пункт."""

    label = blocks.CharBlock(label="Номер", max_length=20, required=False, help_text="Без точки в конце: «2.2».")
    text = blocks.TextBlock(label="Текст", rows=3, required=False)
    repealed = repealed()

    class Meta:
        icon = "list-ol"
        label = "Пункт"
        label_format = "{label} {text}"


class SubpointBlock(PointBlock):
    """Подпункт."""

    class Meta:
        icon = "list-ol"
        label = "Подпункт"
        label_format = "{label} {text}"


class ParagraphBlock(blocks.StructBlock):
    """Абзац пункта."""

    text = blocks.TextBlock(label="Текст", rows=3, required=False)
    level = blocks.IntegerBlock(label="Вложенность", default=1, min_value=0, max_value=9, required=False, help_text=LEVEL_HELP)
    repealed = repealed()

    class Meta:
        icon = "pilcrow"
        label = "Абзац"
        label_format = "{text}"


class ItemBlock(blocks.StructBlock):
    """Строка перечня."""

    label = blocks.CharBlock(label="Буква или номер", max_length=10, required=False, help_text="Пусто – строка начинается с тире.")
    text = blocks.TextBlock(label="Текст", rows=2, required=False)
    level = blocks.IntegerBlock(label="Вложенность", default=1, min_value=0, max_value=9, required=False, help_text=LEVEL_HELP)
    repealed = repealed()

    class Meta:
        icon = "list-ul"
        label = "Строка перечня"
        label_format = "{label} {text}"


class ProvisionsBlock(blocks.StreamBlock):
    """The body of a draft."""

    section = SectionBlock()
    point = PointBlock()
    subpoint = SubpointBlock()
    paragraph = ParagraphBlock()
    item = ItemBlock()
