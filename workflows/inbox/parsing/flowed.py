"""Paragraphs that were cut into lines for the way: format=flowed (RFC 3676)."""

from __future__ import annotations


def unflowed(text: str, *, is_space_deleted: bool) -> str:
    """The text with its paragraphs whole again."""
    lines: list[str] = []
    depth_before, is_open = 0, False
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        is_flowed = line.endswith(" ") and line != "-- "
        kept = line[:-1] if is_flowed and is_space_deleted else line
        if is_open and depth == depth_before and line != "-- ":
            lines[-1] += kept
        else:
            lines.append(f"{'>' * depth} {kept}" if depth else kept)
        depth_before, is_open = depth, is_flowed
    return "\n".join(lines)
