"""Everything that an order can do to an act is done on the screen of changes, and the order says it in its own words."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.amending.make_amending import find, seed
from tests.workflows.regulations.staff.test_amend_screen import instructions, to
from workflows.regulations import actions, verification
from workflows.regulations.amending.operations import Op
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.models import AmendmentInstruction, RedactionDraft, Repeal
from workflows.regulations.stages import DraftWay

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)


class Screen:
    """A lawyer before the real Порядок; places are named by their numbers, lines below them from one."""

    def __init__(self, at_desk):
        self.who = story.cast()
        base = story.signed(self.who, text=seed(), regulation=make.regulation(title=seed().title))
        self.draft = actions.begin_amendment(base, by=self.who.lawyer, on=story.MARCH.date())
        self.client = at_desk(self.who.lawyer)

    def node(self, label, line=0):
        return find(text_of(RedactionDraft.objects.get(pk=self.draft.pk)), label, line)

    def words(self, label, old, new, line=0, name="text"):
        node = self.node(label, line)
        said = getattr(node, name)
        assert said.count(old) == 1
        self.client.post(to("amend_words", self.draft, node.uid), {name: said.replace(old, new)})

    def choose(self, label, way, line=0):
        self.client.post(to("amend_choose", self.draft), {"key": self.node(label, line).uid, "way": way})

    def repeal(self, label, line=0):
        self.client.post(to("amend_alter", self.draft, self.node(label, line).uid), {"what": "repeal", "confirmed": "1"})

    def add(self, label, kind, line=0, *, inside=False, **said):
        """What the lists of additions beside a place offer: after it, or inside it at the end."""
        page = self.client.get(to("amend", self.draft))
        row = next(row for row in page.context["rows"] if row.uid == self.node(label, line).uid)
        offered = next(one for one in row.additions if one.kind == kind and (one.parent == row.uid) == inside)
        self.client.post(to("amend_add", self.draft, row.uid), {"kind": kind, "parent": offered.parent, "after": offered.after, **said})

    def title(self, **parts):
        text = text_of(RedactionDraft.objects.get(pk=self.draft.pk))
        kept = {name: getattr(text, name) for name in ("title", "organisation", "approval_word", "imprint")}
        self.client.post(to("amend_title", self.draft), {**kept, **parts})

    def term(self, pairs):
        self.client.post(to("amend_terms", self.draft), {"pairs": pairs, "confirmed": "1"})

    def panel(self):
        return [said.replace("\u00a0", " ") for said in instructions(self.client.get(to("amend", self.draft)))]


MESSENGERS = "мессенджеры = чаты\nМессенджер = Чат"
OPERATIONS = {
    Op.REPLACE_WORDS: (
        lambda screen: screen.words("1.3", "В настоящем Положении", "В настоящем Порядке"),
        "в абзаце первом пункта 1.3 слова «В настоящем Положении» заменить словами «В настоящем Порядке»",
    ),
    Op.INSERT_WORDS: (
        lambda screen: screen.words("3.5", "социальные сети", "социальные сети, чаты"),
        "в пункте 3.5 после слова «сети» дополнить словами «, чаты»",
    ),
    Op.DELETE_WORDS: (lambda screen: screen.words("3.5", " дней", ""), "в пункте 3.5 слово «дней» исключить"),
    Op.REPLACE_PARAGRAPH: (
        lambda screen: (screen.words("2.4", "сервис", "ящик", line=1), screen.choose("2.4", "paragraph", line=1)),
        "абзац второй пункта 2.4 изложить в следующей редакции: «– электронный почтовый ящик образовательной организации;»",
    ),
    Op.REPLACE_HEADING: (
        lambda screen: (screen.words("4", "Заключительные", "Последние", name="heading"), screen.choose("4", "paragraph")),
        "наименование раздела 4 изложить в следующей редакции: «Последние положения»",
    ),
    Op.REPLACE_PROVISION: (
        lambda screen: (screen.words("4.2", find(seed(), "4.2").text, "Порядок пересматривают раз в год."), screen.choose("4.2", "whole")),
        "пункт 4.2 изложить в следующей редакции: «4.2. Порядок пересматривают раз в год.»",
    ),
    Op.INSERT_PARAGRAPH: (
        lambda screen: screen.add("2.4", "item", inside=True, text="чат."),
        "пункт 2.4 дополнить абзацем седьмым следующего содержания: «– чат.»",
    ),
    Op.INSERT_PROVISION: (
        lambda screen: screen.add("2.7", "point", text="Чат ведёт куратор."),
        "раздел 2 дополнить пунктом 2.8 следующего содержания: «2.8. Чат ведёт куратор.»",
    ),
    Op.REPEAL_PARAGRAPH: (lambda screen: screen.repeal("2.4", line=2), "абзац третий пункта 2.4 признать утратившим силу"),
    Op.REPEAL_PROVISION: (lambda screen: screen.repeal("2.6"), "пункт 2.6 признать утратившим силу"),
    Op.RENAME: (
        lambda screen: screen.title(title="Порядок связи"),
        "наименование изложить в следующей редакции: «Порядок связи»",
    ),
}


CLAUSE = """\
1) наименование изложить в следующей редакции: «Порядок связи»;
2) в абзаце первом пункта 1.3 слова «В настоящем Положении» заменить словами «В настоящем Порядке»;
3) в пункте 2.4:
а) абзац второй изложить в следующей редакции: «– электронный почтовый ящик образовательной организации;»;
б) абзац третий признать утратившим силу;
в) дополнить абзацем седьмым следующего содержания: «– чат.»;
4) пункт 2.6 признать утратившим силу;
5) раздел 2 дополнить пунктом 2.8 следующего содержания: «2.8. Чат ведёт куратор.»;
6) в пункте 3.5:
а) после слова «сети» дополнить словами «, чаты»;
б) слово «дней» исключить;
7) наименование раздела 4 изложить в следующей редакции: «Последние положения»;
8) пункт 4.2 изложить в следующей редакции: «4.2. Порядок пересматривают раз в год.»."""


@pytest.mark.parametrize("op", OPERATIONS)
def test_each_operation_is_made_on_the_screen_and_worded_beside_it(op, at_desk):
    make_change, golden = OPERATIONS[op]
    screen = Screen(at_desk)

    make_change(screen)

    assert screen.panel() == [golden]


def test_a_term_goes_through_the_text(at_desk):
    screen = Screen(at_desk)

    found = screen.client.post(to("amend_terms", screen.draft), {"pairs": MESSENGERS})
    screen.term(MESSENGERS)

    assert [place.name for place in found.context["found"]] == ["пункт 2.2, абзац 5", "пункт 2.2, абзац 5", "пункт 2.5, абзац 3", "пункт 2.5, абзац 3", "пункт 3.5", "пункт 3.7, абзац 2"]
    assert screen.panel() == ["по тексту слово «мессенджеры» в соответствующих числе и падеже заменить словом «чаты» в соответствующих числе и падеже"]


def test_the_new_edition_has_its_own_way(at_desk):
    assert set(Op) - set(OPERATIONS) == {Op.NEW_EDITION}

    screen = Screen(at_desk)
    screen.client.post(reverse("regulations_begin_changes", args=[screen.draft.base.pk]), {"way": "edition", "reason": "Акт переписан"})

    draft = RedactionDraft.objects.get(way=DraftWay.EDITION)
    assert screen.client.get(reverse("regulations_draft", args=[draft.pk])).context["map"] is not None


def test_all_operations_stand_in_one_signed_order_and_in_the_text(at_desk):
    screen = Screen(at_desk)
    for make_change, _ in OPERATIONS.values():
        make_change(screen)
    shown = screen.panel()

    second = story.carried(screen.who, RedactionDraft.objects.get(pk=screen.draft.pk), at=story.MARCH)

    kept = AmendmentInstruction.objects.filter(redaction=second)
    assert set(kept.values_list("op", flat=True)) == set(map(str, OPERATIONS))
    assert len(shown) == kept.count()
    assert second.order.clauses.get(position=1).text.replace("\u00a0", " ").split("следующие изменения:\n")[1] == CLAUSE
    assert (find(text_of_redaction(second), "2.8").text, find(text_of_redaction(second), "2.6").repealed) == ("Чат ведёт куратор.", True)
    assert text_of_redaction(second).title == "Порядок связи"
    assert list(verification.problems()) == []


def test_the_act_is_repealed_whole(at_desk):
    screen = Screen(at_desk)
    actions.reject(screen.draft, reason="Акт отменяется", by=screen.who.lawyer)
    screen.client.post(reverse("regulations_begin_changes", args=[screen.draft.base.pk]), {"way": "repeal", "effective_from": "01.09.2026", "reason": "Устарел"})
    draft = RedactionDraft.objects.get(way=DraftWay.REPEAL)

    redaction = story.carried(screen.who, draft, at=LATER)

    repeal = Repeal.objects.get(regulation=draft.regulation)
    assert redaction == draft.base
    assert repeal.effective_from == date(2026, 9, 1)
    assert repeal.order.clauses.get(position=1).text.replace("\u00a0", " ").startswith("Признать утратившим силу Порядок применения образовательной организацией")
    assert list(verification.problems()) == []
