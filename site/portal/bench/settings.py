"""Settings of the measured server: those of the product, with one more address."""

from portal.settings.dev import *  # noqa: F403  settings are one namespace by Django's design

ROOT_URLCONF = "portal.bench.urls"
