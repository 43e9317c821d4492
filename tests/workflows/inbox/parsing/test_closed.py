"""What is inside «smime.p7m», as two other programs write and read it; whatever the bytes, nothing is raised."""

from datetime import UTC, datetime

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.inbox.corpus.closed import SAID, closed, element, enveloped, nested, open_ended, signed
from tests.workflows.inbox.corpus.item import TEXT, multipart
from workflows.inbox.parsing import ber
from workflows.inbox.parsing.body import IS_SIGNED, MOST_ENVELOPES
from workflows.inbox.parsing.closed import Opened, Sort, opened
from workflows.inbox.parsing.limits import Limits
from workflows.inbox.parsing.reading import read
from workflows.inbox.parsing.tree import TOO_DEEP, TOO_MANY


def signer(key=None):
    """A certificate of nobody in particular, and its key."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Petrova")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    return made.not_valid_before(datetime(2026, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2027, 1, 1, tzinfo=UTC)).sign(key, hashes.SHA256()), key


def really_signed(content: bytes, *options: pkcs7.PKCS7Options) -> bytes:
    certificate, key = signer()
    return pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256()).sign(serialization.Encoding.DER, list(options))


def test_what_a_real_program_signed_is_opened():
    assert opened(really_signed(SAID, pkcs7.PKCS7Options.Binary)) == Opened(Sort.SIGNED, SAID)


def test_a_letter_signed_by_a_real_program_is_read():
    letter = read(closed(really_signed(SAID, pkcs7.PKCS7Options.Binary)))

    assert (letter.text, [file.name for file in letter.files], IS_SIGNED in letter.defects) == (TEXT, ["smime.p7m"], True)


def test_a_signature_that_lies_apart_has_nothing_to_open():
    data = really_signed(SAID, pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.DetachedSignature)

    assert opened(data) == Opened(Sort.OTHER)


def test_what_a_real_program_encrypted_is_named_so():
    certificate, _ = signer(rsa.generate_private_key(public_exponent=65537, key_size=2048))  # envelopes are closed by RSA alone
    data = pkcs7.PKCS7EnvelopeBuilder().set_data(SAID).add_recipient(certificate).encrypt(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])

    assert opened(data) == opened(enveloped()) == Opened(Sort.ENCRYPTED)


@pytest.mark.parametrize("made", [element, open_ended])
@given(content=st.binary(max_size=300))
def test_another_reader_finds_the_same_content(made, content):
    data = signed(content, made=made)

    other = cms.ContentInfo.load(data)["content"]["encap_content_info"]["content"]
    assert opened(data) == Opened(Sort.SIGNED, other.cast(cms.OctetString).native if hasattr(other, "cast") else other.native)


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data):
    assert opened(data).sort in Sort


@given(st.integers(0, 200), st.binary(min_size=1, max_size=4))
def test_any_damage_is_answered(place, damage):
    data = bytearray(signed(SAID, made=open_ended))
    data[place : place + len(damage)] = damage

    assert opened(bytes(data)).sort in Sort


@pytest.mark.parametrize("data", [b"\x30\x80" * 5000, b"\x30\x80" + b"\x05\x00" * (ber.MOST + 1) + b"\0\0", b"\x30\x84\xff\xff\xff\xff" + bytes(9), b"\x1f" * 50, b"\x04\x80\0\0"])
def test_what_is_too_deep_too_much_or_lies_of_its_length_is_broken(data):
    assert opened(data).sort is Sort.BROKEN


def test_parts_are_counted_through_all_envelopes():
    inner = b"Content-Type: multipart/mixed; boundary=part\r\n\r\n" + multipart(*[SAID] * 8)

    letter = read(closed(signed(inner)), limits=Limits(parts=6))

    assert TOO_MANY in letter.defects
    assert letter.text.count(TEXT) <= 6


def test_depth_is_counted_through_all_envelopes():
    deep = SAID
    for number in range(Limits().depth // (MOST_ENVELOPES + 1) + 1):
        boundary = f"b{number}".encode()
        deep = b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n" + multipart(deep, boundary=boundary)

    assert TOO_DEEP in read(closed(signed(deep))).defects
    assert read(closed(nested(MOST_ENVELOPES))).text == TEXT
