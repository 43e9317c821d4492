"""Bytes are kept once, under their hash, and given back only when they are still the same."""

import pytest

from tests import make
from workflows.files import storage
from workflows.files.http import download
from workflows.files.models import Blob, StoredFile

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_kept_once_under_two_names(private_root):
    one, other = make.stored_file(b"text", name="скан.pdf"), make.stored_file(b"text", name="копия.pdf")

    assert one.blob == other.blob
    assert len([path for path in private_root.rglob("*") if path.is_file()]) == 1
    assert storage.read(other.blob) == b"text"


def test_an_empty_file_is_a_file_too():
    assert storage.read(make.stored_file(b"").blob) == b""


def test_a_changed_file_is_not_given_out():
    stored = make.stored_file(b"text")
    storage.path_of(stored.blob.sha256).write_bytes(b"tex!")

    with pytest.raises(storage.FileIsDamaged, match="изменён после сохранения"):
        storage.read(stored.blob)


def test_a_lost_file_says_what_to_do():
    stored = make.stored_file(b"text")
    storage.path_of(stored.blob.sha256).unlink()

    with pytest.raises(storage.FileIsDamaged, match="Восстановите его из резервной копии"):
        storage.read(stored.blob)


def test_storing_the_bytes_again_mends_a_lost_file():
    stored = make.stored_file(b"text")
    storage.path_of(stored.blob.sha256).unlink()

    make.stored_file(b"text", name="ещё раз.txt")

    assert storage.read(stored.blob) == b"text"
    assert (Blob.objects.count(), StoredFile.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\..\\windows", "con\x00sole", "a/b/c.txt", ".htaccess"]
)
def test_a_name_is_never_a_path(name, private_root):
    stored = make.stored_file(b"text", name=name)

    files = [path.relative_to(private_root).as_posix() for path in private_root.rglob("*") if path.is_file()]
    sha256 = stored.blob.sha256
    assert files == [f"{sha256[:2]}/{sha256[2:4]}/{sha256}"]


def test_no_half_written_file_is_left(private_root):
    make.stored_file(b"x" * 1_000_000)

    assert [path.name for path in private_root.rglob("tmp*")] == []


def test_a_file_goes_to_the_browser_as_an_attachment_with_its_russian_name():
    response = download(make.stored_file(b"<script>alert(1)</script>", name="Порядок «сервисы».html"))

    assert response.content == b"<script>alert(1)</script>"
    assert dict(response.headers) == {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment; filename=\"file\"; filename*=UTF-8''"
        "%D0%9F%D0%BE%D1%80%D1%8F%D0%B4%D0%BE%D0%BA%20%C2%AB%D1%81%D0%B5%D1%80%D0%B2%D0%B8%D1%81%D1%8B%C2%BB.html",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": '"' + Blob.objects.get().sha256 + '"',
    }


@pytest.mark.parametrize("name", ['a"; filename="evil.exe', "a\r\nSet-Cookie: x=1", "a;b,c'd"])
def test_a_name_does_not_break_out_of_its_header(name):
    header = download(make.stored_file(b"text", name=name))["Content-Disposition"]

    assert set("\r\n;,'\" ") & set(header.removeprefix("attachment; filename=\"file\"; filename*=UTF-8''")) == set()
