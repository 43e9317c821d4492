"""The menu of the desk: in the order of work, in Russian, without what nobody needs."""

import pytest
from django.urls import reverse
from lxml import html

from tests import make
from tests.portal.desk.screen import menu
from tests.workflows.regulations import story

pytestmark = pytest.mark.django_db

READ = ("Приказы", "Редакции", "Локальные акты", "Внешние акты")
KEPT = (*READ, "Ознакомление", "Сервисы")
REGISTERS = (*READ, "Сервисы")
SITE = ("Страницы", "Изображения", "Файлы сайта")
MENUS = {
    make.head: ["Рабочий стол", "Обращения", "Проекты", *KEPT, "Архив", "Справочники"],
    make.lawyer: ["Рабочий стол", "Обращения", "Проекты", *KEPT, "Архив", "Справочники", "Настройки"],
    make.clerk: ["Рабочий стол", "Обращения", "Проекты", *KEPT, "Архив", "Справочники"],
    make.executor: ["Рабочий стол", "Обращения", *REGISTERS, "Справочники"],
    make.editor: ["Рабочий стол", "Обращения", *REGISTERS, *SITE, "Справочники", "Отчёты", "Настройки"],
    make.administrator: ["Рабочий стол", "Обращения", *KEPT, "Архив", "Справочники", "Настройки"],
}


@pytest.mark.parametrize("person", MENUS, ids=lambda person: person.__name__)
def test_each_role_has_its_own_menu(at_desk, person):
    assert menu(at_desk(person())) == MENUS[person]


def test_nothing_of_wagtail_leads_out_or_speaks_of_its_workflows(at_desk):
    story.cast()

    page = at_desk(make.user(is_superuser=True)).get(reverse("wagtailadmin_home")).content.decode()
    links = html.fromstring(page).xpath("//a[not(ancestor::noscript)]/@href")

    assert [link for link in links if link.startswith("http")] == []
    assert "workflows/list" not in page
    assert "guide.wagtail.org" not in page
