"""The organisation as it stands at the head of papers."""

from workflows.appeals.papers.head import Letterhead
from workflows.people.models import organisation


def letterhead() -> Letterhead:
    """The organisation with what is known of it."""
    issuer = organisation()
    return Letterhead(
        full_name=issuer.full_name,
        short_name=issuer.short_name,
        address=issuer.address,
        phone=issuer.phone,
        email=issuer.email,
        ogrn=issuer.ogrn,
        inn=issuer.inn,
    )
