"""Roles of the office as one table. Rights are reviewed in a diff, not clicked together; `sync_roles` applies it.

No role gives legal force: orders are signed by a dated authority (`workflows.signing`), visas by a named holder.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from workflows.errors import Incomplete

DIRECTOR = "Генеральный директор"
LAWYER = "Юрист"
CLERK = "Делопроизводитель"
EXECUTOR = "Исполнитель"
EDITOR = "Редактор сайта"
ADMINISTRATOR = "Администратор"

STOCK_GROUPS = ("Editors", "Moderators")  # Wagtail's own; nobody works in them here


def may(app: str, model: str, *verbs: str) -> frozenset[str]:
    """Django permissions «app.verb_model» for each verb."""
    return frozenset(f"{app}.{verb}_{model}" for verb in verbs)


EDIT = ("add", "change", "delete", "view")
FILED = ("add", "change", "choose", "delete")
STAFF = (
    frozenset({"wagtailadmin.access_admin"})
    | may("regulations", "regulation", "view")
    | may("regulations", "redaction", "view")
    | may("regulations", "externalact", "view")
    | may("orders", "order", "view")
    | may("people", "unit", "view")
    | may("workdays", "calendaryear", "view")
    | may("services", "service", "view")
    | may("services", "basis", "view")
    | may("appeals", "appeal", "view")  # a door to one's own cases: which, is said by `appeals.rules.seeing`
)
CATALOGUE = may("services", "service", "add", "change")
REGISTERS = (
    may("journal", "entry", "view")
    | may("signing", "signature", "view")
    | may("signing", "signingauthority", "view")
    | may("terms", "legalterm", "view")
)
DRAFTS = may("regulations", "redactiondraft", "view") | may("regulations", "submission", "view")
APPEALS_BOOKS = (
    may("appeals", "topic", "add", "change", "view")
    | may("appeals", "competentbody", "add", "change", "view")
    | may("appeals", "lettertemplate", "add", "change", "view")
    | may("appeals", "caseindex", "add", "change", "view")
)
ACQUAINTANCE = may("acquaintance", "campaign", "add", "change", "view")


@dataclass(frozen=True, slots=True)
class Role:
    """What one group may do: anywhere, on pages from the root down, and with files of the root collection."""

    permissions: frozenset[str]
    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


ROLES: dict[str, Role] = {
    DIRECTOR: Role(
        STAFF
        | REGISTERS
        | DRAFTS
        | may("services", "service", "admit")
        | may("acquaintance", "campaign", "view")
        | frozenset({"appeals.read_restricted_appeals", "appeals.report_appeals"})
        | frozenset({"appeals.confirm_refusal", "appeals.receive_citizens"})
    ),
    LAWYER: Role(
        STAFF
        | REGISTERS
        | DRAFTS
        | ACQUAINTANCE
        | may("regulations", "redactiondraft", "add", "change", "delete")
        | may("regulations", "regulation", "add", "change")
        | may("regulations", "externalact", "add", "change")
        | may("regulations", "approvalroute", "view")
        | may("regulations", "opinionbody", *EDIT)
        | may("regulations", "opinionrecord", "add", "view")
        | may("regulations", "erratum", "add", "view")
        | may("orders", "order", "add", "change", "delete")
        | frozenset({"appeals.confirm_refusal"})
        | may("appeals", "lettertemplate", "add", "change", "view")
    ),
    CLERK: Role(
        STAFF
        | CATALOGUE
        | REGISTERS
        | DRAFTS
        | ACQUAINTANCE
        | may("regulations", "opinionrecord", "add", "view")
        | may("orders", "order", "add", "change")
        | may("numbering", "series", "view")
        | may("people", "organisation", "view")
        | may("people", "substitution", "add", "change", "view")
        | may("regulations", "erratum", "add", "view")
        | may("workdays", "calendaryear", "add", "change")
        | may("workdays", "specialday", *EDIT)
        | may("printing", "printrequest", "view", "change")
        | may("files", "storedfile", "view")
        | APPEALS_BOOKS
        | frozenset({"appeals.register_appeal"})
        | frozenset({"appeals.report_appeals"})
        | may("appeals", "casefile", "add", "change", "view")
        | may("appeals", "receptionslot", "add", "change", "view")
        | frozenset({"appeals.receive_citizens"})
    ),
    EXECUTOR: Role(STAFF),
    EDITOR: Role(
        STAFF | may("wagtailredirects", "redirect", *EDIT) | may("wagtailsearchpromotions", "searchpromotion", *EDIT),
        pages=may("wagtailcore", "page", "add", "change", "publish", "lock", "unlock"),
        files=may("wagtailimages", "image", *FILED) | may("wagtaildocs", "document", *FILED),
    ),
    ADMINISTRATOR: Role(
        STAFF
        | CATALOGUE
        | may("services", "service", "admit")
        | REGISTERS
        | ACQUAINTANCE
        | may("people", "user", *EDIT)
        | may("people", "unit", *EDIT)
        | may("people", "organisation", "add", "change", "view")
        | may("people", "substitution", "add", "change", "view")
        | may("numbering", "series", "add", "change", "view")
        | may("signing", "signingauthority", "add", "change")
        | may("terms", "legalterm", "add", "change")
        | may("regulations", "approvalroute", *EDIT)
        | may("regulations", "opinionbody", *EDIT)
        | may("workdays", "calendaryear", "add", "change")
        | may("workdays", "specialday", *EDIT)
        | may("printing", "printrequest", "view", "change")
        | may("mail", "letter", "change")
        | may("screening", "scanattempt", "view")
        | may("connections", "connection", "change")
        | may("identity", "provider", "change")
        | may("wagtailcore", "site", "change", "view")
        | APPEALS_BOOKS
        | may("appeals", "houserules", "add", "change", "view")
        | may("appeals", "dangerword", "add", "change", "view")
    ),
}


@transaction.atomic
def sync_roles() -> list[str]:
    """Make the groups equal to the table; the Russian lines say what had to change, nothing when all was so."""
    changes = [line for name, role in ROLES.items() for line in _sync(name, role)]
    for group in Group.objects.exclude(name__in=ROLES).order_by("name"):
        if group.name in STOCK_GROUPS and not group.user_set.exists():
            group.delete()
            changes.append(f"Группа «{group.name}» удалена: в ней никого нет, и её нет в таблице ролей.")
    return changes


def _sync(name: str, role: Role) -> Iterator[str]:
    group, made = Group.objects.get_or_create(name=name)
    if made:
        yield f"Роль «{name}» создана."
    wanted = _permissions(role.permissions)
    given = {_spelled(permission) for permission in group.permissions.select_related("content_type")}
    group.permissions.set(wanted.values())
    yield from _told(name, given, set(wanted))
    yield from _told(name, *_sync_pages(group, role.pages))
    yield from _told(name, *_sync_files(group, role.files))


def _told(name: str, before: set[str], after: set[str]) -> Iterator[str]:
    for right in sorted(after - before):
        yield f"Роль «{name}»: добавлено право {right}."
    for right in sorted(before - after):
        yield f"Роль «{name}»: снято право {right}."


def _spelled(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def _permissions(names: frozenset[str]) -> dict[str, Permission]:
    codenames = {name.partition(".")[2] for name in names}
    found = {
        _spelled(item): item
        for item in Permission.objects.filter(codename__in=codenames).select_related("content_type")
    }
    if missing := sorted(names - set(found)):
        raise Incomplete(
            f"В таблице ролей есть неизвестные права: {', '.join(missing)}. Сначала выполните migrate или исправьте таблицу."
        )
    return {name: found[name] for name in names}


def _sync_pages(group: Group, names: frozenset[str]) -> tuple[set[str], set[str]]:
    """Rights on the page tree: exactly these, exactly at the root; returns those before and after."""
    wanted = _permissions(names)
    root = Page.get_first_root_node()
    rights = GroupPagePermission.objects.filter(group=group)
    before = {
        _placed(right.permission, right.page_id, root.pk) for right in rights.select_related("permission__content_type")
    }
    rights.exclude(page=root, permission__in=wanted.values()).delete()
    for permission in wanted.values():
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    return before, set(wanted)


def _sync_files(group: Group, names: frozenset[str]) -> tuple[set[str], set[str]]:
    """Rights on pictures and documents: exactly these, exactly at the root collection."""
    wanted = _permissions(names)
    root = Collection.get_first_root_node()
    rights = GroupCollectionPermission.objects.filter(group=group)
    before = {
        _placed(right.permission, right.collection_id, root.pk)
        for right in rights.select_related("permission__content_type")
    }
    rights.exclude(collection=root, permission__in=wanted.values()).delete()
    for permission in wanted.values():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    return before, set(wanted)


def _placed(permission: Permission, place: int, root: int) -> str:
    return _spelled(permission) if place == root else f"{_spelled(permission)} (не в корне: {place})"
