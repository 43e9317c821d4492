"""What the vendor's indexer is given instead of an object: the same object whose words are dictionary forms."""

from typing import Any

from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField

from pages.lemmas import indexed, plain

HEAVY = 2  # from this boost on, a field counts as a title: SQLite knows two weights only


class LemmaObject:
    """An object on its way into the index; the vendor asks it for its key and its fields, nothing else."""

    def __init__(self, original: Any) -> None:
        self.original = original
        self.pk = original.pk

    def get_search_fields(self) -> list[BaseField | RelatedFields]:
        """The fields of the original, each giving dictionary forms."""
        return [in_lemmas(field) for field in self.original.get_search_fields()]


def in_lemmas(field: BaseField | RelatedFields) -> BaseField | RelatedFields:
    """The same field with folded values; filter fields hold no words and stay as they are."""
    if isinstance(field, RelatedFields):
        return LemmaRelatedFields(field)
    if isinstance(field, SearchField):
        return LemmaField(field)
    if isinstance(field, AutocompleteField):
        return PlainField(field)
    return field


def _original(obj: Any) -> Any:
    return obj.original if isinstance(obj, LemmaObject) else obj


class LemmaField(SearchField):
    """A searched field. The vendor puts what is called `title` into the heavy column, so a heavy field is called so."""

    def __init__(self, inner: SearchField) -> None:
        name = "title" if (inner.boost or 1) >= HEAVY else inner.field_name
        super().__init__(name, boost=inner.boost, **inner.kwargs)
        self.inner = inner

    def get_value(self, obj: Any) -> str:
        return indexed(self.inner.get_value(_original(obj)))


class PlainField(AutocompleteField):
    """A field for completion: words as typed, so that their beginnings are found."""

    def __init__(self, inner: AutocompleteField) -> None:
        super().__init__(inner.field_name, **inner.kwargs)
        self.inner = inner

    def get_value(self, obj: Any) -> str:
        return plain(self.inner.get_value(_original(obj)))


class LemmaRelatedFields(RelatedFields):
    """Fields of related objects, folded in their turn."""

    def __init__(self, inner: RelatedFields) -> None:
        super().__init__(inner.field_name, [in_lemmas(field) for field in inner.fields])
        self.inner = inner

    def get_value(self, obj: Any) -> Any:
        return self.inner.get_value(_original(obj))
