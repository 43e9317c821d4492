"""The test run: fast hasher, mail in memory, a database of its own."""

import os
import tempfile

os.environ.setdefault("VAR_DIR", os.path.join(tempfile.gettempdir(), "school-office-tests"))  # noqa: PTH118  before pathlib users load

from portal.settings.base import *  # noqa: F403  settings are one namespace by Django's design
from portal.settings.base import DATABASES, LOGGING, VAR

SECRET_KEY = "only-for-tests-" + "x" * 40
DEBUG = False
DEMO = True
CLAMD = ""  # a test that wants a scanner starts one of its own
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
APPEAL_CODE_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
APPEAL_STATUS_PAGE = ""  # tests of the page name it themselves
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}

# A database for each process: runs of the suite stand beside each other.
OWN = f"test_office_{os.getpid()}"
DATABASES["default"]["TEST"] = {"NAME": str(VAR / f"{OWN}.sqlite3") if DATABASES["default"]["ENGINE"].endswith("sqlite3") else OWN}
