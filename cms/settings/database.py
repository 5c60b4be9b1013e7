"""The database: PostgreSQL in production, SQLite when DATABASE_URL is not set."""

from .environment import VAR_DIR, env

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3")}

_default = DATABASES["default"]
if _default["ENGINE"] == "django.db.backends.sqlite3":
    _default["ENGINE"] = "cms.sqlite3"
    _default["OPTIONS"] = {
        # A write takes the lock at its start: two writers wait for each other instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Pages and searches of all kinds together ask some hundred different statements.
        "cached_statements": 500,
        # Up to two gigabytes are read where the system holds them: a search reads thousands of rows.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2147418112;",
    }
else:
    _default["CONN_HEALTH_CHECKS"] = True
    _default.setdefault("OPTIONS", {})["options"] = (
        "-c lock_timeout=3s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
    )
# Opening a connection costs more than a page from the cache, on SQLite too.
_default["CONN_MAX_AGE"] = 60
# No ATOMIC_REQUESTS: with immediate transactions every reader would wait behind a writer.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
