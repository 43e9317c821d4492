"""What is true everywhere."""

from urllib.parse import urljoin, urlsplit

from csp.constants import NONE, SELF

from portal import ROOT
from portal.settings import env
from portal.settings.databases import database
from portal.settings.mailing import mailbox, mailing

VAR = env.folder("VAR_DIR", ROOT / "var")
PRIVATE_ROOT = VAR / "private"
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = env.folder("STATIC_ROOT", VAR / "static")
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "site" / "static"]

INSTALLED_APPS = [
    "portal.desk",
    "portal.demo",
    "portal.bench",
    "pages",
    "workflows.acquaintance",
    "workflows.following",
    "workflows.filing",
    "workflows.tracking",
    "workflows.mailroom",
    "workflows.regulations",
    "workflows.appeals",
    "workflows.services",
    "workflows.orders",
    "workflows.terms",
    "workflows.printing",
    "workflows.mail",
    "workflows.inbox",
    "workflows.screening",
    "workflows.signing",
    "workflows.journal",
    "workflows.numbering",
    "workflows.workdays",
    "workflows.identity",
    "workflows.visitors",
    "workflows.connections",
    "workflows.files",
    "workflows.archive",
    "workflows.people",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.redirects",
    "workflows.people.accounts.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "simple_history",
    "django_q",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": database(env.text("DATABASE_URL", ""), fallback=VAR / "office.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "ru"
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "Europe/Moscow")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Wagtail: the workbench, without strangers and without legal force -------------------------------------------
WAGTAIL_SITE_NAME = env.text("SITE_NAME", "Официальный сайт и документы")
WAGTAILADMIN_BASE_URL = env.text("BASE_URL", "http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ru", "Русский")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# A changed address with «забыли пароль» would give the password that a signature asks for to whoever finds a desk open.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "portal.desk.entrance.EntranceForm"
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflows.regulations.workbench.finish_workflow"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "pages.lemmasearch"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
SILENCED_SYSTEM_CHECKS: list[str] = []

# --- the queue: always the default database, so that a task commits together with its fact ----------------------
Q_CLUSTER = {
    "name": "office",
    "label": "Задания",
    "orm": "default",
    "workers": env.number("QUEUE_WORKERS", 2),
    "recycle": 100,
    "timeout": 120,
    "retry": 300,
    "max_attempts": 3,
    "ack_failures": False,
    "catch_up": False,
    "poll": 1,
    "save_limit": 0,
    "bulk": 1,
    "queue_limit": 4,
    "max_rss": 400_000,
}

# --- clocks -----------------------------------------------------------------------------------------------------
PUBLICATION_WARNING_DAYS = env.number("PUBLICATION_WARNING_DAYS", 3)  # рабочих дней до конца срока: ПП РФ № 1802, п. 16

AFTER_CALENDAR_CHANGE = ("workflows.appeals.tasks.recount",)  # tasks by name: the calendar knows no subject
AFTER_STAGE_CHANGE = ("workflows.tracking.tasks.tell_stage",)  # the same: appeals know no door of the citizen

# --- files that only the readers of their subject open: each function takes its own out of the common register -----
FILES_WITH_READERS = ("workflows.appeals.rules.files.without_ours", "workflows.inbox.files.without_ours")

# --- the scanner of files from outside: «unix:/run/clamav/clamd.ctl» or «tcp://127.0.0.1:3310»; empty means that there is none ---
CLAMD = env.text("CLAMD", "")

# --- prints: form of a print → who builds it (named by strings; the tool of printing knows no subject) ----------
PRINT_BUILDERS = {
    "appeals.destruction.pdf": "workflows.appeals.documents.destruction.act_pdf",
    "appeals.reception.pdf": "workflows.appeals.documents.reception.card_pdf",
    "regulations.redaction.pdf": "workflows.regulations.documents.redaction_pdf",
    "regulations.redaction.docx": "workflows.regulations.documents.redaction_docx",
    "regulations.redaction.akn": "workflows.regulations.documents.redaction_akn",
    "regulations.redaction.json": "workflows.regulations.documents.redaction_json",
    "regulations.redline.pdf": "workflows.regulations.redline_prints.redline_pdf",
    "regulations.visas.pdf": "workflows.regulations.sheet_documents.visas_pdf",
    "regulations.opinions.pdf": "workflows.regulations.sheet_documents.opinions_pdf",
    "orders.order.pdf": "workflows.orders.documents.order_pdf",
    "acquaintance.sheet.pdf": "workflows.acquaintance.documents.sheet_pdf",
    "appeals.paper.pdf": "workflows.appeals.documents.papers.paper_pdf",
    "appeals.receipt.pdf": "workflows.appeals.documents.receipt.receipt_pdf",
    "filing.receipt.pdf": "workflows.filing.documents.receipt_pdf",
}

PRINT_TITLES = {
    "appeals.destruction.pdf": "Акт об уничтожении дел, PDF",
    "appeals.reception.pdf": "Карточка личного приёма, PDF",
    "regulations.redaction.pdf": "Редакция, PDF",
    "regulations.redaction.docx": "Редакция, DOCX",
    "regulations.redaction.akn": "Редакция, AKN XML",
    "regulations.redaction.json": "Редакция, JSON",
    "regulations.redline.pdf": "Сравнение с прежней редакцией, PDF",
    "regulations.visas.pdf": "Лист согласования, PDF",
    "regulations.opinions.pdf": "Лист учёта мнений, PDF",
    "orders.order.pdf": "Приказ, PDF",
    "acquaintance.sheet.pdf": "Лист ознакомления, PDF",
    "appeals.paper.pdf": "Документ по обращению, PDF",
    "appeals.receipt.pdf": "Расписка о приёме обращения, PDF",
    "filing.receipt.pdf": "Расписка о приёме обращения с сайта, PDF",
}

# --- appeals: pages of the site that letters lead to; without an address the letters do not mention them ---------
APPEAL_STATUS_PAGE = env.text("APPEAL_STATUS_PAGE", urljoin(WAGTAILADMIN_BASE_URL, "/obrashcheniya/status/"))
APPEAL_FORM_PAGE = env.text("APPEAL_FORM_PAGE", urljoin(WAGTAILADMIN_BASE_URL, "/obrashcheniya/"))
APPEAL_CODE_HASHER = "django.contrib.auth.hashers.ScryptPasswordHasher"

SCANNER_FOLDER = env.text("SCANNER_FOLDER", "")  # where the scanner of the office puts its files; nothing given means none

# --- letters: stored with their cause, sent by the queue ---------------------------------------------------------
MAIL = mailing(env.text("EMAIL_URL", ""), fallback=VAR / "mail")
MAIL_READY = MAIL.is_ready
MAILBOX = mailbox(env.text("MAILBOX_URL", ""))  # the settings page comes first
EMAIL_BACKEND = MAIL.backend
EMAIL_FILE_PATH = MAIL.folder or None
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.ssl
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", f"no-reply@{urlsplit(WAGTAILADMIN_BASE_URL).hostname or 'localhost'}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_REPLIES_TO = env.text("EMAIL_REPLIES_TO", "")  # a box whose server delivers «box+anything@» too: replies come to «box+o…@»
EMAIL_BOUNCES_TO = env.text("EMAIL_BOUNCES_TO", "")  # the same for reports of servers: they come to «box+…@»
MAIL_RECEIVER = env.text("MAIL_RECEIVER", "")  # the name that our mail server writes into Authentication-Results; of others nothing is believed
OWN_MAILBOXES = env.words("OWN_MAILBOXES", "")  # further boxes that are read by the program: it never writes to them
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)  # how many of our own proxies add to X-Forwarded-For

# --- what a public page may load: only our own, nothing inline --------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # a form that gets too many says so and keeps the rest

DEFAULT_EXCEPTION_REPORTER_FILTER = "portal.discretion.NothingOfPeople"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "portal.discretion.DiscreetFormatter", "format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "portal.discretion.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django_tasks": {"level": "WARNING"},
        "pymorphy3": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
