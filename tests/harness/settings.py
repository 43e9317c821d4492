"""The product as it runs in stories: that of a newcomer, with hashes that cost nothing where they are not the subject."""

import os

os.environ.setdefault("BASE_URL", "https://www.mirk.example")  # what prints and letters call the site, whatever port it runs on

from portal.settings.dev import *  # noqa: F403  settings are one namespace by Django's design

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
APPEAL_CODE_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
