"""`make run`: what a newcomer is told when something is in the way, and how the two programs are kept together."""

import os
import re
import signal
import socket
import subprocess
import sys

import pytest

from portal import ROOT
from portal.run import programs
from portal.run.console import CannotGoOn
from portal.run.programs import Program, stop
from tests.harness.product import wait_until

PIN = re.compile(r"^([A-Za-z0-9_-]+)(\[[a-z,-]+\])?==(\S+)$", re.M)
SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES = [sys.executable, "-c", "pass"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)",
]


def start(*words, **variables):
    command = [sys.executable, str(ROOT / "site" / "start.py"), *words]
    environment = {**os.environ, **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def pins(path):
    return {name.lower(): version for name, _, version in PIN.findall((ROOT / path).read_text())}


@pytest.fixture
def program(tmp_path):
    made = []

    def make(command):
        made.append(Program("программа", command, os.environ, tmp_path, log=tmp_path / "log"))
        return made[-1]

    yield make
    for one in made:
        one.kill()


def test_a_taken_port_is_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        told = start("run", PORT=str(port), HOST="127.0.0.1")

    other = port + 1 if port < 65535 else 8001
    sentence = f"Порт {port} занят другой программой. Остановите её или выберите другой: make run PORT={other}\n"
    assert (told.returncode, told.stdout, told.stderr) == (1, sentence, "")


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1"])
def test_an_impossible_port_is_one_sentence(port):
    told = start("run", PORT=port)

    assert told.stdout == f"PORT={port}: нужен номер порта от 1 до 65535, например: make run PORT=8001\n"
    assert told.returncode == 1


def test_every_pin_is_exact_and_stands_in_the_constraints():
    wanted = {**pins("requirements.txt"), **pins("tests/requirements.txt")}
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and line[0] not in "#-"]

    assert len(pins("requirements.txt")) == len(lines)
    assert wanted.items() <= pins("constraints.txt").items()


def test_a_dead_program_is_started_again(program):
    one = program(SLEEPS)
    one.start()
    first = one.process.pid
    one.kill()

    one.revive()

    assert one.alive()
    assert one.process.pid != first


def test_a_program_that_dies_again_and_again_ends_the_run(program):
    one = program(DIES)
    one.start()
    for _ in range(programs.MOST_DEATHS - 1):
        one.process.wait()
        one.revive()

    with pytest.raises(CannotGoOn, match="снова и снова"):
        one.revive()


def test_a_program_that_does_not_listen_is_ended_all_the_same(program, monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "PATIENCE", 0.5)
    one = program(STUBBORN)
    one.start()
    wait_until(lambda: "ready" in (tmp_path / "log").read_text(), what="программа готова")

    stop([one])

    assert one.process.returncode == -signal.SIGKILL  # ended, not waited for: by itself it would end with 0
