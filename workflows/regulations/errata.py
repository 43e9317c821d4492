"""Mistakes of reproduction: who records them, and why they can never change a text."""

from uuid import UUID

from workflows.errors import BadInput, Incomplete, NotAllowed
from workflows.people.models import User
from workflows.regulations.models import Erratum, Provision, Redaction, Regulation

NOT_FOR_TEXT = "Если неверен сам утверждённый текст, нужен приказ о внесении изменений."


def errata_of(redaction: Redaction) -> list[Erratum]:
    """The mistakes with which this redaction was shown, in the order in which they were recorded."""
    return list(Erratum.objects.filter(redaction=redaction).select_related("by", "scan").order_by("at", "pk"))


def errata_of_act(regulation: Regulation) -> list[Erratum]:
    """The same for all redactions of an act, the last first."""
    found = Erratum.objects.filter(redaction__regulation=regulation).select_related("redaction__regulation", "scan")
    return list(found.order_by("-at", "-pk"))


def may_record(user: User) -> None:
    """The lawyer and the clerk answer for what the site shows."""
    if not user.has_perm("regulations.add_erratum"):
        raise NotAllowed("Ошибки воспроизведения вносит юрист или делопроизводитель. Сообщите об ошибке им.")


def is_of_reproduction(redaction: Redaction, *, paper_says: str, site_showed: str, provision_uid: UUID | None) -> None:
    """The words of the paper are those of the approved text; if they are not, the text itself is in question."""
    if not (_plain(paper_says) and _plain(site_showed)):
        raise Incomplete("Впишите и то, как в подлиннике, и то, как было показано.")
    if _plain(paper_says) == _plain(site_showed):
        raise BadInput("Подлинник и показанное совпадают: исправлять нечего.")
    if provision_uid is None:
        return
    provision = Provision.objects.filter(redaction=redaction, uid=provision_uid).first()
    if provision is None:
        raise BadInput("Такого пункта в этой редакции нет. Выберите другой.")
    if _plain(paper_says) not in _plain(f"{provision.label} {provision.heading} {provision.text}"):
        raise BadInput(f"В утверждённом тексте этого места нет слов «{_plain(paper_says)}»: хеш подписан под другими словами. {NOT_FOR_TEXT}")


def _plain(words: str) -> str:
    return " ".join(words.split())
