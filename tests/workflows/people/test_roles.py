"""Roles are a table: the groups follow it, whatever somebody clicked together."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, get_root_collection_id

from tests import make
from workflows.errors import Incomplete
from workflows.people import roles

pytestmark = pytest.mark.django_db


def test_each_role_becomes_a_group_with_its_rights():
    roles.sync_roles()

    groups = {
        group.name: {f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()}
        for group in Group.objects.all()
    }
    assert groups == {name: set(role.permissions) for name, role in roles.ROLES.items()}


def test_a_second_time_nothing_changes():
    roles.sync_roles()

    assert roles.sync_roles() == []


def test_what_was_clicked_together_is_undone_and_told():
    roles.sync_roles()
    executor = Group.objects.get(name=roles.EXECUTOR)
    executor.permissions.add(Permission.objects.get(codename="delete_user"))
    executor.permissions.remove(Permission.objects.get(codename="access_admin"))

    assert roles.sync_roles() == [
        "Роль «Исполнитель»: добавлено право wagtailadmin.access_admin.",
        "Роль «Исполнитель»: снято право people.delete_user.",
    ]


def test_the_editor_works_on_the_whole_tree_of_pages_and_nobody_else_does():
    roles.sync_roles()
    root = Page.get_first_root_node()

    rights = GroupPagePermission.objects.values_list("group__name", "page_id", "permission__codename")
    assert set(rights) == {
        (roles.EDITOR, root.pk, f"{verb}_page") for verb in ("add", "change", "publish", "lock", "unlock")
    }


def test_page_rights_below_the_root_are_taken_away():
    roles.sync_roles()
    clerk, home = Group.objects.get(name=roles.CLERK), Page.objects.get(depth=2)
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=clerk, page=home, permission=right)

    assert roles.sync_roles() == [
        f"Роль «Делопроизводитель»: снято право wagtailcore.publish_page (не в корне: {home.pk})."
    ]


def test_the_editor_keeps_pictures_and_documents():
    roles.sync_roles()

    rights = GroupCollectionPermission.objects.values_list("group__name", "collection_id", "permission__codename")
    files = [f"{verb}_{kind}" for verb in ("add", "change", "choose", "delete") for kind in ("image", "document")]
    assert set(rights) == {(roles.EDITOR, get_root_collection_id(), codename) for codename in files}


def test_a_group_in_which_somebody_works_is_kept():
    stock = Group.objects.create(name="Editors")
    stock.user_set.add(make.user())

    roles.sync_roles()

    assert sorted(Group.objects.exclude(name__in=roles.ROLES).values_list("name", flat=True)) == ["Editors"]


def test_an_unknown_right_stops_with_its_name(monkeypatch):
    monkeypatch.setitem(roles.ROLES, roles.EXECUTOR, roles.Role(roles.may("orders", "spell", "cast")))

    with pytest.raises(Incomplete, match=r"orders\.cast_spell"):
        roles.sync_roles()


def test_no_role_may_publish_or_unlock_a_draft_or_change_the_archive():
    frozen = (
        "redaction",
        "provision",
        "submission",
        "approvalrecord",
        "entry",
        "signature",
        "print",
        "storedfile",
        "blob",
    )
    rights = {right for role in roles.ROLES.values() for right in role.permissions}

    assert [right for right in rights if right.endswith(("publish_redactiondraft", "lock_redactiondraft"))] == []
    assert [
        right
        for right in rights
        if right.partition(".")[2].split("_")[0] in {"change", "delete"}
        and right.endswith(tuple(f"_{name}" for name in frozen))
    ] == []


def test_the_command_tells_what_it_did():
    roles.sync_roles()
    Group.objects.get(name=roles.EXECUTOR).delete()
    out = StringIO()

    call_command("sync_roles", stdout=out)

    assert out.getvalue().splitlines()[0] == "Роль «Исполнитель» создана."


def test_the_check_changes_nothing_and_fails_when_roles_differ():
    Group.objects.filter(name=roles.EXECUTOR).delete()
    Group.objects.create(name="Editors")
    before = set(Group.objects.values_list("name", flat=True))

    with pytest.raises(CommandError, match="Выполните sync_roles"):
        call_command("sync_roles", check=True, stdout=StringIO())

    assert set(Group.objects.values_list("name", flat=True)) == before == {*roles.ROLES, "Editors"} - {roles.EXECUTOR}
