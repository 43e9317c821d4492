"""The table of the pictures of the guides: what the file is called, who looks, where, how wide, which part of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.harness import shot_steps as steps

ACT = "/lokalnye-akty/servisy-vzaimodeystviya/"
CARD = ".card .facts"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. Without an address the person stays where the previous picture left them; `{names}` are keys of records."""

    name: str
    who: str = ""
    address: str = ""
    steps: Callable[[Page, dict[str, str]], None] | None = None
    width: int = 1280
    part: str = ""  # elements from the first to the last of which the picture goes; nothing – the window
    most: int = 1100  # pixels of height that a part may have
    height: int = 900
    to: str = ""  # the element that is brought into the middle of the window
    after: Callable[[Page, dict[str, str]], None] | None = None  # what the person does next, out of the picture
    sheet: str = ""  # the address of a PDF whose last sheet is shown

    @property
    def file(self) -> str:
        return f"{self.name}.png"


VISITOR = (
    Shot("akt-1280", address=ACT),
    Shot("akt-390", address=ACT, width=390, height=844),
    Shot("istoriya-1280", address=f"{ACT}istoriya/", part=".history__one", most=960),
    Shot("sravnenie-tekst-1280", address=f"{ACT}sravnenie/4/5/", part="main", most=980),
    Shot("sravnenie-ryadom-1280", address=f"{ACT}sravnenie/2/4/?vid=ryadom", steps=steps.to_changes, part=".redline-switches, .redline", most=860),
    Shot("sravnenie-tablitsa-1280", address=f"{ACT}sravnenie/2/4/?vid=tablitsa", steps=steps.to_changes, part=".redline-switches, .redline", most=860),
    Shot("na-den-1280", address=f"{ACT}na/2026-03-01/", height=760),
    Shot("istoriya-punkta-1280", address=f"{ACT}p/3-5/istoriya/", part="main", most=760),
    Shot("utratil-silu-1280", address=f"{ACT}p/2-6/", part="main", most=700),
    Shot("podpiska-390", address="/podpiska/?akt=servisy-vzaimodeystviya", width=390, height=760),
    Shot("proverka-390", address="/proverka/", width=390, height=740),
    Shot("proverka-itog-1280", address="/proverka/{key}/", part="main", most=980),
    Shot("vid-1280", "reader", "/vid/", steps=steps.large_letters, height=760),
)

LAWYER = (
    Shot("razbor-1280", "lawyer", "/admin/regulations/begin/document/", steps.load_document, height=860),
    Shot("hod-1280", "lawyer", "/admin/regulations/drafts/{polzovanie_bibliotekoy}/"),
    Shot("kartochka-redaktsii-1280", "lawyer", "/admin/redactions/inspect/{redaction}/", part=CARD),
    Shot("nachat-izmeneniya-1280", "lawyer", "/admin/regulations/begin/changes/{redaction}/", steps.why_changes, height=940),
    Shot("izmeneniya-1280", "lawyer", steps=steps.make_changes, to=".point__form", height=860),
    Shot("slovo-po-tekstu-1280", "lawyer", "/admin/regulations/drafts/{changes}/amend/terms/", steps.find_term, part="main", most=900),
    Shot("word-1280", "lawyer", "/admin/regulations/begin/changes/{redaction}/file/", steps.load_changed_file, part="main", most=1200),
    Shot("ssylki-proekta-1280", "lawyer", "/admin/regulations/drafts/{changes}/", part=".plate:has(#references-heading)"),
    Shot("prikaz-slova-1280", "lawyer", steps=steps.hand_in_with_order, to=".clause", height=900),
    Shot("vneshniy-akt-1280", "lawyer", "/admin/regulations/cited-acts/", steps.open_federal_law, height=900),
)

DIRECTOR = (
    Shot("stol-direktora-390", "director", "/admin/", width=390, part="h2:has-text('Ждёт вашей подписи'), h2:has-text('Ждёт вашей подписи') + *", most=800),
    Shot("podpis-390", "director", "/admin/podpis/{servisy_vzaimodeystviya}/", width=390, height=844),
    Shot("podpis-izmeneniya-390", "director", "/admin/podpis/{servisy_vzaimodeystviya}/", width=390, part="#izmeneniya", most=1100),
    Shot("podpis-parol-390", "director", "/admin/podpis/{servisy_vzaimodeystviya}/", steps.press_sign, width=390, height=844),
    Shot("podpisano-390", "director", steps=steps.give_password, width=390, height=844),
    Shot("otmetka", "director", "/admin/redactions/inspect/{redaction}/", sheet="/admin/orders/print/{order}/"),
)

CLERK = (
    Shot("perenos-1280", "lawyer", steps=steps.take_back, height=640),
    Shot("poluchili-proekt-1280", "clerk", "/admin/regulations/drafts/{polzovanie_bibliotekoy}/ask/", height=760),
    Shot("mneniya-1280", "clerk", "/admin/regulations/drafts/{polzovanie_bibliotekoy}/", part=".plate:has(#opinions-heading)"),
    Shot("mnenie-1280", "clerk", "/admin/regulations/drafts/{polzovanie_bibliotekoy}/opinion/", height=980),
    Shot("oznakomit-1280", "clerk", "/admin/acquaintance/start/{new}/staff/", steps.everybody, after=steps.begin_acquaintance, height=980),
    Shot("prochitat-1280", "executor", steps=steps.open_my_document, height=760),
    Shot("moi-dokumenty-1280", "executor", steps=steps.confirm, height=480),
    Shot("oznakomlenie-1280", "clerk", steps=steps.look_again, height=980),
    Shot("bumazhnyy-list-1280", "clerk", steps=steps.paper_sheet, height=570),
    Shot("lichnye-ssylki-1280", "clerk", "/admin/acquaintance/start/{new}/outside/", steps.personal_links, height=640),
    Shot("lichnaya-ssylka-390", "guest", "{link}", width=390, height=844),
    Shot("oshibka-1280", "clerk", "/admin/regulations/redactions/{new}/erratum/", height=1000),
    Shot("prikazy-1280", "clerk", "/admin/orders/", height=640),
)

CITIZEN = (
    Shot("forma-390", "citizen", "/obrashcheniya/novoe/", steps.write_appeal, width=390, part="main", most=1120),
    Shot("forma-proverka-390", "citizen", steps=steps.check_appeal, width=390, part="main", most=1200),
    Shot("raspiska-390", "citizen", steps=steps.send_appeal, width=390, part="main", most=1100),
    Shot("hod-obrascheniya-1280", "guest", "/obrashcheniya/status/", steps.enter_by_code, part="main", most=1100),
    Shot("kabinet-390", "reader of mail", "/obrashcheniya/klyuch/{email_key}/", steps.enter_cabinet, width=390, part="main", most=1000),
    Shot("otvety-1280", address="/obrashcheniya/otvety/", part="main", most=600),
)

APPEALS = (
    Shot("obr-postuplenie-1280", "clerk", "/admin/appeals/incoming/", height=1280),
    Shot("obr-dubl-1280", "clerk", "/admin/appeals/{twin}/duplicate/", height=760),
    Shot("obr-pochta-1280", "clerk", "/admin/mail-room/", height=700),
    Shot("obr-pismo-1280", "clerk", "/admin/mail-room/{letter}/", height=860),
    Shot("obr-registratsiya-1280", "clerk", "/admin/appeals/{a_noviy_1}/register/", height=1000),
    Shot("obr-zhurnal-1280", "clerk", "/admin/appeals/", height=860),
    Shot("obr-kartochka-1280", "clerk", "/admin/appeals/{a_bufet}/", height=1100),
    Shot("obr-kontrol-1280", "clerk", "/admin/appeals/control/", height=760),
    Shot("obr-priyom-1280", "clerk", "/admin/reception/", height=900),
    Shot("obr-otpravki-1280", "clerk", "/admin/appeals/sendings/?view=all", height=760),
    Shot("obr-rezolyutsiya-1280", "director", "/admin/appeals/{a_kamera}/assign/", height=900),
    Shot("obr-na-podpisi-390", "director", "/admin/appeals/signing/", width=390, height=844),
    Shot("obr-podpis-390", "director", "/admin/appeals/{a_lift}/paper/{p_lift}/", width=390, height=844),
    Shot("obr-prodlenie-1280", "director", "/admin/appeals/{a_materialy}/extend/", height=900),
    Shot("obr-reshenie-1280", "director", "/admin/appeals/{a_kamera}/decide/", height=900),
    Shot("obr-moi-1280", "executor", "/admin/appeals/mine/", height=760),
    Shot("obr-vopros-1280", "executor", "/admin/appeals/{a_travlya}/question/{q_travlya}/", height=860),
    Shot("obr-proekt-1280", "executor", "/admin/appeals/{a_praktika}/paper/{p_praktika}/", height=1000),
    Shot("obr-otchet-1280", "lawyer", "/admin/appeals/{a_bufet}/report/{t_bufet}/", height=760),
    Shot("obr-pravila-1280", "administrator", "/admin/houserules/edit/{house_rules}/", height=900),
    Shot("nastroyki-pochty-1280", "administrator", "/admin/connections/incoming/", steps.type_mailbox, height=1100),
)

SHOTS: tuple[Shot, ...] = (*VISITOR, *LAWYER, *DIRECTOR, *CLERK, *CITIZEN, *APPEALS)
