"""A real scanner: what it finds is said, and what it could not scan is never called clean."""

from io import BytesIO

import pytest

from tests.harness import clamav
from tests.harness.clamav import EICAR
from tests.workflows.screening import make_files as files
from workflows.screening.clamd import Answer, NotAnAddress, Scanned, Scanner, scanner_at

MEGABYTE = 1024 * 1024
VIRUS = Scanned(Answer.INFECTED, "Eicar-Test-Signature.UNOFFICIAL")


def scanned(clamd, data):
    return clamd.scanner.scan(BytesIO(data))


def test_a_clean_file(clamd):
    assert scanned(clamd, b"words") == Scanned(Answer.CLEAN)


@pytest.mark.parametrize("data", [EICAR, files.packed({"a/b.txt": EICAR}), files.packed({"inner.zip": files.packed({"a.txt": EICAR})})], ids=["plain", "in a zip", "in a zip in a zip"])
def test_a_virus(clamd, data):
    assert scanned(clamd, data) == VIRUS


def test_a_virus_in_a_letter(clamd):
    letter = b"From: a@b.ru\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/octet-stream\n\n" + EICAR + b"\n--x--\n"

    assert scanned(clamd, letter).answer == Answer.INFECTED


def test_a_file_over_the_limit_is_not_clean(clamd):
    assert scanned(clamd, b"x" * (clamav.MOST * MEGABYTE + 1)) == Scanned(Answer.UNSCANNABLE, "больше, чем принимает сканер")
    assert scanned(clamd, b"x" * (20 * MEGABYTE)).answer == Answer.UNSCANNABLE


def test_a_locked_archive_is_not_clean(clamd):
    assert scanned(clamd, files.locked(files.packed({"a.txt": b"words"}))) == Scanned(Answer.UNSCANNABLE, "закрыт паролем")


def test_a_scanner_that_is_down_and_up_again(clamd):
    clamd.stop()
    down = scanned(clamd, EICAR)

    clamd.start()

    assert (down.answer, down.detail) == (Answer.ERROR, "сканер не отвечает: Connection refused")
    assert scanned(clamd, EICAR) == VIRUS


def test_nobody_listens_there(tmp_path):
    nowhere = Scanner(path=str(tmp_path / "absent"))

    assert nowhere.scan(BytesIO(b"x")) == Scanned(Answer.ERROR, "сканер не отвечает: No such file or directory")
    assert not nowhere.is_there()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"PING": b"PONG\0"}, Scanned(Answer.ERROR, "сканер прервал приём файла")),
        ({"PING": b"PONG\0", "INSTREAM": clamav.SILENCE}, Scanned(Answer.UNSCANNABLE, "проверка не закончилась вовремя")),
        ({"PING": b"PONG\0", "INSTREAM": b"stream: OK"}, Scanned(Answer.CLEAN)),
        ({"INSTREAM": b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"}, Scanned(Answer.UNSCANNABLE, "больше пределов сканера")),
        ({"INSTREAM": b"stream: Can't allocate memory ERROR\0"}, Scanned(Answer.UNSCANNABLE, "сканер не смог прочитать файл")),
        ({"INSTREAM": b"nonsense\0"}, Scanned(Answer.UNSCANNABLE, "сканер не смог прочитать файл")),
        ({"INSTREAM": b"NOT OK\0"}, Scanned(Answer.UNSCANNABLE, "сканер не смог прочитать файл")),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_scanner_out_of_order(tmp_path, answers, expected):
    with clamav.odd(tmp_path, **answers) as scanner:
        assert scanner.scan(BytesIO(b"x"), seconds=0.2 if clamav.SILENCE in answers.values() else 30) == expected


def test_one_that_hangs_up_in_the_middle_of_a_large_file_does_not_call_it_clean(tmp_path):
    with clamav.odd(tmp_path, PING=b"PONG\0") as scanner:
        found = scanner.scan(BytesIO(b"x" * 20 * MEGABYTE), seconds=30)

    assert found == Scanned(Answer.ERROR, "сканер прервал приём файла")


@pytest.mark.parametrize(
    ("address", "scanner"),
    [("unix:/run/clamav/clamd.ctl", Scanner(path="/run/clamav/clamd.ctl")), ("tcp://127.0.0.1:3310", Scanner(host="127.0.0.1", port=3310))],
)
def test_addresses(address, scanner):
    assert scanner_at(address) == scanner


@pytest.mark.parametrize("address", ["clamd", "unix:", "tcp://host", "http://host:1", "127.0.0.1:3310"])
def test_what_is_no_address(address):
    with pytest.raises(NotAnAddress):
        scanner_at(address)
