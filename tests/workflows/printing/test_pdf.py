"""A PDF that screen readers understand, that is the same each time and that fetches nothing."""

import re
import subprocess
import sys
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from tests import make_print as make
from workflows.printing import checks, libraries
from workflows.printing.pdf import LibraryMissing, PrintRefused, render_pdf

SHEET = '<link rel="stylesheet" href="css/print/page.css">'
SIGNS = "№ 01/0226-У «Ёлка» — § 5 ₽ ABC xyz, п. 2.2"
HTML = f'<html lang="ru"><head>{SHEET}</head><body><h1>Приказ</h1><p>{SIGNS}</p></body></html>'
DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SVG = "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='{}' width='9' height='9'/></svg>"

FORBIDDEN = {
    "picture from the net": '<img alt="" src="http://example.ru/a.png">',
    "style sheet from the net": '<link rel="stylesheet" href="https://example.ru/a.css">',
    "import": '<style>@import url("http://example.ru/a.css");</style>',
    "font": '<style>@font-face { font-family: A; src: url("http://example.ru/a.ttf") }</style>',
    "background": '<div style="background: url(http://example.ru/a.png)">x</div>',
    "no scheme": '<img alt="" src="//example.ru/a.png">',
    "file": '<img alt="" src="file:///etc/passwd">',
    "file in capitals": '<img alt="" src="FILE:///etc/passwd">',
    "way up": '<img alt="" src="../../../../etc/passwd">',
    "hidden way up": '<img alt="" src="css/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd">',
    "settings of the site": '<img alt="" src="../portal/settings/base.py">',
    "base of the page": '<base href="file:///etc/"><img alt="" src="passwd">',
    "attachment": '<link rel="attachment" href="file:///etc/passwd">',
    "own address with a stranger's name": '<img alt="" src="https://static.invalid@example.ru/a.png">',
    "absent": '<img alt="" src="css/print/absent.png">',
    "folder": '<img alt="" src="css/">',
    "broken data": '<img alt="" src="data:nothing">',
    "picture in a picture": f'<img alt="" src="{SVG.format("file:///etc/passwd")}">',
}


def test_the_title_the_language_and_the_tags_are_there():
    pdf = make.read(render_pdf(HTML, title="Приказ № 1"))

    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "Приказ № 1"
    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_each_page_says_how_many_there_are():
    pdf = render_pdf(HTML.replace("</body>", '<p style="break-before: page">Дальше</p></body>'), title="Приказ")

    assert [page[-11:] for page in make.pages(pdf)] == ["стр. 1 из 2", "стр. 2 из 2"]


def test_every_font_is_inside_and_ours():
    fonts = list(_fonts(render_pdf(HTML, title="Приказ")))

    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {"Print-Serif", "Print-Serif-Bold", "Print-Sans"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_letters_are_drawn_as_the_letters_that_are_copied():
    """Fonts split by alphabet once drew «01/0226-У» as other letters while the copied text was right."""
    pdf = make.read(render_pdf(HTML, title="Приказ"))
    font = next(font for font in _fonts_of(pdf) if font["/BaseFont"].endswith("Print-Serif"))
    drawn = TTFont(BytesIO(font["/FontDescriptor"]["/FontFile2"].get_data()))
    meant = TTFont("site/static/fonts/pdf/pt-serif-regular.ttf")

    signs = {number: sign for number, sign in _copied(pdf, "Print-Serif").items() if len(sign) == 1 and sign.strip()}

    assert set(SIGNS.replace(" ", "")) == set(signs.values())
    for number, sign in signs.items():
        assert _outline(drawn, drawn.getGlyphName(number)) == _outline(meant, meant.getBestCmap()[ord(sign)]), sign


def test_the_same_html_gives_the_same_bytes_in_any_process():
    code = f"import django; django.setup(); import hashlib; from workflows.printing.pdf import render_pdf; print(hashlib.sha256(render_pdf({HTML!r}, title='А')).hexdigest())"

    hashes = {_run(code, seed) for seed in ("1", "2")}

    assert len(hashes) == 1


@pytest.mark.parametrize("asked", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_a_print_that_asks_for_anything_else_is_refused(asked):
    with pytest.raises(PrintRefused):
        render_pdf(HTML.replace("<body>", f"<body>{asked}"), title="Приказ")


def test_the_refusal_names_the_address():
    with pytest.raises(PrintRefused, match=r"http://example\.ru/a\.png"):
        render_pdf('<img alt="" src="http://example.ru/a.png">', title="Приказ")


def test_a_link_out_of_the_static_folder_is_refused(settings, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    folder = tmp_path / "static"
    folder.mkdir()
    (folder / "link.svg").symlink_to(secret)
    settings.STATICFILES_DIRS = [folder]

    with pytest.raises(PrintRefused, match=r"link\.svg"):
        render_pdf('<img alt="" src="link.svg">', title="Приказ")


def test_a_picture_in_the_page_itself_is_drawn():
    pdf = make.read(render_pdf(HTML.replace("<body>", f'<body><img alt="Точка" src="{DOT}">'), title="Приказ"))

    assert len(pdf.pages[0].images) == 1


def test_a_machine_without_the_libraries_says_what_to_install(monkeypatch):
    monkeypatch.setitem(libraries.NEEDED, "Pango", ("libabsent.so.0",))

    with pytest.raises(
        LibraryMissing, match=re.escape("apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    ):
        render_pdf(HTML, title="Приказ")


def test_the_check_of_the_system_says_it_too(monkeypatch):
    monkeypatch.setitem(libraries.NEEDED, "Pango", ("libabsent.so.0",))

    assert [message.id for message in checks.native_libraries(None)] == ["printing.E001"]


def test_the_check_is_silent_where_all_is_well():
    assert checks.native_libraries(None) == []


def _run(code, seed):
    environment = {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": "site:.",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PATH": "/usr/bin:/bin",
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    ).stdout


def _fonts(pdf):
    return _fonts_of(make.read(pdf))


def _fonts_of(pdf):
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()["/DescendantFonts"][0].get_object()


def _copied(pdf, name):
    """Number of a glyph → what is copied when it is selected, from the table in the file."""
    fonts = [font.get_object() for font in pdf.pages[0]["/Resources"]["/Font"].values()]
    table = next(font for font in fonts if font["/BaseFont"].endswith(f"+{name}"))["/ToUnicode"].get_data().decode()
    rows = re.findall(r"^<(\w{4})> <(\w+)>$", table.partition("beginbfchar")[2], re.MULTILINE)
    return {int(number, 16): bytes.fromhex(sign).decode("utf-16-be") for number, sign in rows}


def _outline(font, name):
    coordinates, ends, _ = font["glyf"][name].getCoordinates(font["glyf"])
    return list(coordinates), list(ends)
