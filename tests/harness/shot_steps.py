"""What people do before a picture is taken. Each step is what a reader of the guide would do with the same buttons."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import docx
from PIL import Image
from playwright.sync_api import Page

from portal import ROOT
from portal.demo.accounts import DIRECTOR

TEXTS = ROOT / "site" / "portal" / "demo" / "texts"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Keys = dict[str, str]


def to_changes(page: Page, keys: Keys) -> None:
    """Nothing of the page moves while it is looked at."""
    page.evaluate("window.scrollTo(0, 0)")


def large_letters(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Включить готовую версию").click()
    page.goto("/lokalnye-akty/servisy-vzaimodeystviya/")


def load_document(page: Page, keys: Keys) -> None:
    page.set_input_files("input[type=file]", TEXTS / "poryadok.txt")
    page.get_by_role("button", name="Загрузить и проверить").click()
    page.wait_for_url("**/document/*/")


def why_changes(page: Page, keys: Keys) -> None:
    page.get_by_label("Зачем").fill("Уточнить сроки и убрать повтор.")


def make_changes(page: Page, keys: Keys) -> None:
    """Words of one point, the end of another, a new one; then a point stands open."""
    page.get_by_role("button", name="Создать проект").click()
    page.wait_for_url("**/amend/")
    keys["changes"] = _number(page.url)
    _rewrite(page, keys, "3-5", "5 рабочих дней", "3 рабочих дней")
    _alter(page, "p-2-2", "Признать утратившим силу")
    page.goto(f"{_amend(keys)}?punkt=3-2#p-3-2")


def find_term(page: Page, keys: Keys) -> None:
    page.get_by_label("Что на что заменить").fill("мессенджеры = службы сообщений\nмессенджеров = служб сообщений")
    page.get_by_role("button", name="Найти места").click()


def load_changed_file(page: Page, keys: Keys) -> None:
    """The file of the redaction with one number changed, one point rewritten and one taken out."""
    address = page.get_by_role("link", name="скачать .docx").get_attribute("href") or ""
    file = docx.Document(BytesIO(page.request.get(address).body()))
    for paragraph in file.paragraphs:
        if "5 рабочих дней" in paragraph.text:
            paragraph.text = paragraph.text.replace("5 рабочих дней", "10 рабочих дней")
        elif paragraph.text.startswith("3.8."):
            paragraph._element.getparent().remove(paragraph._element)
    changed = BytesIO()
    file.save(changed)
    page.set_input_files("input[type=file]", {"name": "Порядок с правками.docx", "mimeType": DOCX, "buffer": changed.getvalue()})
    page.get_by_role("button", name="Загрузить и сверить").click()
    page.wait_for_url("**/file/*/")


def hand_in_with_order(page: Page, keys: Keys) -> None:
    """The references are explained, the draft handed in, the order written."""
    course = f"/admin/regulations/drafts/{keys['changes']}/"
    page.goto(course)
    explain = page.get_by_role("link", name="объясните, почему она остаётся")
    while explain.count():
        explain.first.click()
        page.get_by_label("Почему ссылка остаётся").fill("Пункт уточнят следующим приказом.")
        page.get_by_role("button", name="Записать объяснение").click()
        page.wait_for_url(f"**{course}")
    page.goto(f"{course}submit/")
    page.locator("form.act button").click()
    page.wait_for_url(f"**{course}")
    page.goto(f"{course}order/")
    page.locator("form.act button").click()
    page.wait_for_url(f"**{course}**")
    page.goto(f"{course}order/words/")


def open_federal_law(page: Page, keys: Keys) -> None:
    page.get_by_role("link", name="Федеральный закон").first.click()
    page.wait_for_url("**/inspect/**")


def press_sign(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Подписать приказ").click()
    page.get_by_label("Ваш пароль").wait_for()


def give_password(page: Page, keys: Keys) -> None:
    page.get_by_label("Ваш пароль").fill(DIRECTOR.password)
    page.get_by_role("button", name="Подписать приказ").click()
    page.wait_for_url("**/gotovo/")
    card = page.locator("a[href*='/admin/redactions/inspect/']").first.get_attribute("href") or ""
    keys["new"] = re.findall(r"/inspect/(\d+)/", card)[0]


def take_back(page: Page, keys: Keys) -> None:
    """The draft of changes is opened again after another order has changed the act."""
    page.goto(f"/admin/regulations/drafts/{keys['changes']}/withdraw/")
    page.get_by_label("Причина").fill("Действует новая редакция.")
    page.locator("form.act button").click()
    page.wait_for_url("**/drafts/*/")
    page.goto(_amend(keys))


def everybody(page: Page, keys: Keys) -> None:
    page.get_by_label("Все работники").check()
    _day(page, "Ознакомиться до", keys["later"])


def begin_acquaintance(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Начать ознакомление").click()
    page.wait_for_url("**/inspect/**")
    keys["campaign"] = re.findall(r"/inspect/(\d+)/", page.url)[0]


def open_my_document(page: Page, keys: Keys) -> None:
    page.goto(f"/admin/acquaintance/{keys['campaign']}/read/")


def confirm(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Ознакомлен(а)").click()
    page.wait_for_load_state("networkidle")
    page.goto("/admin/acquaintance/mine/")


def look_again(page: Page, keys: Keys) -> None:
    page.goto(f"/admin/acquaintance/inspect/{keys['campaign']}/")


def paper_sheet(page: Page, keys: Keys) -> None:
    page.get_by_role("link", name="Внести бумажный лист").click()
    page.wait_for_url("**/paper/")


def personal_links(page: Page, keys: Keys) -> None:
    """Two people without accounts; the link of the first is kept for the picture of what they see."""
    page.get_by_label("Люди").fill("Белова Ольга Петровна; мать\nБелов Иван Сергеевич; обучающийся")
    _day(page, "Ознакомиться до", keys["later"])
    page.get_by_role("button", name="Начать ознакомление").click()
    page.wait_for_url("**/inspect/**")
    page.get_by_role("button", name="Выдать ссылки всем, у кого их нет").click()
    page.wait_for_url("**/links/")
    keys["link"] = urlsplit(page.locator(".links__address").first.inner_text()).path


def write_appeal(page: Page, keys: Keys) -> None:
    """Some words, a photograph, an address for the answer."""
    page.get_by_label("Что произошло").fill("В кабинете 12 третий день холодно: на термометре 15 градусов, дети сидят в куртках.")
    page.get_by_label("О чём вы просите").fill("Проверьте отопление и перенесите занятия, пока не потеплеет.")
    page.get_by_label("Фотографии и документы").set_input_files({"name": "термометр.jpg", "mimeType": "image/jpeg", "buffer": _photo()})
    page.locator("[data-kept]").wait_for()
    page.get_by_label("На электронную почту").check()
    page.get_by_label("Электронная почта").fill("belova.op@pochta.example")
    page.get_by_label("Фамилия").fill("Белова")
    page.get_by_label("Имя", exact=True).fill("Ольга")
    page.get_by_text("Сохранено в").wait_for()


def check_appeal(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Дальше: проверить").last.click()
    page.locator("[data-question]").wait_for(state="hidden", timeout=180_000)


def send_appeal(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Отправить обращение").click()
    page.locator(".code__value").wait_for()


def enter_by_code(page: Page, keys: Keys) -> None:
    page.get_by_label("Номер обращения").fill(keys["followed"])
    page.get_by_label("Код", exact=True).fill(keys["code"])
    page.get_by_role("button", name="Показать").click()
    page.get_by_role("heading", name=f"Обращение № {keys['followed']}").wait_for()


def enter_cabinet(page: Page, keys: Keys) -> None:
    page.get_by_role("button", name="Войти").click()
    page.get_by_role("heading", name="Мои обращения").wait_for()


def type_mailbox(page: Page, keys: Keys) -> None:
    """Typed and not saved: the demonstration reads no mail."""
    page.get_by_label("сразу TLS").check()
    for field, words in {"address": "priemnaya@mirk.example", "username": "priemnaya@mirk.example", "port": "993", "host": "imap.mirk.example"}.items():
        page.locator(f"[name={field}]").fill(words)


def _photo() -> bytes:
    """A small real photograph."""
    taken = BytesIO()
    Image.new("RGB", (640, 480), "slategray").save(taken, "JPEG")
    return taken.getvalue()


def _day(page: Page, label: str, day: str) -> None:
    """A day typed by hand; the calendar that opens beside the field is put away."""
    page.get_by_label(label).fill(day)
    page.locator(".xdsoft_datetimepicker").evaluate_all("calendars => calendars.forEach(one => one.remove())")


def _rewrite(page: Page, keys: Keys, key: str, old: str, new: str) -> None:
    page.goto(f"{_amend(keys)}?punkt={key}#p-{key}")
    field = page.get_by_label("Текст", exact=True)
    field.fill(field.input_value().replace(old, new))
    page.get_by_role("button", name="Сохранить пункт").click()
    page.wait_for_url(re.compile(rf"/amend/#p-{key}$"))


def _alter(page: Page, place: str, button: str) -> None:
    point = page.locator(f"#{place}")
    point.locator("summary", has_text="Ещё").click()
    point.get_by_role("button", name=button).click()
    page.wait_for_load_state("networkidle")


def _amend(keys: Keys) -> str:
    return f"/admin/regulations/drafts/{keys['changes']}/amend/"


def _number(address: str) -> str:
    return re.findall(r"/drafts/(\d+)/", address)[0]
