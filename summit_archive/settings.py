"""Every setting. What differs between machines is read from the environment, at the top."""

from datetime import timedelta
from pathlib import Path

from summit_archive import embedded_postgres, environment

BASE_DIR = Path(__file__).resolve().parent.parent

# --- What differs between machines ------------------------------------------

DATA_DIR = environment.folder("SUMMIT_DATA_DIR", default=BASE_DIR / ".data")
DEBUG = environment.flag("DEBUG")
HTTPS = environment.flag("HTTPS")
SECRET_KEY = environment.secret("SECRET_KEY", DATA_DIR / "secret-key")
SECRET_KEY_IS_KEPT_HERE = not environment.text("SECRET_KEY")  # then another node has another one
SECRET_KEY_FALLBACKS = environment.secrets_of("SECRET_KEY_FALLBACKS")  # former ones, still believed
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")
PORT = environment.number("PORT", default=8000, lowest=1, highest=65535)
SITE_URL = environment.origin("SITE_URL", default=f"http://localhost:{PORT}")  # in what commands write
SECURITY_CONTACT = environment.contact("SECURITY_CONTACT")  # whom to tell of a weakness
WEB_CONCURRENCY = environment.number(
    "WEB_CONCURRENCY", default=min(environment.cores(), 8), lowest=1, highest=64
)
TRUSTED_PROXY = environment.networks("TRUSTED_PROXY")  # whose word is taken on who the visitor is
LANGUAGES = [("en", "English"), ("ru", "Русский")]
# Of addresses without a language's word; those of others begin with theirs.
LANGUAGE_CODE = environment.one_of("LANGUAGE_CODE", dict(LANGUAGES), default="en")
PAGE_CACHE = environment.number("PAGE_CACHE", default=32, lowest=0, highest=65536)  # megabytes
PAGES_DIR = DATA_DIR / "pages"  # where the processes share them
RELEASES_DIR = environment.folder("RELEASES_DIR", default=DATA_DIR / "releases")  # what /data/ offers
AUTHORS_MAY_PUBLISH = environment.flag("AUTHORS_MAY_PUBLISH")  # else what one proposes another publishes
VISITOR_SECONDS = environment.number("VISITOR_SECONDS", 30, 0, 3600)  # of work, in a minute
SESSION_IDLE_MINUTES = environment.number("SESSION_IDLE_MINUTES", default=480, lowest=5, highest=43200)
SESSION_DAYS = environment.number("SESSION_DAYS", default=14, lowest=1, highest=365)
# Who has to set up a second factor; whoever has one is always asked for it.
SECOND_FACTOR = environment.one_of(
    "SECOND_FACTOR", ["offered", "administrators", "required"], default="offered"
)
AUDIT_DAYS = environment.number("AUDIT_DAYS", default=730, lowest=30, highest=36500)
AUDIT_ADDRESS_DAYS = environment.number("AUDIT_ADDRESS_DAYS", default=90, lowest=1, highest=36500)
STATEMENT_TIMEOUT = environment.number("STATEMENT_TIMEOUT", 3000, 0, 86_400_000)
LOG_FORMAT = environment.one_of("LOG_FORMAT", ("text", "json"), default="text")
ACCESS_LOG = environment.flag("ACCESS_LOG")
TRUSTED_REQUEST_ID = environment.flag("TRUSTED_REQUEST_ID")  # the proxy sets X-Request-ID itself
METRICS = environment.networks("METRICS")  # from where /metrics may be read
METRICS_TOKEN = environment.token("METRICS_TOKEN")  # or by whom
METRICS_DIR = DATA_DIR / "metrics"  # where the processes count together
ADMINS = [("", address) for address in environment.mailboxes("ADMINS")]  # who gets errors by mail
SENTRY_DSN = environment.reports("SENTRY_DSN")
DATABASE = environment.database("DATABASE_URL") or embedded_postgres.database_settings(DATA_DIR)

# Standbys that answer readers, and how many seconds they may be behind; without any, the database does.
REPLICAS = environment.databases("REPLICA_URLS", beside="DATABASE_URL")
REPLICA_MAX_LAG = environment.number("REPLICA_MAX_LAG", default=5, lowest=1, highest=3600)

# --- The program ------------------------------------------------------------

INSTALLED_APPS = [
    "summit_archive.apps.SummitArchiveConfig",
    "participants",
    "articles",
    "summit_archive.apps.EditingConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_filters",
    "axes",
]

MIDDLEWARE = [
    "summit_archive.web.languages.Languages",
    "summit_archive.web.gate.Gate",
    "summit_archive.web.work.Work",
    "summit_archive.web.languages.LeadingOn",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "summit_archive.page_cache.middleware.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "summit_archive.history.middleware.WhoIsAtIt",
    "summit_archive.accounts.due.SecondFactorDue",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "summit_archive.filtering.parameters.UnknownParameters",
    "summit_archive.web.errors.DatabaseErrors",
    "summit_archive.web.problems.Instances",
    "summit_archive.observing.routes.Routes",
]

ROOT_URLCONF = "summit_archive.urls"
READERS_PAGES = "summit_archive.urls.readers_pages"  # the routes whose answers are kept and sent once
WSGI_APPLICATION = "summit_archive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # Dates stand on almost every page: these filters need no {% load %}. The {% url %} of `addresses` takes the
            # place of Django's.
            "builtins": ["summit_archive.templatetags.days", "summit_archive.templatetags.addresses"],
        },
    },
]

# --- The database -----------------------------------------------------------

# A lost network is noticed within seconds; a query that a reader no longer
# waits for is given up. `manage.py` lifts the limit for commands.
LIMITS = {
    "statement_timeout": STATEMENT_TIMEOUT,
    "lock_timeout": 2000 if STATEMENT_TIMEOUT else 0,
    "idle_in_transaction_session_timeout": 10000 if STATEMENT_TIMEOUT else 0,
    "client_connection_check_interval": 1000,
}

# Compiling a statement takes longer than any of a page.
PLANNING = {"jit": "off"}

DATABASES = {
    "default": {
        **DATABASE,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 2,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 2,
            "tcp_user_timeout": 4000,
            "options": " ".join(f"-c {name}={value}" for name, value in (LIMITS | PLANNING).items()),
            **DATABASE.get("OPTIONS", {}),
        },
    },
}

# --- Logins -----------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    # First, because it refuses before a password is hashed.
    "axes.backends.AxesStandaloneBackend",
    "summit_archive.accounts.hashing.InTurn",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "admin:login"
# Where whoever came by no link of ours lands; Django's own is an address that we do not have.
LOGIN_REDIRECT_URL = "admin:index"
SESSION_ENGINE = "summit_archive.accounts.sessions"
SESSION_COOKIE_AGE = SESSION_IDLE_MINUTES * 60

# Passwords of strangers that a process hashes in a row before it lets time pass.
LOGINS_IN_A_ROW = 5
# How many failures are too many, by name and by address, says the handler; then a quarter of an hour's rest.
AXES_HANDLER = "summit_archive.accounts.guard.Guard"
AXES_FAILURE_LIMIT = 1
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_CLIENT_IP_CALLABLE = "summit_archive.web.visitors.network_of"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "summit_archive.accounts.guard.locked_out"
AXES_RESET_ON_SUCCESS = True
# Else whoever keeps trying keeps the rightful user out for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
# Not kept as sent; "password" never is.
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "code",
    "passed",
    "typed",
    "key",
    "csrfmiddlewaretoken",
]

# --- Cookies and TLS --------------------------------------------------------

# The prefix makes browsers refuse a cookie that a neighbouring host planted.
PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{PREFIX}csrftoken"
KNOWN_BROWSER_COOKIE_NAME = f"{PREFIX}known-browser"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "summit_archive.web.errors.csrf_failure"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# The proxy that ends TLS says so; it must remove the header from what comes in.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    # Both speak for a whole domain, which is its owner's to decide, not ours.
    "security.W005",  # HSTS for subdomains
    "security.W021",  # HSTS preloading
]

# An article with a hundred attestations and statements is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
# The longest body twice, as it was pasted and as it was read from that: four bytes a character at most.
DATA_UPLOAD_MAX_MEMORY_SIZE = 17 * 2**20

# --- Language, time, files --------------------------------------------------

LOCALE_PATHS = [BASE_DIR / "summit_archive" / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# --- What operators see -----------------------------------------------------

# Where mail goes out: EMAIL_HOST and so on.
MAIL = environment.mail("EMAIL_URL")
globals().update(MAIL)
SERVER_EMAIL = environment.text("SERVER_EMAIL", "summit-archive@localhost")
EMAIL_SUBJECT_PREFIX = "[Summit archive] "
if ADMINS and not MAIL:
    raise environment.Refused("ADMINS is set, and EMAIL_URL is not: name the mail server there.")

HANDLERS = ["stderr", "counted", *(["mail"] if ADMINS else [])]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "summit_archive.observing.lines.Text"},
        "json": {"()": "summit_archive.observing.lines.Json"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT},
        "counted": {"class": "summit_archive.observing.counts.CountedLines", "level": "WARNING"},
        "mail": {"class": "summit_archive.observing.mails.ByMail"},
    },
    "root": {"handlers": HANDLERS, "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO" if DEBUG else "WARNING"},
        # A page that is not there, or a host that is not ours, is no fault of ours.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Neither is a field or a filter that nobody may ask an editors' list for: it was refused.
        "django.security.DisallowedModelAdminLookup": {"level": "CRITICAL"},
        "django.security.DisallowedModelAdminToField": {"level": "CRITICAL"},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
