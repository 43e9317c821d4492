"""Files that must come through byte for byte, whatever they are."""


from tests.workflows.inbox.corpus.archives import bomb, document, eicar, encrypted_zip, winmail, zipped
from tests.workflows.inbox.corpus.item import MIXED, SAID, Item, attached, file, letter, multipart, part, with_file
from tests.workflows.inbox.corpus.structure import JPEG
from workflows.inbox.parsing.body import IS_ENCRYPTED
from workflows.inbox.parsing.enclosed import EMPTY_FILE, PARCEL_BROKEN, PARCEL_EMPTY
from workflows.inbox.parsing.reading import NO_TEXT

PARCEL = winmail(("Справка о доходах.pdf", b"%PDF-1.4\n"), ("фото.jpg", JPEG))
TNEF = b"Content-Type: application/ms-tnef; name=winmail.dat"
SIGNED = b'Content-Type: multipart/signed; micalg=sha-256; protocol="application/pkcs7-signature"; boundary="part"'
DER = b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"


def one(name: str, data: bytes, media_type: str = "application/octet-stream") -> bytes:
    return with_file(data, *attached(name, media_type))


ITEMS = (
    Item(
        name="two-files-of-one-name",
        made=letter(multipart(SAID, file(b"one", *attached("фото.jpg")), file(b"two", *attached("фото.jpg"))), kind=(MIXED,)),
        files=("фото.jpg", "фото.jpg"),
    ),
    Item(name="docm-with-a-macro", made=lambda: one("Отчёт.docm", document(has_macro=True)), files=("Отчёт.docm",)),
    Item(name="docx-that-is-docm", made=lambda: one("Отчёт.docx", document(has_macro=True)), files=("Отчёт.docx",)),
    Item(name="html-attached", made=one("Вход.html", b"<script>alert(1)</script>", "text/html"), files=("Вход.html",)),
    Item(name="svg-attached", made=one("Схема.svg", b"<svg onload='alert(1)'/>", "image/svg+xml"), files=("Схема.svg",)),
    Item(name="lnk-in-zip", made=lambda: one("Документы.zip", zipped(("Открыть.lnk", b"L\0\0\0"))), files=("Документы.zip",)),
    Item(name="exe-renamed-pdf", made=one("Справка.pdf", b"MZ\x90\0" + bytes(60), "application/pdf"), files=("Справка.pdf",)),
    Item(name="encrypted-zip", made=lambda: one("Справки.zip", encrypted_zip("spravka.txt", b"secret")), files=("Справки.zip",)),
    Item(name="zip-bomb", made=lambda: one("Архив.zip", bomb()), files=("Архив.zip",)),
    Item(name="eicar", made=lambda: one("eicar.com", eicar()), files=("eicar.com",)),
    Item(name="eicar-in-zip", made=lambda: one("eicar.zip", zipped(("eicar.com", eicar()))), files=("eicar.zip",)),
    Item(name="eicar-named-pdf", made=lambda: one("eicar.pdf", eicar(), "application/pdf"), files=("eicar.pdf",)),
    Item(name="heic", made=one("IMG_0001.HEIC", b"\0\0\0\x18ftypheic" + bytes(40), "image/heic"), files=("IMG_0001.HEIC",)),
    Item(name="empty-file", made=letter(multipart(SAID, part(b"", *attached("Пусто.pdf"))), kind=(MIXED,)), files=("Пусто.pdf",), defects=(EMPTY_FILE,)),
    Item(
        name="detached-p7s",
        made=letter(multipart(SAID, file(DER, b"Content-Type: application/pkcs7-signature; name=smime.p7s")), kind=(SIGNED,)),
        files=("smime.p7s",),
    ),
    Item(
        name="detached-sig-beside-a-document",
        made=letter(multipart(SAID, file(b"%PDF", *attached("Договор.pdf")), file(DER, *attached("Договор.pdf.sig"))), kind=(MIXED,)),
        files=("Договор.pdf", "Договор.pdf.sig"),
    ),
    Item(
        name="pgp-encrypted",
        made=letter(
            multipart(part(b"Version: 1", b"Content-Type: application/pgp-encrypted"), part(b"-----BEGIN PGP MESSAGE-----", b"Content-Type: application/octet-stream; name=encrypted.asc")),
            kind=(b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=part',),
        ),
        text="",
        files=("Файл.bin", "encrypted.asc"),
        defects=(IS_ENCRYPTED, NO_TEXT),
    ),
    Item(name="winmail", made=with_file(PARCEL, TNEF), files=("winmail.dat", "Справка о доходах.pdf", "фото.jpg")),
    Item(name="winmail-truncated", made=with_file(PARCEL[:-150], TNEF), files=("winmail.dat", "Справка о доходах.pdf", "фото.jpg"), defects=(PARCEL_BROKEN,)),
    Item(name="winmail-cut-in-half", made=with_file(PARCEL[: len(PARCEL) // 3], TNEF), files=("winmail.dat", "Справка о доходах.pdf"), defects=(PARCEL_BROKEN,)),
    Item(name="winmail-without-files", made=with_file(winmail(), TNEF), files=("winmail.dat",), defects=(PARCEL_EMPTY,)),
    Item(name="winmail-empty", made=letter(multipart(SAID, part(b"", TNEF)), kind=(MIXED,)), files=("winmail.dat",), defects=(EMPTY_FILE, PARCEL_BROKEN)),
    Item(name="winmail-that-is-none", made=with_file(b"not a parcel", TNEF), files=("winmail.dat",), defects=(PARCEL_BROKEN,)),
)
