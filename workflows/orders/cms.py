"""What a detached signature says of itself: CMS SignedData, as CryptoPro, КриптоАРМ and Госключ write it.

Nothing is verified here: that needs certified software and lists of revoked certificates. Only the envelope is read:
whose certificate it names, by which algorithm the signed file was hashed, and the hash if it can be compared.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from typing import Any

from asn1crypto import cms, pem

from workflows.errors import BadInput
from workflows.orders.stages import SignatureFormat

MOST_BYTES = 1024 * 1024
SHA256 = "SHA-256"
ALGORITHMS = {
    "sha1": "SHA-1",
    "sha256": SHA256,
    "sha384": "SHA-384",
    "sha512": "SHA-512",
    "1.2.643.7.1.1.2.2": "ГОСТ Р 34.11-2012 (256 бит)",
    "1.2.643.7.1.1.2.3": "ГОСТ Р 34.11-2012 (512 бит)",
    "1.2.643.2.2.9": "ГОСТ Р 34.11-94",
}
OTHER_FILES = {
    b"%PDF": "Это сам документ PDF, а не подпись под ним. Приложите файл с окончанием .sig, .p7s или .sgn.",
    b"PK\x03\x04": "Это архив или документ Word, а не подпись. Распакуйте архив и приложите файл .sig, .p7s или .sgn.",
    b"<": "Это файл XML или страница, а не подпись. Приложите файл с окончанием .sig, .p7s или .sgn.",
}
NOT_A_SIGNATURE = "В файле нет электронной подписи (CMS, PKCS#7). Приложите файл .sig, .p7s или .sgn, который создала программа подписи."
ATTACHED = (
    "В этом файле подпись соединена с документом. Нужна отсоединённая: в программе подписи выберите "
    "«отсоединённая подпись» («отдельный файл») и подпишите PDF приказа ещё раз."
)
UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, RecursionError)  # what a broken structure ends in


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of the signer, as far as the file names it."""

    holder: str = ""
    number: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was read. `digest` is the hash of the signed file by `algorithm`, empty when the file does not tell it."""

    format: SignatureFormat
    certificate: Certificate
    algorithm: str
    digest: str

    @property
    def is_comparable(self) -> bool:
        """Whether the hash can be compared with ours; ГОСТ Р 34.11-2012 needs software that is not here."""
        return self.algorithm == SHA256 and bool(self.digest)


def opened(data: bytes) -> Envelope:
    """The envelope of a detached signature, or a sentence that says what the file is instead."""
    if not data:
        raise BadInput("Файл пуст. Выберите файл подписи.")
    if len(data) > MOST_BYTES:
        raise BadInput("Файл больше 1 МБ, файлы подписи меньше. Проверьте, что выбрана подпись, а не документ.")
    for beginning, sentence in OTHER_FILES.items():
        if data.startswith(beginning):
            raise BadInput(sentence)
    try:
        kind, der = _der(data)
        return _envelope(kind, cms.ContentInfo.load(der, strict=True))
    except UNREADABLE as broken:
        raise BadInput(NOT_A_SIGNATURE) from broken


def _der(data: bytes) -> tuple[SignatureFormat, bytes]:
    """The bytes of the structure: as they are, between BEGIN and END, or as bare base64, which Russian programs like."""
    if pem.detect(data):
        return SignatureFormat.PEM, pem.unarmor(data)[2]
    try:
        return SignatureFormat.PEM, base64.b64decode(b"".join(data.split()), validate=True)
    except binascii.Error:
        return SignatureFormat.DER, data


def _envelope(kind: SignatureFormat, info: Any) -> Envelope:
    if info["content_type"].native != "signed_data":
        raise ValueError(info["content_type"].native)
    signed = info["content"]
    if signed["encap_content_info"]["content"].native is not None:
        raise BadInput(ATTACHED)
    signer = signed["signer_infos"][0]
    algorithm = signer["digest_algorithm"]["algorithm"].native
    return Envelope(kind, _certificate(signed["certificates"], signer["sid"]), ALGORITHMS.get(algorithm, algorithm), _digest(signer))


def _digest(signer: Any) -> str:
    for attribute in signer["signed_attrs"] or ():
        if attribute["type"].native == "message_digest":
            digest: bytes = attribute["values"][0].native
            return digest.hex()
    return ""


def _certificate(kept: Any, sid: Any) -> Certificate:
    """The certificate that the signature points at; a file may hold those of the authorities as well, or none."""
    candidates = [choice.chosen for choice in kept or () if choice.name == "certificate"]
    mine = next((one for one in candidates if _is_meant(one, sid)), None)
    if mine is None:
        return Certificate()
    validity = mine["tbs_certificate"]["validity"]
    return Certificate(
        holder=_holder(mine.subject.native)[:300],
        number=f"{mine.serial_number:X}"[:100],
        valid_from=validity["not_before"].native.date(),
        valid_to=validity["not_after"].native.date(),
    )


def _is_meant(certificate: Any, sid: Any) -> bool:
    if sid.name == "issuer_and_serial_number":
        return bool(certificate.serial_number == sid.chosen["serial_number"].native)
    return bool(certificate.key_identifier == sid.chosen.native)


def _holder(subject: dict[str, Any]) -> str:
    """«Соколова Анна Викторовна»: the certificate of an organisation has the person in «surname» and «given name»."""
    person = (subject.get("surname"), subject.get("given_name"))
    named = " ".join(part for part in person if isinstance(part, str)) or subject.get("common_name", "")
    plain = "".join(char if char.isprintable() else " " for char in str(named))
    return " ".join(plain.split())
