"""What the house has decided about the doors of appeals: the one place where other parts of the program ask.

Each choice is a row with its history (`HouseRules`) and names where it was made; docs/decisions/0026.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from workflows.appeals.models import SiteRegime, house_rules
from workflows.appeals.reminding.hours import is_waking
from workflows.people.models import organisation

MB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploads:
    """How much may come with one appeal; sizes in bytes."""

    files: int = 10
    each: int = 20 * MB
    total: int = 50 * MB


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLimits:
    """How many forms of the site are taken at once; what is over waits, nothing is lost."""

    per_address_hour: int = 10
    per_hour: int = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersKept:
    """How long a letter is kept that became no appeal, and why so long."""

    days: int = 365
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The choices of the organisation, each with its source."""

    accept_email_as_appeal: bool = True
    email_source: str = ""
    lawful_way: str = ""
    site_regime: SiteRegime = SiteRegime.BY_OWN_ACT
    site_source: str = ""
    quiet_from: time = time(19)
    quiet_to: time = time(8)
    uploads: Uploads = Uploads()
    form: FormLimits = FormLimits()
    letters: LettersKept = LettersKept()
    phone: str = ""
    reception_hours: str = ""
    tells_stages: bool = True

    @property
    def site_consequence(self) -> str:
        """What the choice about the site means for whoever writes."""
        return self.site_regime.consequence

    def may_write_at(self, moment: time) -> bool:
        """Whether the hour lies outside the quiet ones."""
        return is_waking(moment, quiet_from=self.quiet_from, quiet_to=self.quiet_to)


def policy() -> Policy:
    """The choices as they stand now."""
    rules = house_rules()
    return Policy(
        accept_email_as_appeal=rules.accept_email_as_appeal,
        email_source=rules.email_basis,
        lawful_way=rules.lawful_way,
        site_regime=SiteRegime(rules.site_regime),
        site_source=rules.site_basis,
        quiet_from=rules.quiet_from,
        quiet_to=rules.quiet_to,
        uploads=Uploads(files=rules.most_files, each=rules.most_file_mb * MB, total=rules.most_total_mb * MB),
        form=FormLimits(per_address_hour=rules.per_address_hour, per_hour=rules.per_hour),
        letters=LettersKept(days=rules.letters_days, source=rules.letters_basis),
        phone=rules.phone or organisation().phone,
        reception_hours=rules.reception_words,
        tells_stages=rules.tells_stages,
    )
