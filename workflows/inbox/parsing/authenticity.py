"""How far the sender is who they say: badges, never a verdict. Many parents forward letters or use servers set up badly."""

from __future__ import annotations

import re
import unicodedata

from workflows.inbox.parsing.headers import Headers
from workflows.inbox.parsing.letter import Address

RESULTS = {
    "pass": "пройдена", "fail": "не пройдена", "softfail": "не пройдена", "hardfail": "не пройдена", "none": "не настроена у отправителя",
    "neutral": "отправитель не указал", "temperror": "проверить не удалось", "permerror": "проверить не удалось", "policy": "не пройдена",
}  # fmt: skip
NO_MARK = "Наш сервер не оставил отметки о проверке отправителя"
SECOND_MARK = "В письме несколько отметок от имени нашего сервера: учтена верхняя, остальные могут быть подделаны"
OTHER_NAME = "В имени отправителя стоит другой адрес: {}"
OTHER_REPLY = "Ответить просят на другой адрес: {}"
MIXED = "В адресе отправителя смешаны буквы разных алфавитов: возможна подделка"
_COMMENT = re.compile(r"\([^()]*+\)")
_METHOD = re.compile(r"\s*(spf|dkim|dmarc)(?:\s*/\s*\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|helo))\s*=\s*\"?(?:[^\s@;\"]*@)?([\w.-]+)", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[\w.-]+")


def badges(headers: Headers, sender: Address, reply_to: Address, *, our_server: str) -> tuple[str, ...]:
    """What the header of our own server says, and what strikes the eye in the names."""
    found = _of_our_server(headers, sender, our_server) if our_server else []
    shown = _ADDRESS.search(sender.name)
    if shown and shown[0].lower() != sender.email.lower():
        found.append(OTHER_NAME.format(shown[0]))
    if reply_to.email and reply_to.email.lower() != sender.email.lower():
        found.append(OTHER_REPLY.format(reply_to.email))
    if any(_is_mixed(label) for label in re.split(r"[@.]", sender.email)):
        found.append(MIXED)
    return tuple(found)


def _of_our_server(headers: Headers, sender: Address, our_server: str) -> list[str]:
    """Headers of the same name may be written by anybody: only the topmost of our own server counts."""
    marks = [_COMMENT.sub("", value.decode("utf-8", "replace")) for value in headers.all("authentication-results")]
    ours = [mark for mark in marks if _server(mark) == our_server.strip().lower()]
    if not ours:
        return [NO_MARK]
    found = [badge for clause in ours[0].split(";")[1:] if (badge := _badge(clause, sender))]
    return [*dict.fromkeys(found), SECOND_MARK] if len(ours) > 1 else list(dict.fromkeys(found))


def _server(mark: str) -> str:
    return next(iter(mark.partition(";")[0].split()), "").lower()


def _badge(clause: str, sender: Address) -> str:
    method = _METHOD.match(clause)
    if not method:
        return ""
    name, result = method[1].upper(), method[2].lower()
    said = RESULTS.get(result, "проверить не удалось")
    domain = _DOMAIN.search(clause)
    about = f" ({domain[1].lower()})" if domain else ""
    is_stranger = name == "DKIM" and result == "pass" and domain and not _is_aligned(domain[1], sender)
    return f"{name}: {said}{about}" + (", но это не домен отправителя" if is_stranger else "")


def _is_aligned(domain: str, sender: Address) -> bool:
    own, signed = sender.email.rpartition("@")[2].lower(), domain.lower()
    return own == signed or own.endswith(f".{signed}") or signed.endswith(f".{own}")


def _is_mixed(label: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one label."""
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in label if sign.isalpha()}
    return {"LATIN", "CYRILLIC"} <= scripts
