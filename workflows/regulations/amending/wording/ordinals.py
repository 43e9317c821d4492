"""«Первый», «двадцать первого», «девяносто девятым»: ordinals of paragraphs, masculine."""

from workflows.regulations.amending.wording.cases import Case

ONES = (
    *("первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый"),
    *("одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый"),
    *("шестнадцатый", "семнадцатый", "восемнадцатый", "девятнадцатый"),
)
ROUND_TENS = ("двадцатый", "тридцатый", "сороковой", "пятидесятый", "шестидесятый", "семидесятый", "восьмидесятый", "девяностый")
TENS = ("двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто")
ROUND_HUNDREDS = ("сотый", "двухсотый", "трёхсотый", "четырёхсотый", "пятисотый", "шестисотый", "семисотый", "восьмисотый", "девятисотый")
HUNDREDS = ("сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот")
ENDINGS = {Case.GENITIVE: "ого", Case.INSTRUMENTAL: "ым", Case.PREPOSITIONAL: "ом"}
THIRD = {Case.GENITIVE: "третьего", Case.INSTRUMENTAL: "третьим", Case.PREPOSITIONAL: "третьем"}


def ordinal(number: int, case: Case = Case.NOMINATIVE) -> str:
    """Only the last word is declined: «двадцать первый», «двадцать первого». Over 999 in figures."""
    if not 0 < number < 1000:
        return f"{number}-{ordinal(1, case)[-1]}"
    *fixed, last = _nominative(number).split()
    return " ".join([*fixed, _declined(last, case)])


def _nominative(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not rest:
        return ROUND_HUNDREDS[hundreds - 1]
    before = f"{HUNDREDS[hundreds - 1]} " if hundreds else ""
    return before + _below_hundred(rest)


def _below_hundred(number: int) -> str:
    if number < 20:
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens - 2]} {ONES[ones - 1]}" if ones else ROUND_TENS[tens - 2]


def _declined(word: str, case: Case) -> str:
    if case not in ENDINGS:  # a thing without life: the accusative is the nominative
        return word
    return THIRD[case] if word == "третий" else word[:-2] + ENDINGS[case]
