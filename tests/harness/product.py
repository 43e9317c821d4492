"""The real product on a throw-away database: web server and queue as the launcher starts them."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal.run import serving
from portal.run.address import Address
from portal.run.programs import Program, stop
from tests.harness.databases import Database
from tests.harness.postgres import free_port

PYTHON = Path(sys.executable)

WAITING = """
import json
from workflows.printing.models import Print, PrintRequest
print(json.dumps([PrintRequest.objects.count(), Print.objects.count()]))
"""


@dataclass
class Product:
    """Two programs and where they keep their data."""

    database: Database
    address: Address
    web: Program
    queue: Program

    @property
    def url(self) -> str:
        return self.address.url

    def start_web(self) -> None:
        self.web.start()
        wait_until(lambda: serving.answers(self.address), what="сайт отвечает", seconds=240)

    def log(self) -> str:
        """What both programs have said, for the message of a failed test."""
        return (self.database.var / "product.log").read_text()

    def wait_for_prints(self, *, seconds: float = 300) -> None:
        """Until every print that was asked for is stored."""
        wait_until(self._all_printed, what="все печатные формы построены", seconds=seconds, pause=1)

    def _all_printed(self) -> bool:
        asked, stored = json.loads(self.database.run(WAITING))
        return bool(asked == stored)


def wait_until(is_so: Callable[[], bool], *, what: str, seconds: float = 60, pause: float = 0.1) -> None:
    """Wait for something that other processes do."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"За {seconds:.0f} секунд не дождались: {what}."
        time.sleep(pause)


@contextmanager
def product(database: Database, *, named: str = "") -> Iterator[Product]:
    """The product, not started yet; ended with the block. `named` is the address that it calls its own in prints and letters."""
    address = Address("127.0.0.1", free_port())
    settings = {**database.environment, "BASE_URL": named or address.url}
    made = Product(
        database, address, serving.web(address, settings, python=PYTHON), serving.queue(settings, python=PYTHON)
    )
    made.web.log = made.queue.log = database.var / "product.log"
    try:
        yield made
    finally:
        stop([made.web, made.queue])
