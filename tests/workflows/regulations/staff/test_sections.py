"""A long text is edited by sections, and two people do not overwrite each other."""

import pytest
from django.urls import reverse

from tests.workflows.regulations.staff import make_drafts as make
from workflows.regulations import actions
from workflows.regulations.drafts import text_of
from workflows.regulations.tree import ActText, Kind, Node, sha256_of

pytestmark = pytest.mark.django_db


def long_text(points=102):
    def section(number):
        said = tuple(Node(uid=f"p{number}-{n}", kind=Kind.POINT, label=f"{number}.{n}", text=f"Пункт {number}.{n}.") for n in range(1, points))
        return Node(uid=f"s{number}", kind=Kind.SECTION, label=str(number), heading=f"Раздел {number}", children=said)

    return ActText(kind="Порядок", title="Порядок", provisions=(section(1), section(2)))


def long_draft(points=102):
    make.organisation()
    return actions.begin_draft(make.regulation(), text=long_text(points), by=make.lawyer(), route=make.route())


def editor(draft):
    return reverse("wagtailsnippets_regulations_redactiondraft:edit", args=[draft.pk])


def section_url(draft, number):
    return reverse("regulations_section", args=[draft.pk, text_of(draft).provisions[number - 1].uid])


def posted(page, **changed):
    """The section's form as the browser would send it."""
    form = page.context["form"]
    blocks = form.initial["body"].raw_data
    fields = {"shown_sha256": form["shown_sha256"].value(), "body-count": str(len(blocks))}
    for index, block in enumerate(blocks):
        fields |= {f"body-{index}-deleted": "", f"body-{index}-order": str(index), f"body-{index}-type": block["type"], f"body-{index}-id": block["id"]}
        fields |= {f"body-{index}-value-{name}": str(value) for name, value in block["value"].items()}
    return {**fields, **changed}


def test_long_text_opens_by_sections():
    draft = long_draft()
    client = make.signed_in(make.lawyer())

    assert client.get(editor(draft)).url == reverse("regulations_sections", args=[draft.pk])
    assert client.get(f"{editor(draft)}?whole=1").status_code == 200


def test_short_text_opens_whole():
    draft = long_draft(points=3)

    assert make.signed_in(make.lawyer()).get(editor(draft)).status_code == 200


def test_sections_are_listed_with_their_sizes():
    draft = long_draft(points=3)

    parts = make.signed_in(make.lawyer()).get(reverse("regulations_sections", args=[draft.pk])).context["parts"]

    assert [(part.title, len(part.blocks)) for part in parts] == [("1. Раздел 1", 3), ("2. Раздел 2", 3)]


def test_section_is_saved_and_the_rest_stays_with_its_identities():
    draft = long_draft(points=3)
    client = make.signed_in(make.lawyer())
    before = {node.uid: node.text for node in text_of(draft).walk()}
    url = section_url(draft, 2)

    client.post(url, posted(client.get(url), **{"body-1-value-text": "Новые слова."}))

    after = {node.uid: node.text for node in text_of(make.fresh(draft)).walk()}
    changed = text_of(draft).provisions[1].children[0].uid
    assert after == {**before, changed: "Новые слова."}


def test_saving_without_changes_changes_nothing():
    draft = long_draft(points=3)
    client = make.signed_in(make.lawyer())
    url = section_url(draft, 1)

    client.post(url, posted(client.get(url)))

    assert sha256_of(text_of(make.fresh(draft))) == sha256_of(text_of(draft))


def test_two_people_edit_two_sections_and_both_are_kept():
    draft = long_draft(points=3)
    client = make.signed_in(make.lawyer())
    first, second = section_url(draft, 1), section_url(draft, 2)
    opened = client.get(first), client.get(second)

    client.post(first, posted(opened[0], **{"body-1-value-text": "Первый."}))
    client.post(second, posted(opened[1], **{"body-1-value-text": "Второй."}))

    assert [section.children[0].text for section in text_of(make.fresh(draft)).provisions] == ["Первый.", "Второй."]


def test_two_people_edit_one_section_and_the_later_is_told():
    draft = long_draft(points=3)
    client = make.signed_in(make.lawyer())
    url = section_url(draft, 1)
    opened = client.get(url), client.get(url)
    client.post(url, posted(opened[0], **{"body-1-value-text": "Первый."}))

    response = client.post(url, posted(opened[1], **{"body-1-value-text": "Второй."}))

    form = response.context["form"]
    assert form.non_field_errors() == [
        "Пока вы правили раздел, его изменил другой человек. Скопируйте свои правки, откройте раздел заново и внесите их снова."
    ]
    assert "Второй." in [block.value.get("text") for block in form["body"].value()]
    assert text_of(make.fresh(draft)).provisions[0].children[0].text == "Первый."


def test_closed_text_is_not_saved_by_section():
    draft = long_draft(points=3)
    client = make.signed_in(make.lawyer())
    url = section_url(draft, 1)
    opened = client.get(url)
    actions.submit(draft, by=make.lawyer())

    response = client.post(url, posted(opened, **{"body-1-value-text": "Подмена."}))

    assert response.status_code == 200
    assert text_of(make.fresh(draft)).provisions[0].children[0].text == "Пункт 1.1."
    assert client.get(url).url == reverse("regulations_draft", args=[draft.pk])


@pytest.mark.parametrize("person", [make.clerk, make.director])
def test_section_is_edited_by_lawyers_alone(person):
    draft = long_draft(points=3)
    url = section_url(draft, 1)
    lawyers = make.signed_in(make.lawyer()).get(url)

    response = make.signed_in(person()).post(url, posted(lawyers, **{"body-1-value-text": "Подмена."}))

    assert response.status_code == 403
    assert text_of(make.fresh(draft)).provisions[0].children[0].text == "Пункт 1.1."
