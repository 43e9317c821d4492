"""A real organisation: every secret comes from the environment, every cookie is secure."""

from portal.settings import env
from portal.settings.base import *  # noqa: F403  settings are one namespace by Django's design

DEBUG = False
DEMO = False
SECRET_KEY = env.secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", "")  # former keys: answers and reports to letters of old still find their way
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", "")
WAGTAILADMIN_BASE_URL = env.text("BASE_URL")

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
