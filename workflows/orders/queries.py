"""What the screens ask about orders."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from workflows.orders.models import Order, OrderClause
from workflows.orders.stages import Stage
from workflows.people.models import User
from workflows.signing.signatures import may_sign


def visible_to(user: User, *, on: date) -> QuerySet[Order]:
    """Orders that the person may read: signed ones meant for the site are for all staff,
    projects and the rest only for those who prepare orders and for those who may sign them."""
    orders = Order.objects.select_related("series", "author", "signature")
    if user.has_perm("orders.change_order") or may_sign(user, on=on):
        return orders
    return orders.filter(stage=Stage.SIGNED, for_site=True)


def newest_first(orders: QuerySet[Order]) -> QuerySet[Order]:
    """Projects, then signed orders from the last number down; the same on both databases."""
    return orders.order_by(F("signed_on").desc(nulls_first=True), F("seq").desc(nulls_first=True), "-pk")


def having(orders: QuerySet[Order], words: str) -> QuerySet[Order]:
    """Orders in which each of the words stands somewhere: in the number, the title, the preamble or a clause."""
    for word in words.replace("№", " ").split():
        said = OrderClause.objects.filter(_says("text", word), order=OuterRef("pk"))
        orders = orders.filter(_says("number", word) | _says("title", word) | _says("preamble", word) | Exists(said))
    return orders


def _says(field: str, word: str) -> Q:
    """Any usual spelling: SQLite by itself tells capitals of Cyrillic apart."""
    found = Q()
    for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
        found |= Q(**{f"{field}__contains": spelling})
    return found
