"""A file that is sent to be checked: hashed as it comes in and forgotten; no byte of it reaches a disk."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 20 * 1024 * 1024
ENVELOPE = 64 * 1024  # what a form adds to its file


class HashedFile(UploadedFile):
    """What is left of the file: its hash and its size."""

    def __init__(self, *, sha256: str, size: int) -> None:
        super().__init__(file=BytesIO(), name="file", content_type="application/octet-stream", size=size)
        self.sha256 = sha256


class HashingHandler(FileUploadHandler):
    """Takes each chunk, counts it and lets it go."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.digest.update(raw_data)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(sha256=self.digest.hexdigest(), size=file_size)
