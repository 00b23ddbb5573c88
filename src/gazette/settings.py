"""Django's settings, worked out from the paper's own; nothing here is edited for one paper."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, active

PAPER: Settings = active()
HERE = Path(__file__).parent

SECRET_KEY = PAPER.secret_key()
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the newsstand in front answers only for the paper's host; the socket is private
SILENCED_SYSTEM_CHECKS = ["security.W020"]

INSTALLED_APPS = [
    "gazette.record",
    "gazette.newsstand",
    "gazette.staff",
    "gazette.photos",
    "gazette.stories",
    "gazette.desk",
    "gazette.fronts",
    "gazette.issues",
    "gazette.wire",
    "gazette.keeping",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.embeds",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("gazette.") or (HERE / app[8:] / "apps.py").exists()]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gazette.staff.door.Door",
]  # fmt: skip
ROOT_URLCONF = "gazette.urls"
ASGI_APPLICATION = "gazette.asgi.application"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def database(paper: Settings) -> dict[str, Any]:
    """Django's description of the paper's database. Raises Mistake for an address of another kind."""
    if not paper.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": paper.database,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,  # seconds one writer waits for another
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728; "
                "PRAGMA secure_delete=ON;",  # what is erased is overwritten
            },
        }
    address = urlsplit(paper.database_url)
    if address.scheme not in ("postgres", "postgresql"):
        raise Mistake(f"database_url begins with “{address.scheme}”. Write postgresql://user:password@host/name, or leave it empty for SQLite.")
    options = dict(parse_qsl(address.query))  # sslmode and what else libpq takes
    try:
        import psycopg  # noqa: F401  it looks for libpq, which comes with Debian
    except ImportError as error:
        raise Mistake("PostgreSQL is spoken to through libpq, which this machine lacks. Run: apt-get install -y libpq5") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": options.pop("host", address.hostname or ""),  # a directory, for a socket
        "PORT": address.port or "",
        "OPTIONS": options,
    }


DATABASES = {"default": database(PAPER)}

# The public never meets Django's cache: no page cache, no cache of sessions.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = PAPER.zone

STATIC_URL = "/newsroom/static/"
STATICFILES_DIRS = [("paper", HERE / "press" / "static")]  # the reader's typefaces, for the newsroom too
STORAGES = {
    # Originals have no public address: the newsroom sees them through one view that asks who is looking.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PAPER.photos, "base_url": "/newsroom/files/"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story posts many blocks

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = ["gazette.staff.backend.RoleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

HTTPS = PAPER.secure
SESSION_COOKIE_NAME = "newsroom"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/newsroom/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "newsroom_csrf"
CSRF_FAILURE_VIEW = "gazette.staff.shut.too_old"
CSRF_TRUSTED_ORIGINS = [PAPER.base_url]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor shows its previews in a frame

WAGTAIL_SITE_NAME = PAPER.name
WAGTAILADMIN_BASE_URL = PAPER.base_url
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000  # milliseconds; each autosave is about a hundred queries
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 1000
WAGTAIL_ENABLE_UPDATE_CHECK = False  # the newsroom calls nobody
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = sorted({PAPER.zone, "UTC"} | {zone for zone in available_timezones() if "/" in zone})
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False  # a link from an administrator instead; there may be no mail server
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_GLOBAL_EDIT_LOCK = True
WAGTAILADMIN_USER_LOGIN_FORM = "gazette.staff.forms.LoginForm"
WAGTAILIMAGES_IMAGE_MODEL = "photos.Photo"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_FEATURE_DETECTION_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing is fetched from a video's page
# Saving must not cost more as the archive grows, so no search index is kept for the newsroom; lists filter by indexed columns.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database.fallback", "AUTO_UPDATE": False}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "superscript", "subscript"]},
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {"gazette": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
