"""Rows that are written once. The database refuses a change too: see `workflows.archive.guards`."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from workflows.errors import ArchiveIsFrozen


def refuse(model: type[models.Model]) -> NoReturn:
    """Say that a stored fact stays as it is."""
    raise ArchiveIsFrozen(
        f"Запись архива «{model._meta.verbose_name}» нельзя изменить или удалить: это юридический факт."
    )


class FrozenQuerySet(models.QuerySet[Any]):
    """A query over facts: it reads and adds, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        refuse(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        refuse(self.model)

    def delete(self) -> NoReturn:
        refuse(self.model)

    def _raw_delete(self, using: str | None) -> NoReturn:
        refuse(self.model)

    def update_or_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        refuse(self.model)


class FrozenModel(models.Model):
    """The base of every legal fact: inserted once, then neither changed nor deleted."""

    objects: ClassVar[Any] = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; a second `save` is refused."""
        if not self._state.adding:
            refuse(type(self))
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused for ever."""
        refuse(type(self))
