"""An ordinary page of text."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import ArticleBlock
from pages.models.base import SitePage


class ArticlePage(SitePage):
    """Text of the editors. Never the text of a local act: that lives in redactions."""

    body = StreamField(ArticleBlock(), verbose_name="содержание", blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["pages.HomePage", "pages.ArticlePage"]
    subpage_types = ["pages.ArticlePage"]
    template = "pages/article.html"
    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = "страница с текстом"
        verbose_name_plural = "страницы с текстом"
