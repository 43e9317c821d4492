"""Numbers of letters to citizens and of acts are never given to an order."""

import pytest

from tests import make
from tests.make_appeal import NOVEMBER_16, at
from workflows.errors import BadInput
from workflows.numbering.models import Series
from workflows.orders import actions
from workflows.orders.forms import JournalForm
from workflows.orders.stages import ClauseKind
from workflows.regulations.forms.orders import PrepareForm

pytestmark = pytest.mark.django_db
OTHERS = {"appeals", "appeals-out", "reception", "destruction"}


def test_series_of_appeals_are_offered_for_no_order():
    own = make.series(code="orders")

    assert list(Series.objects.for_orders()) == [own]
    assert [list(form.base_fields["series"].queryset.all()) for form in (PrepareForm, JournalForm)] == [[own], [own]]
    assert set(Series.objects.exclude(pk=own.pk).values_list("code", flat=True)) == OTHERS


def test_an_order_in_a_series_of_letters_is_not_signed():
    head, letters = make.head(), Series.objects.get(code="appeals-out")
    clause = actions.Clause(kind=ClauseKind.ENTRUST, text="Утвердить.")
    order = actions.project(series=letters, title="О режиме", preamble="", clauses=[clause], place="Москва", by=make.lawyer())

    with pytest.raises(BadInput, match="приказы не нумеруют"):
        actions.sign(order, by=head, on=NOVEMBER_16, at=at(NOVEMBER_16))
