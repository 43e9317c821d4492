"""Names of files in every way in which they are written."""

from tests.workflows.inbox.corpus.item import Item, attached, with_file
from workflows.inbox.parsing.names import LONGEST, NAME_CUT, NAME_TURNED
from workflows.inbox.parsing.words import UNKNOWN_CHARSET

PDF = b"%PDF-1.4\n%%EOF\n"
TYPE = b"Content-Type: application/pdf"


def named(disposition: bytes) -> bytes:
    """A letter with a file whose name stands in Content-Disposition as given."""
    return with_file(PDF, TYPE, b"Content-Disposition: attachment; " + disposition)


ITEMS = (
    Item(name="name-rfc2231-utf-8", made=named(b"filename*=utf-8''%D0%96%D0%B0%D0%BB%D0%BE%D0%B1%D0%B0.pdf"), files=("Жалоба.pdf",)),
    Item(name="name-rfc2231-cp1251", made=named(b"filename*=windows-1251''%C6%E0%EB%EE%E1%E0.pdf"), files=("Жалоба.pdf",)),
    Item(name="name-rfc2231-continued", made=named(b"filename*0*=utf-8''%D0%96%D0%B0%D0%BB;\r\n filename*1*=%D0%BE%D0%B1%D0%B0;\r\n filename*2=.pdf"), files=("Жалоба.pdf",)),
    Item(name="name-rfc2231-continued-inside-a-sign", made=named(b"filename*0*=utf-8''%D0%96%D0;\r\n filename*1*=%B0.pdf"), files=("Жа.pdf",)),
    Item(name="name-rfc2231-out-of-order", made=named(b"filename*1*=%D0%BE%D0%B1%D0%B0.pdf; filename*0*=utf-8''%D0%96%D0%B0%D0%BB"), files=("Жалоба.pdf",)),
    Item(name="name-rfc2231-beside-a-plain-one", made=named(b"filename=\"zhaloba.pdf\"; filename*=utf-8''%D0%96%D0%B0%D0%BB%D0%BE%D0%B1%D0%B0.pdf"), files=("Жалоба.pdf",)),
    Item(name="name-rfc2231-without-charset", made=named(b"filename*=%C6%E0%EB%EE%E1%E0.pdf"), files=("Жалоба.pdf",), defects=(UNKNOWN_CHARSET,)),
    Item(name="name-rfc2231-unknown-charset", made=named(b"filename*=x-user''%C6%E0%EB%EE%E1%E0.pdf"), files=("Жалоба.pdf",), defects=(UNKNOWN_CHARSET,)),
    Item(name="name-rfc2047", made=named(b'filename="=?utf-8?B?0JbQsNC70L7QsdCwLnBkZg==?="'), files=("Жалоба.pdf",)),
    Item(name="name-rfc2047-folded", made=named(b'filename="=?utf-8?B?0JbQsNC70L4=?=\r\n =?utf-8?B?0LHQsC5wZGY=?="'), files=("Жалоба.pdf",)),
    Item(name="name-rfc2047-without-quotes", made=named(b"filename==?koi8-r?B?9sHMz8LBLnBkZg==?="), files=("Жалоба.pdf",)),
    Item(name="name-in-percents-not-announced", made=named(b'filename="%D0%96%D0%B0%D0%BB%D0%BE%D0%B1%D0%B0.pdf"'), files=("Жалоба.pdf",)),
    Item(name="name-in-content-type-alone", made=with_file(PDF, 'Content-Type: application/pdf; name="Жалоба.pdf"'.encode()), files=("Жалоба.pdf",)),
    Item(name="name-raw-utf-8", made=named('filename="Жалоба.pdf"'.encode()), files=("Жалоба.pdf",)),
    Item(name="name-raw-cp1251", made=named('filename="Жалоба.pdf"'.encode("cp1251")), files=("Жалоба.pdf",), defects=(UNKNOWN_CHARSET,)),
    Item(name="name-raw-koi8-r", made=named('filename="Жалоба.pdf"'.encode("koi8-r")), files=("Жалоба.pdf",), defects=(UNKNOWN_CHARSET,)),
    Item(name="name-with-spaces-not-quoted", made=named("filename=Моя жалоба.pdf".encode()), files=("Моя жалоба.pdf",)),
    Item(name="name-with-semicolon-and-quotes", made=named('filename="Жалоба; \\"срочно\\".pdf"'.encode()), files=('Жалоба; "срочно".pdf',)),
    Item(name="name-with-lost-quote", made=named('filename="Жалоба.pdf'.encode()), files=("Жалоба.pdf",)),
    Item(name="name-climbing-out", made=named(b'filename="../../../etc/passwd"'), files=("passwd",)),
    Item(name="name-with-a-windows-path", made=named('filename="C:\\Users\\Мария\\Жалоба.pdf"'.encode()), files=("Жалоба.pdf",)),
    Item(name="name-with-a-slash", made=named('filename="Справка 1/2.pdf"'.encode()), files=("Справка 1_2.pdf",)),
    Item(name="name-of-dots-alone", made=named(b'filename=".."'), files=("Файл.pdf",)),
    Item(name="name-turned-round", made=named("filename=\"Жалоба\u202efdp.exe\"".encode()), files=("Жалоба[U+202E]fdp.exe",), defects=(NAME_TURNED,)),
    Item(name="name-with-nul", made=named("filename=\"Жалоба\0.pdf\"".encode()), files=("Жалоба .pdf",)),
    Item(name="name-with-emoji", made=named('filename="Обед 🤢.pdf"'.encode()), files=("Обед 🤢.pdf",)),
    Item(name="name-of-300-signs", made=with_file(PDF, *attached("Ж" * 300 + ".pdf")), files=("Ж" * (LONGEST - 5) + "….pdf",), defects=(NAME_CUT,)),
    Item(name="name-empty", made=named(b'filename=""'), files=("Файл.pdf",)),
)
