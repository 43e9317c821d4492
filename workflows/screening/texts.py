"""Bytes that are a text, and which sort of text: plain, a table, a letter, a page, data, a list of commands."""

from __future__ import annotations

import re

HEAD = 64 * 1024
ENCODINGS = ("utf-8", "cp1251")
MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x98]")
RARE = 0.02  # of signs: more letters than that in nobody's words are no text in this encoding
NOT_RUSSIAN = re.compile(r"[ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђљњќћџЎўЈҐІіґµ¶ѕјѓ¤¦§¨©«¬®Ї°±·»]")
MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>]|<iframe[\s>]|<meta\s|<table[\s>]|<div[\s>]|<img\s|<a\s+href", re.IGNORECASE
)
SVG = re.compile(r"<svg[\s>:]|<\w+:svg[\s>]", re.IGNORECASE)
HEADER = re.compile(
    r"\A(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){0,200}?(?:received|from|to|subject|message-id|return-path|mime-version|date):",
    re.IGNORECASE,
)
PAGE_LETTER = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
SHELL = re.compile(r"\A#!|\A@echo\s|\A<\?php|\A<%@|\A\[InternetShortcut\]|\A\[Desktop Entry\]|\AWindows Registry Editor|\AREGEDIT4", re.IGNORECASE)


def decoded(head: bytes) -> str | None:
    """The beginning as text, or nothing when it is none."""
    for mark, encoding in MARKED:
        if head.startswith(mark):
            return _plain(head[: len(head) // 2 * 2].decode(encoding, "replace"))
    if b"\0" in head:
        return None
    for encoding in ENCODINGS:
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as broken:
            if encoding != "utf-8" or broken.start < len(head) - 4 or len(head) < HEAD:
                continue
            text = head[: broken.start].decode(encoding)  # the last letter was cut in two
        if (plain := _plain(text)) is not None and (encoding == "utf-8" or _is_russian(plain)):
            return plain
    return None


def _plain(text: str) -> str | None:
    return None if len(CONTROLS.findall(text)) > len(text) * RARE / 10 else text


def _is_russian(text: str) -> bool:
    """cp1251 decodes almost anything: what reads as words has few of the signs that words have not."""
    foreign = [char for char in text if char > "\x7f"]
    odd = len(NOT_RUSSIAN.findall(text))
    return odd <= max(2, 0.2 * len(foreign))


def sort_of(text: str) -> str:
    """The code of the format, as far as the words themselves tell it."""
    start = text[:4096].lstrip("\ufeff \t\r\n")
    if start.startswith("{\\rtf"):
        return "rtf"
    if SHELL.search(start):
        return "lnk" if start.startswith("[") else "script"
    if HEADER.search(start.replace("\r\n", "\n")):
        return "html" if PAGE_LETTER.search(start) else "eml"
    if SVG.search(start):
        return "svg"
    if MARKUP.search(start):
        return "html"
    return "xml" if start.startswith("<?xml") else "txt"
