"""The questions themselves, in Russian, with the answers that are lawful for each."""

from __future__ import annotations

from collections.abc import Iterable

from workflows.regulations.amending.index import PAGE, Index
from workflows.regulations.amending.operations import Part
from workflows.regulations.matching.outline import Entry
from workflows.regulations.matching.questions import DROP, FILE, KEEP, NEW, REPEAL, SAME, Option, Question, Why
from workflows.regulations.redline.names import genitive, sides
from workflows.regulations.rendering.labels import written
from workflows.regulations.tree import Kind, Node

NEW_WORDS = {Kind.SECTION: "новый раздел", Kind.POINT: "новый пункт", Kind.SUBPOINT: "новый подпункт", Kind.ITEM: "новая строка перечня", Kind.PARAGRAPH: "новый абзац"}


def words_of(node: Node) -> str:
    """The provision as it stands in the text, its lines left out."""
    return f"{written(node)} {node.heading or node.text}".strip()


def called_low(index: Index, uid: str) -> str:
    """«пункт 2.2», inside a sentence."""
    name = index.called(uid)
    return name[:1].lower() + name[1:]


def _same(base: Index, one: Entry, other: Entry) -> Option:
    return Option(f"{SAME}{one.uid}", f"Это {called_low(base, one.uid)} с новыми словами", one.like(other))


def doubt(base: Index, other: Entry, candidates: list[Entry], why: Why) -> Question:
    """A place of the file that may be one of these provisions, or a new one."""
    label = written(other.node)
    title = base.called(candidates[0].uid)
    if why is Why.DIFFERENT:
        said = f"Под номером {other.node.label} в файле совсем другие слова. Что это?"
    elif len(candidates) == 1:
        said = "Слова изменились почти целиком. Это то же место или новое?"
    else:
        said = "Эти слова похожи на разные места действующей редакции. Места, которые вы не выберете, утратят силу."
    return Question(
        key=f"q-{other.uid}",
        why=why,
        title=title if len(candidates) == 1 or not label else f"Место {label}",
        said=said,
        options=(*(_same(base, one, other) for one in candidates), Option(NEW, _new_instead(base, other, candidates))),
        loaded=other.uid,
        base=candidates[0].uid,
        was="\n".join(words_of(one.node) for one in candidates),
        now=words_of(other.node),
    )


def _new_instead(base: Index, other: Entry, candidates: list[Entry]) -> str:
    name = NEW_WORDS[other.node.kind]
    if len(candidates) > 1:
        return f"Это {name}; прежние места утрачивают силу"
    return f"Это {name}; {called_low(base, candidates[0].uid)} утрачивает силу"


def _stands(loaded: Index, uid: str) -> str:
    """«после п. 3.2», «в начале разд. 3»."""
    names, above = sides(loaded.text), loaded.parent(uid)
    row = [node.uid for node in loaded.children(above)]
    if row.index(uid):
        return f"после {genitive(names[row[row.index(uid) - 1]].name)}"
    return f"в начале {genitive(names[above].name) if above else 'текста'}"


def moved(base: Index, loaded: Index, one: Entry, other: Entry) -> Question:
    """Known words in another place: an order moves nothing."""
    return Question(
        key=f"q-{other.uid}",
        why=Why.MOVED,
        title=base.called(one.uid),
        said=f"В файле эти слова стоят в другом месте, {_stands(loaded, other.uid)}. Приказ об изменениях ничего не переставляет. Как поступить?",
        options=(
            Option(f"{SAME}{one.uid}", f"Оставить на прежнем месте: {called_low(base, one.uid)}", one.like(other)),
            Option(NEW, f"Перенести: на прежнем месте утрачивает силу, здесь – {NEW_WORDS[other.node.kind]}"),
        ),
        loaded=other.uid,
        base=one.uid,
        was=words_of(one.node),
        now=words_of(other.node),
    )


def revived(base: Index, one: Entry, other: Entry) -> Question:
    """Words at the number of a repealed provision."""
    return Question(
        key=f"q-{other.uid}",
        why=Why.REVIVED,
        title=base.called(one.uid),
        said=f"{base.called(one.uid)} утратил силу и не оживает, а в файле под этим номером есть слова. Что с ними сделать?",
        options=(Option(NEW, f"Внести как {NEW_WORDS[other.node.kind]} со своим номером"), Option(DROP, "Не вносить")),
        loaded=other.uid,
        base=one.uid,
        was="Утратил силу.",
        now=words_of(other.node),
    )


def gone(base: Index, node: Node) -> Question:
    """A provision that the file has not."""
    more = sum(1 for _ in node.walk()) - 1
    return Question(
        key=f"gone-{node.uid}",
        why=Why.GONE,
        title=base.called(node.uid),
        said=f"В файле этого места нет{f', вместе с ним – мест внутри: {more}' if more else ''}. Признать утратившим силу?",
        options=(Option(REPEAL, "Признать утратившим силу"), Option(KEEP, "Оставить: в файле пропущено случайно")),
        default=REPEAL,
        base=node.uid,
        was=words_of(node),
    )


def title_page(part: Part, was: str, now: str) -> Question:
    """A part of the title page that reads otherwise; the name of an act is never changed by the way."""
    name = PAGE[part]
    return Question(
        key=f"page-{part.value}",
        why=Why.TITLE_PAGE,
        title=f"{name[:1].upper()}{name[1:]}",
        said="В файле оно другое. Изменить его приказом?",
        options=(Option(KEEP, "Оставить как в действующей редакции"), Option(FILE, "Изменить, как в файле")),
        default="" if part is Part.TITLE else KEEP,
        was=was,
        now=now,
    )


def shifts(pairs: Iterable[tuple[Entry, Entry]]) -> list[str]:
    """What to say of numbers that the file counted on: one sentence for each row of neighbours."""
    runs: list[list[tuple[Entry, Entry]]] = []
    is_open = False
    for one, other in pairs:
        is_shifted = bool(one.node.label) and one.key != other.key
        if is_shifted and is_open:
            runs[-1].append((one, other))
        elif is_shifted:
            runs.append([(one, other)])
        is_open = is_shifted
    return [_shifted(run) for run in runs]


def _shifted(run: list[tuple[Entry, Entry]]) -> str:
    was, now = _row([one.node.label for one, _ in run]), _row([other.node.label or "без номера" for _, other in run])
    verb = "стал" if len(run) == 1 else "стали"
    return f"Файл сдвинул номера: {was} {verb} {now}. Номера не меняются: каждый пункт останется под своим. Если файл поправил и ссылки на эти номера, верните их."


def _row(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}"


def strays(base: Index, points: list[Entry]) -> list[str]:
    """What to say of points that the file put under another heading."""
    if not points:
        return []
    named = ", ".join(one.node.label or called_low(base, one.uid) for one in points)
    return [f"В файле под другим заголовком стоят: {named}. Изменения ничего не переставляют: эти пункты останутся на своих местах."]


def lost(base: Index, one: Entry) -> str:
    """What to say of a heading that the file has lost, though not what stands below it."""
    return f"{base.called(one.uid)}: заголовка в файле нет, а пункты есть. Заголовок остаётся."
