"""A page in a letter loads nothing, runs nothing, and its words stay."""

import pytest

from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.markup import TOO_TANGLED, sanitised, text_view

HOSTILE = {
    "<p>a<script>alert(1)</script></p>": "<p>a</p>",
    "<p onclick='x()' style='background:url(http://spy.example/1)'>a</p>": "<p>a</p>",
    "<img src='http://spy.example/1.gif'>a": "a",
    "<a href='javascript:x()'>a</a>": '<a rel="noopener noreferrer nofollow">a</a>',
    "<a href='/admin/delete'>a</a>": '<a rel="noopener noreferrer nofollow">a</a>',
    "<a href='https://example.ru/?a=1'>a</a>": '<a href="https://example.ru/?a=1" rel="noopener noreferrer nofollow">a</a>',
    "<iframe src='http://spy.example'></iframe><form action='http://spy.example'><input name=x>a</form>": "a",
    "<svg><style><img src=x onerror=alert(1)></style></svg>a": "a",
    "<link rel=stylesheet href='http://spy.example/1.css'><base href='http://spy.example'>a": "a",
    "<table background='http://spy.example/1'><tr><td>a</td></tr></table>": "<table><tbody><tr><td>a</td></tr></tbody></table>",
    "<!--[if mso]><p>secret</p><![endif]--><p>a</p>": "<p>a</p>",
}
WORDS = {
    "<p>Один</p><p>Два</p>": "Один\n\nДва",
    "Один<br>Два<br><br>Три": "Один\nДва\n\nТри",
    "<div>Один</div><div>Два</div>": "Один\nДва",
    "<ul><li>Один</li><li>Два</li></ul>": "– Один\n– Два",
    "<blockquote>Один<blockquote>Два</blockquote></blockquote>Три": "> Один\n>\n>> Два\n\nТри",
    "<pre>a  b\n c</pre>": "a b\n c",
    "<td>a</td>": "a",
    "&lt;b&gt; &amp;&nbsp;&laquo;да&raquo;": "<b> & «да»",
    "": "",
}


@pytest.mark.parametrize("page", HOSTILE)
def test_a_hostile_page_is_made_harmless(page):
    assert sanitised(page, Defects()) == HOSTILE[page]


@pytest.mark.parametrize("page", WORDS)
def test_a_page_has_a_view_in_plain_text(page):
    assert text_view(sanitised(page, Defects()), page) == WORDS[page]


@pytest.mark.parametrize("page", ["<div>" * 2000 + "Слова", "<a " + "a=b " * 3000 + ">Слова", "<a " + "b " * 3000 + ">Слова"], ids=["deep", "wide", "bare"])
def test_a_tangled_page_is_shown_as_its_words(page):
    defects = Defects()

    clean = sanitised(page, defects)

    assert (clean, text_view(clean, page), defects.told()) == ("", "Слова", (TOO_TANGLED,))
