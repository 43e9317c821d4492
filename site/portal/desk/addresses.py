"""Where the rows of the front page lead: the one place that knows the names of addresses of other screens."""

from django.urls import reverse
from wagtail.models import Page

from workflows.acquaintance.models import Campaign
from workflows.appeals.models import Appeal, Paper
from workflows.mailroom.models import Filing
from workflows.printing.models import PrintRequest
from workflows.regulations.models import ExternalAct, Redaction, RedactionDraft, ReferenceReview


def of_signing(draft: RedactionDraft) -> str:
    """The sign screen."""
    return reverse("regulations_sign", args=[draft.pk])


def of_mail_settings() -> str:
    """The mail servers."""
    return reverse("mail_connection", args=["incoming"])


def of_incoming() -> str:
    """Letters that wait for a number."""
    return reverse("appeals:incoming")


def of_draft(draft: RedactionDraft) -> str:
    """The page of a draft, with the buttons of what may be done to it."""
    return reverse("regulations_draft", args=[draft.pk])


def of_new_draft() -> str:
    """Where a lawyer chooses how to begin."""
    return reverse("regulations_begin")


def of_visa(draft: RedactionDraft) -> str:
    """Where a visa is put."""
    return of_draft(draft)


def of_redaction(redaction: Redaction) -> str:
    """The card of a redaction in the register."""
    return reverse("redactions:inspect", args=[redaction.pk])


def of_reading(campaign: Campaign) -> str:
    """The text that a worker is to read, with the button under it."""
    return reverse("acquaintance:read", args=[campaign.pk])


def of_everything_read() -> str:
    """Everything that the person was ever asked to read."""
    return reverse("acquaintance:mine")


def of_campaign(campaign: Campaign) -> str:
    """A campaign with those who have not read it."""
    return reverse("acquaintance:inspect", args=[campaign.pk])


def of_making_known(redaction: Redaction) -> str:
    """Where a campaign begins."""
    return reverse("acquaintance:start", args=[redaction.pk])


def of_review(review: ReferenceReview) -> str:
    """Where it is decided what becomes of a provision whose cited act has changed."""
    return reverse("regulations_review_reference", args=[review.pk])


def of_cited_act(act: ExternalAct) -> str:
    """The card of a cited act."""
    return reverse("cited-acts:inspect", args=[act.pk])


def of_cited_acts(waiting: str) -> str:
    """The register of cited acts, narrowed to what waits for a person."""
    return f"{reverse('cited-acts:index')}?waiting={waiting}"


def of_print(request: PrintRequest) -> str:
    """The card of a print, with the button that puts it into the queue again."""
    return reverse("printrequest:inspect", args=[request.pk])


def of_letters() -> str:
    """Letters that could not be sent, with the button of a further attempt."""
    return reverse("mail_letters")


def of_scans() -> str:
    """Answers of the scanner of files."""
    return reverse("scans:index")


def of_calendar() -> str:
    """The years of the production calendar."""
    return reverse("calendaryear:index")


def of_pages() -> str:
    """The tree of pages of the site."""
    return reverse("wagtailadmin_explore_root")


def of_page(page: Page) -> str:
    """The editor of a page."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def of_appeal(appeal: Appeal) -> str:
    """The card of an appeal."""
    return reverse("appeals:card", args=[appeal.pk])


def of_registration(appeal: Appeal) -> str:
    """The registration card of a letter."""
    return reverse("appeals:register", args=[appeal.pk])


def of_letter(filing: Filing) -> str:
    """The card of a letter that waits for a decision."""
    return reverse("mailroom_card", args=[filing.pk])


def of_mail_room() -> str:
    """Letters that wait for a decision."""
    return reverse("mailroom_list")


def of_held_letters() -> str:
    """Letters from the form that should be looked at first."""
    return reverse("filing_held")


def of_taking_in() -> str:
    """Where a letter on paper is entered."""
    return reverse("appeals:take_in")


def of_paper(paper: Paper) -> str:
    """A paper of an appeal, with its text and what may be done with it."""
    return reverse("appeals:paper", args=[paper.appeal_id, paper.pk])
