"""Signing in by a provider, against a real small one: what is known of the author is written down, and no failure loses a word."""

import pytest
from django.core.cache import cache
from django.test import Client

from pages.citizen_doors import CABINET
from pages.views.sign_in import ATTEMPT
from tests import make
from tests.harness import oidc
from tests.harness.oidc import CLIENT, SECRET, Person
from tests.make_filing import FORM, PREVIEW, RECEIPT, WORDS, body, next_step, opened, press, sent
from tests.pages.html import faults
from tests.pages.make_own_appeals import CABINET_PAGE, trouble, words
from workflows.appeals.models import AddressConfirmation, Assurance, HouseRules, Identification, IntakeItem, SiteRegime
from workflows.filing.models import AskedConfirmation, Draft
from workflows.identity import actions
from workflows.identity.actions import Given
from workflows.identity.models import Level
from workflows.mail.models import Letter
from workflows.tracking.models import Brake, CabinetSession

pytestmark = pytest.mark.django_db
SIGN_IN, GO, ANSWER = "/obrashcheniya/vhod/", "/obrashcheniya/vhod/dalshe/", "/obrashcheniya/vhod/otvet/"
KNOWN = Person(sub="1000123", email="Petrova@example.org", email_verified=True)


@pytest.fixture
def provider():
    cache.clear()
    with oidc.provider() as running:
        yield running


def entered(provider, *, level: Level = Level.ACCOUNT, is_on: bool = True, secret: str = SECRET, issuer: str = ""):
    given = Given(title="Вход школы", issuer=issuer or provider.issuer, client_id=CLIENT, secret=secret, level=level, basis="приказ от 01.09.2026 № 5", is_on=is_on)
    return actions.save(given, by=make.administrator())


def signed_in(client, provider, person: Person = KNOWN, *, back: str = "kabinet"):
    """To the provider and back, as a browser goes."""
    away = client.get(GO, {"kuda": back})
    assert away.status_code == 302, words(away)
    return client.get(ANSWER, provider.answer_to(away["Location"], person=person))


def test_until_it_is_turned_on_nothing_is_offered(client, provider):
    entered(provider, is_on=False)

    assert [client.get(page).status_code for page in (SIGN_IN, GO)] == [404, 403]
    assert ["Войти через" in body(client.get(page)) for page in (FORM, CABINET_PAGE)] == [False, False]


def test_the_pages_offer_it_and_say_what_follows_and_what_is_kept(client, provider):
    entered(provider)

    page = client.get(SIGN_IN, {"kuda": "forma"})

    assert ["Войти через «Вход школы»" in body(client.get(address)) for address in (FORM, CABINET_PAGE)] == [True, True]
    assert (page.status_code, faults(body(page))) == (200, [])
    assert ["зарегистрируют в течение 3 дней" in words(page), "отпечаток вашей учётной записи" in words(page)] == [True, True]


def test_the_way_there_carries_state_nonce_and_pkce_and_leads_nowhere_else(client, provider):
    entered(provider)

    away = client.get(GO, {"kuda": "https://evil.example"})
    signed_in(client, provider)

    asked = provider.asked[0]
    assert away["Location"].startswith(f"{provider.issuer}/authorize?")
    assert {name: asked[name] for name in ("client_id", "response_type", "scope", "code_challenge_method")} == {
        "client_id": CLIENT,
        "response_type": "code",
        "scope": "openid email",
        "code_challenge_method": "S256",
    }
    assert [len(asked[name]) >= 32 for name in ("state", "nonce", "code_challenge")] == [True] * 3
    assert asked["redirect_uri"].endswith(ANSWER)


def test_whoever_signed_in_has_a_cabinet_of_the_verified_mail_box(client, provider):
    entered(provider)

    back = signed_in(client, provider)

    session = CabinetSession.objects.get()
    assert (back["Location"], "Вы вошли через «Вход школы», почта petrova@example.org" in words(client.get(CABINET_PAGE))) == (CABINET_PAGE, True)
    assert (session.email, session.assurance, session.issuer) == ("petrova@example.org", Assurance.ACCOUNT, provider.issuer)
    assert (KNOWN.sub in str(vars(session)), len(session.subject)) == (False, 64)


@pytest.mark.parametrize(
    "person", [Person(), Person(email="petrova@example.org"), Person(email="petrova@example.org", email_verified=False), Person(email="petrova@example.org", email_verified="true")]
)
def test_a_mail_box_that_the_provider_has_not_verified_counts_for_nothing(client, provider, person):
    entered(provider)

    signed_in(client, provider, person)

    assert CabinetSession.objects.get().email == ""
    assert "Добавить обращение" not in words(client.get(CABINET_PAGE))


def test_the_mail_box_may_be_told_by_the_userinfo_endpoint(client, provider):
    entered(provider)
    provider.tells_mail_apart = True

    signed_in(client, provider)

    assert CabinetSession.objects.get().email == "petrova@example.org"


@pytest.mark.both_databases
@pytest.mark.parametrize(("level", "assurance"), [(Level.ACCOUNT, Assurance.ACCOUNT), (Level.ESIA, Assurance.ESIA)])
def test_a_letter_sent_after_signing_in_is_known_by_its_level_and_stands_in_the_cabinet(client, provider, level, assurance):
    entered(provider, level=level)
    signed_in(client, provider, Person(sub="77"), back="forma")

    appeal = sent(client).sent
    known = Identification.objects.get()

    assert (IntakeItem.objects.get().assurance, known.item, known.level, known.issuer, known.through) == (assurance, appeal.intake, assurance, provider.issuer, "Вход школы")
    assert (known.subject, known.subject == "77") == (CabinetSession.objects.get().subject, False)
    assert f"Поступление № {appeal.intake_id}" in words(client.get(CABINET_PAGE))
    assert client.post(f"{CABINET_PAGE}otkryt/", {"appeal": appeal.pk})["Location"] == "/obrashcheniya/status/"


def test_another_person_does_not_see_it(client, provider):
    entered(provider)
    signed_in(client, provider, Person(sub="77"))
    sent(client)
    other = Client()
    signed_in(other, provider, Person(sub="78"))

    assert "Поступление" not in words(other.get(CABINET_PAGE))


def test_a_verified_mail_box_of_the_letter_needs_no_code(client, provider):
    entered(provider)
    signed_in(client, provider)

    appeal = sent(client).sent

    assert AddressConfirmation.objects.get().applicant == appeal.applicant
    assert (AskedConfirmation.objects.count(), Letter.objects.count()) == (0, 0)
    assert "Адрес petrova@example.org подтверждён" in words(client.get(RECEIPT))


def test_what_was_typed_and_chosen_is_there_after_the_way_to_the_provider_and_back(client, provider):
    entered(provider)
    key = opened(client)

    pressed = client.post(FORM, {"forma": key, "do": "voyti", **WORDS, "last_name": ""})
    back = signed_in(client, provider, back="forma")
    page = body(client.get(FORM))

    assert (pressed["Location"], back["Location"]) == (f"{SIGN_IN}?kuda=forma", FORM)
    assert [WORDS["happened"] in page, "личность подтверждена" in page] == [True, True]
    assert (Draft.objects.count(), Draft.objects.get().asked) == (1, WORDS["asked"])


def spoiled(provider, how: str):
    """A provider that does one thing wrong."""
    match how:
        case "another key":
            provider.key = oidc.OTHER_KEY
        case "another nonce":
            provider.changes = {"nonce": "x"}
        case "another audience":
            provider.changes = {"aud": "somebody"}
        case "another issuer":
            provider.changes = {"iss": "https://evil.example"}
        case "too old":
            provider.changes = {"iat": 1_000_000_000, "exp": 1_000_000_300}
        case "nobody":
            provider.changes = {"sub": ""}
        case "no token":
            provider.codes.clear()


ODD = ("another key", "another nonce", "another audience", "another issuer", "too old", "nobody", "no token")


@pytest.mark.parametrize("how", ODD)
def test_an_answer_that_is_not_right_signs_nobody_in_and_loses_nothing(client, provider, how):
    entered(provider)
    client.post(FORM, {"forma": opened(client), "do": "voyti", **WORDS})
    away = client.get(GO, {"kuda": "forma"})
    answer = provider.answer_to(away["Location"], person=KNOWN)
    spoiled(provider, how)

    page = client.get(ANSWER, answer)

    assert (page.status_code, faults(body(page)), CabinetSession.objects.count(), CABINET in client.cookies) == (403, [], 0, False)
    assert trouble(page) == "Служба входа ответила не так, как должна. Попробуйте ещё раз или отправьте обращение без входа, а нам сообщите об этом."
    assert ("Написанное сохранено" in words(page), WORDS["happened"] in body(client.get(FORM))) == (True, True)


def test_a_wrong_secret_signs_nobody_in(client, provider):
    entered(provider, secret="drugoy")

    page = signed_in(client, provider)

    assert (page.status_code, CabinetSession.objects.count()) == (403, 0)


def test_who_refuses_at_the_provider_reads_it_as_such(client, provider):
    entered(provider)
    away = client.get(GO)

    page = client.get(ANSWER, provider.answer_to(away["Location"], error="access_denied"))

    assert trouble(page).startswith("Вход не состоялся: вы отказались")


def test_an_answer_to_another_browser_or_twice_is_no_answer(client, provider):
    entered(provider)
    away = client.get(GO)
    answer = provider.answer_to(away["Location"], person=KNOWN)
    other = Client()
    other.get(GO)

    answers = [Client().get(ANSWER, answer), other.get(ANSWER, answer), client.get(ANSWER, answer), client.get(ANSWER, answer)]

    assert [one.status_code for one in answers] == [403, 403, 302, 403]
    assert [trouble(one).startswith("Вход начат слишком давно") for one in (answers[0], answers[1], answers[3])] == [True] * 3
    assert client.cookies[ATTEMPT].value == ""


def test_a_provider_that_is_silent_or_somebody_else_is_told_in_a_sentence(client, provider):
    entered(provider, issuer="http://127.0.0.1:9")
    silent = client.get(GO, {"kuda": "forma"})
    entered(provider)
    provider.metadata = {"issuer": "https://somebody.example"}
    odd = client.get(GO)

    assert (silent.status_code, trouble(silent)) == (403, "Служба входа не отвечает. Попробуйте позже или отправьте обращение без входа.")
    assert trouble(odd).startswith("Служба входа ответила не так")


def test_who_asks_again_and_again_is_told_to_wait(client, provider):
    entered(provider)
    answers = [client.get(GO).status_code for _ in range(32)]

    assert (answers, Brake.objects.count()) == ([302] * 30 + [429] * 2, 1)


def test_where_only_the_known_file_appeals_the_form_says_so_until_one_signs_in(client, provider):
    entered(provider)
    HouseRules.objects.create(site_regime=SiteRegime.IDENTIFIED)
    warned = [said in words(client.get(FORM)) for said in ("это сообщение, а не обращение", "Войти через «Вход школы»")]
    next_step(client)
    promised = "рассматривается по Федеральному закону" in words(client.get(PREVIEW))

    signed_in(client, provider, back="forma")

    assert (warned, promised) == ([True, True], False)
    assert ["это сообщение" in words(client.get(PREVIEW)), "рассматривается по Федеральному закону" in words(client.get(PREVIEW))] == [False, True]
    assert press(client)["Location"] == RECEIPT


def test_signing_out_ends_it(client, provider):
    entered(provider)
    signed_in(client, provider)
    client.post(f"{CABINET_PAGE}vyhod/")

    assert "личность подтверждена" not in words(client.get(FORM))
