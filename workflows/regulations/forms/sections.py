"""The blocks of one section in Wagtail's own editor of blocks."""

from typing import Any

from django import forms
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BlockField

from workflows.regulations.drafts import Block
from workflows.regulations.models import RedactionDraft
from workflows.regulations.section_blocks import Part


class SectionForm(forms.Form):
    """One section; the hash says from which state of it the person started."""

    shown_sha256 = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, part: Part) -> None:
        self.block = RedactionDraft.body.field.stream_block
        initial = {"body": StreamValue(self.block, list(part.blocks), is_lazy=True), "shown_sha256": part.sha256}
        super().__init__(data, initial=initial)
        self.fields["body"] = BlockField(block=self.block, label="Текст раздела", required=False)

    def blocks(self) -> list[Block]:
        """The edited section as raw blocks; new ones have got their ids."""
        return list(self.block.get_prep_value(self.cleaned_data["body"]))
