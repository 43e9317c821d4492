"""Files of detached signatures as programs write them. Nothing in them is really signed: our product does not verify."""

import base64
import hashlib
from datetime import UTC, datetime

from asn1crypto import algos, cms, core, keys, x509
from django.utils import timezone

from tests import make
from workflows.orders import actions
from workflows.orders.models import DetachedSignature, Order
from workflows.people.models import User
from workflows.printing.models import Print, PrintRequest

PDF = b"%PDF-1.7 order"
STREEBOG = "1.2.643.7.1.1.2.2"
RSA = {"algorithm": "rsassa_pkcs1v15"}


def certificate(*, surname: str = "Соколова", given_name: str = "Анна Викторовна", number: int = 0xABC123) -> x509.Certificate:
    """A certificate of an organisation with the name of its head."""
    name = x509.Name.build({"common_name": "АНО «Школа»", "surname": surname, "given_name": given_name})
    key = keys.PublicKeyInfo.wrap(keys.RSAPublicKey({"modulus": 3233, "public_exponent": 17}), "rsa")
    body = {
        "version": "v3",
        "serial_number": number,
        "signature": RSA,
        "issuer": x509.Name.build({"common_name": "Удостоверяющий центр"}),
        "validity": {
            "not_before": x509.Time({"utc_time": datetime(2026, 1, 12, tzinfo=UTC)}),
            "not_after": x509.Time({"utc_time": datetime(2027, 4, 12, tzinfo=UTC)}),
        },
        "subject": name,
        "subject_public_key_info": key,
    }
    return x509.Certificate({"tbs_certificate": body, "signature_algorithm": RSA, "signature_value": b"x"})


def signature(digest: bytes, *, algorithm: str = "sha256", holder: x509.Certificate | None = None, inside: bytes | None = None, signed: bool = True) -> bytes:
    """A detached CMS signature in DER; `inside` makes it an attached one, `signed` is whether it tells the hash."""
    holder = holder or certificate()
    authority = certificate(surname="Центров", given_name="Удостоверяющий", number=1)
    hashed = algos.DigestAlgorithm({"algorithm": algorithm})
    attributes = [cms.CMSAttribute({"type": "message_digest", "values": [core.OctetString(digest)]})] if signed else []
    who = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": {"issuer": holder.issuer, "serial_number": holder.serial_number}}),
            "digest_algorithm": hashed,
            "signed_attrs": attributes or None,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "rsassa_pkcs1v15"}),
            "signature": b"not a real one",
        }
    )
    content = cms.ContentInfo({"content_type": "data", "content": inside}) if inside else {"content_type": "data"}
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [hashed],
            "encap_content_info": content,
            "certificates": [cms.CertificateChoices({"certificate": one}) for one in (authority, holder)],
            "signer_infos": [who],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()


def without_certificate(digest: bytes) -> bytes:
    """A signature that names nobody."""
    info = cms.ContentInfo.load(signature(digest))
    info["content"]["certificates"] = None
    return info.dump(force=True)


def armoured(der: bytes) -> bytes:
    """As КриптоПро writes it with BEGIN and END."""
    return b"-----BEGIN CMS-----\n" + base64.encodebytes(der) + b"-----END CMS-----\n"


def bare(der: bytes) -> bytes:
    """Base64 and nothing else."""
    return base64.encodebytes(der)


def printed(order: Order) -> Order:
    """The order with a stored print."""
    file = make.stored_file(PDF, name="Приказ от 26.02.2026 № 01-0226-У.pdf")
    request = PrintRequest.objects.get(form=actions.PRINT, subject_id=order.pk)
    Print.objects.create(request=request, file=file, sha256=file.blob.sha256, renderer="test")
    return order


def attached(order: Order, *, by: User) -> DetachedSignature:
    """A signature beside the order, under a print that is made for it."""
    given = actions.OutsideSignature(data=signature(hashlib.sha256(PDF).digest()), name="podpis.sig")
    return actions.attach_signature(printed(order), given, by=by, on=timezone.localdate(), at=timezone.now())
