"""Stages of an order: a project becomes signed once and for ever."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where an order stands. Cancellation is a later order, not a stage."""

    PROJECT = "project", "проект"
    SIGNED = "signed", "подписан"


MOVES: dict[Stage, set[Stage]] = {
    Stage.PROJECT: {Stage.SIGNED},
    Stage.SIGNED: set(),
}


class ClauseKind(TextChoices):
    """What a clause of an order does."""

    APPROVE = "approve", "утвердить"
    AMEND = "amend", "внести изменения"
    REPEAL = "repeal", "признать утратившим силу"
    ENTRY = "entry", "вступление в силу"
    PUBLISH = "publish", "размещение на сайте"
    ACQUAINT = "acquaint", "ознакомление"
    ENTRUST = "entrust", "поручение"
    CONTROL = "control", "контроль"


DERIVED = frozenset({ClauseKind.APPROVE, ClauseKind.AMEND, ClauseKind.REPEAL, ClauseKind.ENTRY})


def is_derived(kind: ClauseKind) -> bool:
    """Whether the clause is written from the text it changes and is not for a hand to edit; the rest is a default."""
    return kind in DERIVED


class SignatureFormat(TextChoices):
    """How the file of a detached signature is written."""

    DER = "der", "CMS, DER"
    PEM = "pem", "CMS, base64"


class SignerSource(TextChoices):
    """Where the name of the one who made a detached signature comes from."""

    CERTIFICATE = "certificate", "из сертификата"
    TOLD = "told", "со слов"


class HashMatch(TextChoices):
    """Whether the hash inside a detached signature is that of our file."""

    SAME = "same", "совпадает"
    UNCHECKED = "unchecked", "не проверялось"
