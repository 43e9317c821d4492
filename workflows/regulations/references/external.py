"""How other acts are named: a table of designations, each read at one place of the text with a bounded look ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workflows.printing.words import MONTHS
from workflows.regulations.references.acts import CODES, Act, ActKind

LONGEST_TITLE = 1500
_FORMS = r"(?:|а|у|ом|е|ы|ов|ам|ами|ах)"
_RF = r"(?:Российской\s+Федерации|РФ|России)"
_DAY = (
    rf"(?P<day>\d{{1,2}})(?:\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})|\s+(?P<named>{'|'.join(MONTHS)})\s+(?P<spelled>\d{{4}}))"
    r"(?:\s*(?:года|г\.?))?(?!\w)"
)
_BODY = r"(?>[0-9A-Za-zА-Яа-яЁё]{1,20}(?:[/.\-‑][0-9A-Za-zА-Яа-яЁё]{1,20}){0,4})"
_NUMBER = rf"(?:№|N)\s*(?P<number>{_BODY})"
_SECOND = rf"(?:(?P<between>,(?:\s+[^\s;.()№]{{1,60}}){{1,12}}?)\s+№\s*(?P<second>{_BODY}))"
_ISSUER = r"(?P<issuer>(?:\s+[^\s;.()№]{1,60}){0,16}?)"
DATED = re.compile(rf"{_ISSUER}\s+от\s+{_DAY}\s*{_NUMBER}", re.IGNORECASE)
JOINT = re.compile(rf"{_ISSUER}\s*{_NUMBER}{_SECOND}\s+от\s+{_DAY}", re.IGNORECASE)  # of two ministries
NUMBERED = re.compile(rf"{_ISSUER}\s*{_NUMBER}(?:\s+от\s+{_DAY})?", re.IGNORECASE)
MORE = re.compile(rf"(?:,|\s+и|,\s+а\s+также)\s+от\s+{_DAY}\s*{_NUMBER}", re.IGNORECASE)
QUOTE = re.compile(r"\s*«")
# An issuer does not run over another act or over a verb: «приказом, изданным на основании Федерального закона от …».
BROKEN = re.compile(
    r"закон|постановлени|приказ|указ(?:а|ом)?\b|распоряжени|кодекс|устав|основани|соответстви|утвержд|издан|заключ|согласно|вступ|пункт|стать|част[иь]\b|настоящ|\bдалее\b",
    re.IGNORECASE,
)

HEADS: tuple[tuple[ActKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE))
    for kind, words in (
        (ActKind.FKZ, rf"федеральн\w{{2,3}}\s+конституционн\w{{2,3}}\s+закон{_FORMS}|ФКЗ(?=\s+(?:№|от\s))"),
        (ActKind.FZ, rf"федеральн\w{{2,3}}\s+закон{_FORMS}|ФЗ(?=\s+(?:№|от\s))"),
        (ActKind.LAW, rf"закон{_FORMS}"),
        (ActKind.DECREE, rf"указ{_FORMS}"),
        (ActKind.RESOLUTION, r"постановлени(?:е|я|ю|ем|и|й|ям|ями|ях)|ПП(?=\s+РФ)"),
        (ActKind.ORDER, rf"приказ{_FORMS}"),
        (ActKind.DIRECTIVE, r"распоряжени(?:е|я|ю|ем|и|й|ям|ями|ях)"),
        (ActKind.DECISION, r"решени(?:е|я|ю|ем|и|й|ям|ями|ях)"),
        (ActKind.LETTER, r"пис(?:ьмо|ьма|ьму|ьмом|ьме|ем|ьмам|ьмами|ьмах)"),
    )
)
_GOVERNMENT = re.compile(rf"\s*(?:Правительства\s+)?{_RF}", re.IGNORECASE)
NATIONAL = frozenset({ActKind.FZ, ActKind.FKZ, ActKind.GOVERNMENT})  # one issuer, so the number alone says which
_STATUTES = frozenset({ActKind.FKZ, ActKind.FZ, ActKind.LAW})

_BY_NAME = {
    "тк": r"трудов\w{2,3}",
    "гпк": r"гражданск\w{2,3}\s+процессуальн\w{2,3}",
    "апк": r"арбитражн\w{2,3}\s+процессуальн\w{2,3}",
    "упк": r"уголовно-процессуальн\w{2,3}",
    "гк": r"гражданск\w{2,3}",
    "нк": r"налогов\w{2,3}",
    "ск": r"семейн\w{2,3}",
    "ук": r"уголовн\w{2,3}",
    "жк": r"жилищн\w{2,3}",
    "бк": r"бюджетн\w{2,3}",
    "зк": r"земельн\w{2,3}",
}
_WORDS = "|".join(rf"(?P<{_latin}>{words})" for _latin, words in ((f"code{n}", words) for n, words in enumerate(_BY_NAME.values())))
CODE = re.compile(rf"(?:{_WORDS})\s+кодекс{_FORMS}(?!\w)(?:\s+{_RF}(?!\w))?", re.IGNORECASE)
CODE_SHORT = re.compile(r"(?P<short>ТК|ГК|ГПК|АПК|НК|СК|УК|УПК|ЖК|БК|ЗК|КАС|КоАП)\s+РФ(?!\w)")
CODE_LONG = re.compile(
    rf"кодекс{_FORMS}\s+(?:{_RF}\s+об\s+(?P<koap>административных\s+правонарушениях)|(?P<kas>административного\s+судопроизводства)(?:\s+{_RF}(?!\w))?)", re.IGNORECASE
)
CONSTITUTION = re.compile(rf"конституци[яиюей]{{1,2}}\s+{_RF}(?!\w)", re.IGNORECASE)
CHARTER = re.compile(
    r"(?i:устав(?:|а|у|ом|е))(?!\w)(?P<of>\s+(?:(?i:(?:образовательн\w{2,3}\s+)?(?:организации|учреждения)|школы|техникума|колледжа|лицея|гимназии|института|университета)(?!\w)"
    r"|(?:[А-ЯЁ]{2,8}\s+){1,3}«[^«»]{1,120}(?:«[^«»]{1,120}»)?»|(?:[А-ЯЁ]{2,8}\s+){0,3}[А-ЯЁ]{2,8}(?!\w)))?",
)
STANDARD = re.compile(rf"ГОСТ(?P<sort>(?:\s+Р)?(?:\s+(?:ИСО|МЭК|ИСО/МЭК))?)\s+(?P<number>(?=\d){_BODY}(?:–\d{{2,4}})?)")
SANITARY = re.compile(r"(?P<sort>СанПиН|СП|ГН)\s+(?P<number>\d(?:[\d./\-–]{1,30})\d)")
BARE = re.compile(r"(?P<number>\d{1,4}-Ф(?:К)?З)(?!\w)")

FIRST = re.compile(
    r"федеральн|закон|указ|постановл|приказ|распоряж|решени|пис[ье]м|фкз|фз|пп$|трудов|гражданск|арбитраж|уголовн|налогов|семейн|жилищн|бюджетн|земельн"
    r"|кодекс|конституци|устав|гост|санпин|сп$|гн$|тк$|гк$|гпк$|апк$|нк$|ск$|ук$|упк$|жк$|бк$|зк$|кас$|коап$|\d"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An act with the words that name it."""

    start: int
    end: int
    act: Act


def named_at(text: str, at: int) -> Named | None:
    """The act whose name begins at this very place."""
    for read in (_dated, _code, _standard, _charter, _bare):
        found = read(text, at)
        if found is not None:
            return found
    return None


def and_more(text: str, first: Named) -> Iterator[Named]:
    """«… от 27.07.2006 № 149-ФЗ «…», от 27.07.2006 № 152-ФЗ «…»»: further acts of the same kind and issuer."""
    last = first
    while found := MORE.match(text, last.end):
        day, number = _day(found), found["number"]
        if day is None:
            return
        last = _titled(text, Named(found.start("day"), found.end(), replace(first.act, adopted=day, number=number, title="")))
        yield last


def _dated(text: str, at: int) -> Named | None:
    for kind, head in HEADS:
        begun = head.match(text, at)
        if begun is None:
            continue
        for said in (DATED, JOINT, NUMBERED):
            found = said.match(text, begun.end())
            act = _act(kind, found) if found else None
            if found and act:
                return _titled(text, Named(at, found.end(), act))
    return None


def _act(kind: ActKind, found: re.Match[str]) -> Act | None:
    """The act that was said; None for a day that no calendar has, and for a number that says too little without its day."""
    also = found.groupdict()
    issuer, number = " ".join((found["issuer"] + (also.get("between") or "")).split()), found["number"]
    if BROKEN.search(issuer) or not any(sign.isdigit() for sign in number):
        return None
    kind, adopted = _narrowed(kind, issuer, number), _day(found)
    if adopted is None and (found["day"] or kind not in NATIONAL):
        return None
    return Act(kind, adopted, f"{number}/{also['second']}" if also.get("second") else number, "" if kind in NATIONAL else issuer)


def _narrowed(kind: ActKind, issuer: str, number: str) -> ActKind:
    """«Закон № 273-ФЗ» is a federal one; «постановление Правительства РФ» is told from all others."""
    if kind in _STATUTES and number.upper().endswith("-ФКЗ"):
        return ActKind.FKZ
    if kind in _STATUTES and number.upper().endswith("-ФЗ"):
        return ActKind.FZ
    if kind is ActKind.RESOLUTION and _GOVERNMENT.fullmatch(issuer):
        return ActKind.GOVERNMENT
    return kind


def _day(found: re.Match[str]) -> date | None:
    if not found["day"]:
        return None
    month = MONTHS.index(found["named"].casefold()) + 1 if found["named"] else int(found["month"])
    try:
        return date(int(found["year"] or found["spelled"]), month, int(found["day"]))
    except ValueError:
        return None


def _titled(text: str, named: Named) -> Named:
    """The act with the title in quotes that follows its number; inner and outer quotes may share one closing sign."""
    opened = QUOTE.match(text, named.end)
    if opened is None:
        return named
    depth, shared = 0, -1
    for at in range(opened.end() - 1, min(len(text), opened.end() + LONGEST_TITLE)):
        depth += (text[at] == "«") - (text[at] == "»")
        if text[at] == "»":
            if depth == 0:
                return _with_title(text, named, opened.end(), at)
            shared = at
        elif text[at] in ";\n" and depth <= 1 < at - opened.end() and shared > 0:
            break
    return _with_title(text, named, opened.end(), shared) if shared > 0 else named


def _with_title(text: str, named: Named, start: int, end: int) -> Named:
    title = " ".join(text[start:end].split())
    return Named(named.start, end + 1, replace(named.act, title=title + "»" * (title.count("«") - title.count("»"))))


def _code(text: str, at: int) -> Named | None:
    short = ""
    if found := CODE.match(text, at):
        group = found.lastgroup or ""
        short = list(_BY_NAME)[int(group.removeprefix("code"))]
    elif found := CODE_SHORT.match(text, at):
        short = found["short"].casefold()
    elif found := CODE_LONG.match(text, at):
        short = "коап" if found["koap"] else "кас"
    elif found := CONSTITUTION.match(text, at):
        return Named(at, found.end(), Act(ActKind.CONSTITUTION, number="рф"))
    return Named(at, found.end(), Act(ActKind.CODE, number=short, title=CODES[short])) if found else None


def _standard(text: str, at: int) -> Named | None:
    if found := STANDARD.match(text, at):
        number = " ".join([*found["sort"].split(), found["number"].replace("–", "-")])
        return _titled(text, Named(at, found.end(), Act(ActKind.STANDARD, number=number)))
    if found := SANITARY.match(text, at):
        number = f"{found['sort']} {found['number'].replace('–', '-')}"
        return _titled(text, Named(at, found.end(), Act(ActKind.SANITARY, number=number)))
    return None


def _charter(text: str, at: int) -> Named | None:
    """An organisation has one charter, whichever way it is called."""
    found = CHARTER.match(text, at)
    return Named(at, found.end(), Act(ActKind.CHARTER, issuer=" ".join((found["of"] or "").split()))) if found else None


def _bare(text: str, at: int) -> Named | None:
    found = BARE.match(text, at)
    if found is None or (at and (text[at - 1].isalnum() or text[at - 1] in "/-.")):
        return None
    kind = ActKind.FKZ if "К" in found["number"] else ActKind.FZ
    return Named(at, found.end(), Act(kind, number=found["number"]))
