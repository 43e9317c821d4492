"""A developer's or a newcomer's machine: demo data, console mail, no secrets."""

from portal.settings import env
from portal.settings.base import *  # noqa: F403  settings are one namespace by Django's design
from portal.settings.base import VAR

DEBUG = env.flag("DEBUG", default=False)
ALLOWED_HOSTS = ["*"]


def _local_key() -> str:
    from django.core.management.utils import get_random_secret_key  # noqa: PLC0415  Django is not set up yet here

    path = VAR / "secret_key"
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = _local_key()
DEMO = True
