"""Takes the pictures of the guides: the demonstration on a throw-away database, its people, a real browser.

`make screenshots` writes them into docs/ru/img. The table of pictures is `tests.harness.shots`; the order of the table is
the order of the story, because a later picture may show what an earlier step has done.
"""

import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from portal import ROOT
from portal.demo.accounts import ACCOUNTS, Account
from portal.run.console import say
from tests.harness import components, databases
from tests.harness.browser import HEIGHT, browser
from tests.harness.product import Product, product
from tests.harness.shots import SHOTS, Shot

FOLDER = ROOT / "docs" / "ru" / "img"
PEOPLE = {account.username: account for account in ACCOUNTS}
SITE = "https://www.mirk.example"  # what prints and links say, whatever port the pictures are taken on
AIR = 16  # pixels around a part of a page
COLOURS = 128
TALL = 6000
SETTLED = 400  # milliseconds: scripts of the page have scrolled to where the address points

KEYS = """
import json
from datetime import timedelta
from django.utils import timezone
from workflows.appeals.models import Appeal, Assignment, HouseRules, Paper, PaperKind, Question
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.queries import redaction_on
poryadok = Redaction.objects.get(number=1, regulation__slug="servisy-vzaimodeystviya").regulation
redaction = redaction_on(poryadok, on=timezone.localdate())
drafts = {draft.regulation.slug.replace("-", "_"): draft.pk for draft in RedactionDraft.objects.open().order_by("-pk")}
appeals = {row.intake.idempotency_key.removeprefix("demo-").replace("-", "_"): row for row in Appeal.objects.select_related("intake")}
letters = {f"a_{name}": row.pk for name, row in appeals.items()}
names = {row.pk: name for name, row in appeals.items()}
answers = {f"p_{names[row.appeal_id]}": row.pk for row in Paper.objects.filter(kind=PaperKind.ANSWER).order_by("pk")}
questions = {f"q_{names[row.appeal_id]}": row.pk for row in Question.objects.order_by("-position")}
tasks = {f"t_{names[row.appeal_id]}": row.pk for row in Assignment.objects.active().filter(executor__username="lawyer")}
more = {**letters, **answers, **questions, **tasks, "house_rules": HouseRules.objects.get().pk}
print(json.dumps({**more, **drafts, "redaction": redaction.pk, "number": redaction.number, "order": redaction.order_id, "key": redaction.order.signature.key, "later": f"{timezone.localdate() + timedelta(days=14):%d.%m.%Y}"}))
"""

STORY = "from tests.harness.shot_story import main; main()"


@dataclass
class Studio:
    """The running product, one window for each person, and the keys of the records that addresses name."""

    school: Product
    chromium: Browser
    keys: dict[str, str]
    windows: dict[str, Page] = field(default_factory=dict)

    def take(self, shot: Shot) -> bytes:
        """The picture, after the steps that lead to it; then what the person does out of it."""
        page = self._window(shot.who)
        page.set_viewport_size({"width": shot.width, "height": shot.height or HEIGHT})
        if shot.address:
            page.goto(shot.address.format(**self.keys))
        if shot.steps:
            shot.steps(page, self.keys)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(SETTLED)
        if shot.sheet:
            return _last_sheet(page.request.get(shot.sheet.format(**self.keys)).body())
        if shot.to:
            page.locator(shot.to).first.evaluate("element => element.scrollIntoView({block: 'center'})")
        taken = _picture(page, shot)
        if shot.after:
            shot.after(page, self.keys)
        return taken

    def _window(self, who: str) -> Page:
        if who not in self.windows:
            context = self.chromium.new_context(
                base_url=self.school.url, locale="ru-RU", timezone_id="Europe/Moscow", reduced_motion="reduce"
            )
            self.windows[who] = context.new_page()
            if who in PEOPLE:
                _sign_in(self.windows[who], PEOPLE[who])
        return self.windows[who]


def take_screenshots() -> int:
    """Every picture of the table, anew; what is no longer in the table goes away."""
    if not components.BROWSER.here():
        say(components.BROWSER.absent)
        return 1
    with (
        databases.fresh(printed=True, settings=databases.STORIES) as database,
        product(database, named=SITE) as school,
        browser(language="ru") as chromium,
    ):
        school.queue.start()
        school.start_web()
        school.wait_for_prints()
        studio = Studio(school, chromium, json.loads(database.run(KEYS)) | json.loads(database.run(STORY)))
        FOLDER.mkdir(parents=True, exist_ok=True)
        for shot in SHOTS:
            (FOLDER / shot.file).write_bytes(_light(studio.take(shot)))
            say(shot.file)
    for old in {path.name for path in FOLDER.glob("*.png")} - {shot.file for shot in SHOTS}:
        (FOLDER / old).unlink()
    return 0


def _sign_in(page: Page, account: Account) -> None:
    page.goto("/admin/login/")
    page.fill("input[name=username]", account.username)
    page.fill("input[name=password]", account.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def _picture(page: Page, shot: Shot) -> bytes:
    """The window, or the part of the page between the first and the last element that the shot names."""
    if not shot.part:
        return page.screenshot(animations="disabled", caret="hide")
    page.set_viewport_size({"width": shot.width, "height": TALL})  # staff screens scroll inside: nothing may stay below the edge
    boxes = [box for element in page.locator(shot.part).all() if (box := element.bounding_box())]
    assert boxes, f"{shot.file}: на странице {page.url} нет «{shot.part}»."
    top, left = max(0, min(box["y"] for box in boxes) - AIR), max(0, min(box["x"] for box in boxes) - AIR)
    right = min(shot.width, max(box["x"] + box["width"] for box in boxes) + AIR)
    bottom = max(box["y"] + box["height"] for box in boxes) + AIR
    clip = {"x": left, "y": top, "width": right - left, "height": min(bottom - top, shot.most)}
    return page.screenshot(animations="disabled", caret="hide", clip=clip)


def _last_sheet(pdf: bytes) -> bytes:
    """The last sheet of a print as a picture: there stand the signature and its mark."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "print.pdf").write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "80", "-png", "print.pdf", "sheet"], cwd=folder, check=True)
        return max(Path(folder).glob("sheet*.png")).read_bytes()


def _light(png: bytes) -> bytes:
    """The same picture in few colours: guides are read on the road too."""
    light = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(light, "PNG", optimize=True)
    return light.getvalue()
