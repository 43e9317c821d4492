"""A letter that hangs, crashes or swells is answered with a sentence; the next one is read."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal import ROOT
from tests.workflows.inbox.corpus import ALL, BY_NAME
from tests.workflows.inbox.corpus.item import TEXT, letter
from workflows.confined import running
from workflows.confined.running import End, Outcome, outcome_of
from workflows.inbox.parsing import apart
from workflows.inbox.parsing.apart import REASONS, SEE_ORIGINAL, read_apart
from workflows.inbox.parsing.limits import Limits, Unreadable
from workflows.inbox.parsing.reading import EMPTY, read

MEBIBYTE = 1024 * 1024
FAR = Limits(processor=60, wait=120)
POISON = ["nested-thousand", "letters-inside-letters-thousand", "html-deep"]


def end_of(way: str, *, given: bytes = b"", limits: Limits = FAR) -> Outcome:
    command = [sys.executable, "-c", f"import sys, runpy; sys.path.append({str(ROOT)!r}); sys.argv[0] = 'x'; runpy.run_module('tests.workflows.inbox.parsing.bad_child', run_name='__main__')"]
    return outcome_of([*command, way, json.dumps(asdict(limits))], given, limits=limits)


def test_a_letter_is_read_apart_as_it_is_read_here():
    raw = BY_NAME["winmail"].raw

    assert read_apart(raw) == read(raw)


def test_the_server_and_the_moment_go_along():
    raw = letter(TEXT, b"Authentication-Results: mx.mirk.example; spf=pass", without=(b"Received",))
    received_at = datetime(2026, 2, 1, tzinfo=UTC)

    assert read_apart(raw, our_server="mx.mirk.example", received_at=received_at) == read(raw, our_server="mx.mirk.example", received_at=received_at)


def test_poison_in_the_middle_stops_nobody():
    batch = ["good-letter", *POISON, "good-letter"]

    found = [read_apart(BY_NAME[name].raw) for name in batch]

    assert [one.subject for one in found] == [BY_NAME[name].subject for name in batch]


@pytest.mark.slow
def test_the_whole_corpus_is_read_apart():
    differing = [item.name for item in ALL if read_apart(item.raw) != read(item.raw)]

    assert differing == []


def test_an_unreadable_letter_is_told_in_the_words_of_reading():
    found = read_apart(b"\0\r\n")

    assert isinstance(found, Unreadable)
    assert found.reason == EMPTY


@pytest.mark.parametrize(
    ("limits", "end"),
    [(Limits(memory=40 * MEBIBYTE), End.OUT_OF_MEMORY), (Limits(answer=1000), End.TOO_TALKATIVE), (Limits(wait=0), End.OUT_OF_TIME)],
)
def test_a_letter_beyond_its_means_is_told_why(limits, end):
    found = read_apart(letter(TEXT * 50_000), limits=limits)

    assert isinstance(found, Unreadable)
    assert found.reason == f"{REASONS[end]} {SEE_ORIGINAL}"


@pytest.mark.parametrize(
    ("way", "limits", "end"),
    [
        ("swell", Limits(memory=300 * MEBIBYTE), End.OUT_OF_MEMORY),
        ("vanish", FAR, End.OUT_OF_MEMORY),
        ("spin", Limits(processor=1, wait=120), End.OUT_OF_TIME),
        ("hang", Limits(wait=1), End.OUT_OF_TIME),
        ("hang_deaf", Limits(wait=1), End.OUT_OF_TIME),
        ("crash", FAR, End.CRASHED),
        ("recurse", FAR, End.CRASHED),
        ("write_a_file", FAR, End.CRASHED),
        ("talk", Limits(answer=1_000_000), End.TOO_TALKATIVE),
    ],
)
def test_every_bad_end_is_an_answer(way, limits, end):
    assert end_of(way, limits=limits) == Outcome(end)


def test_nothing_of_ours_goes_along():
    outcome = end_of("tell_environment")

    assert json.loads(outcome.said) == {"environment": ["LC_ALL"], "folder": "/"}


def test_a_large_letter_passes_whole():
    data = bytes(range(256)) * 40_000

    assert end_of("echo", given=data) == Outcome(End.DONE, data)


def test_a_reader_that_cannot_be_started_is_an_answer(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    found = read_apart(letter(TEXT))

    assert isinstance(found, Unreadable)
    assert found.reason == f"{REASONS[End.NOT_STARTED]} {SEE_ORIGINAL}"


@pytest.mark.parametrize("said", [b"", b"2", b"1", b"1not a letter", b"0\xff", b"1" + (2**63).to_bytes(8, "big") + b"{}"])
def test_an_answer_that_makes_no_sense_is_a_crash(said, monkeypatch):
    monkeypatch.setattr(apart, "outcome_of", lambda command, given, limits: Outcome(End.DONE, said))

    found = read_apart(letter(TEXT))

    assert isinstance(found, Unreadable)
    assert found.reason == f"{REASONS[End.CRASHED]} {SEE_ORIGINAL}"


def test_the_root_of_the_child_is_ours():
    assert Path(running.ROOT) == ROOT
