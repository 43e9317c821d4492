"""What an ordinary page is put together from; each block has its template in templates/blocks/."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with words for those who do not see it."""

    image = ImageChooserBlock(label="Изображение")
    alt = blocks.CharBlock(label="Что изображено", max_length=300, help_text="Для тех, кто не видит изображение.")
    caption = blocks.CharBlock(label="Подпись", max_length=300, required=False)

    class Meta:
        icon = "image"
        label = "Изображение"
        template = "blocks/picture.html"


class FileBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label="Файл")
    title = blocks.CharBlock(label="Название ссылки", max_length=300)

    class Meta:
        icon = "doc-full"
        label = "Файл"
        template = "blocks/file.html"


class ArticleBlock(blocks.StreamBlock):
    """The body of an article."""

    heading = blocks.CharBlock(label="Подзаголовок", max_length=200, icon="title", template="blocks/heading.html")
    text = blocks.RichTextBlock(
        label="Текст", features=["h3", "bold", "italic", "ol", "ul", "link", "document-link"], template="blocks/text.html"
    )
    note = blocks.TextBlock(label="Важно", icon="warning", template="blocks/note.html")
    picture = PictureBlock()
    file = FileBlock()
