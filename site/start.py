"""Entry of the launcher: works before anything is installed, with whatever Python the machine has."""

import os
import shutil
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")

if sys.version_info < OLDEST:
    found = [path for path in map(shutil.which, NEWER) if path]
    if found:
        os.execv(found[0], [found[0], os.path.abspath(__file__)] + sys.argv[1:])  # noqa: S606, PTH100, RUF005
    sys.exit("Нужен Python 3.11 или новее, а найден %s. Установите его и повторите команду." % sys.version.split()[0])  # noqa: UP031

from portal.run.commands import main  # noqa: E402  an old Python must not get this far

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
