"""Every setting. What differs between machines is read from the environment, at the top."""

from pathlib import Path

from summit_archive import embedded, environment

BASE_DIR = Path(__file__).resolve().parent.parent

# --- What differs between machines ------------------------------------------

DATA_DIR = environment.folder("SUMMIT_DATA_DIR", default=BASE_DIR / ".data")
DEBUG = environment.flag("DEBUG")
HTTPS = environment.flag("HTTPS")
SECRET_KEY = environment.secret("SECRET_KEY", DATA_DIR / "secret-key")
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")
PORT = environment.number("PORT", default=8000, lowest=1, highest=65535)
STATEMENT_TIMEOUT = environment.number("STATEMENT_TIMEOUT", 3000, 0, 86_400_000)
DATABASE = environment.database("DATABASE_URL") or embedded.database_settings(DATA_DIR)

# --- The program ------------------------------------------------------------

INSTALLED_APPS = [
    "summit_archive",
    "participants",
    "articles",
    "django.contrib.admin",
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
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "summit_archive.urls"
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
            "options": " ".join(f"-c {name}={value}" for name, value in LIMITS.items()),
            **DATABASE.get("OPTIONS", {}),
        },
    },
}

# --- Logins -----------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    # First, because it refuses before a password is hashed.
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# --- Language, time, files --------------------------------------------------

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
