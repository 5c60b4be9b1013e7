"""Logs go to standard error, one line an event; LOG_LEVEL sets how much."""

from .environment import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own handlers speak only with DEBUG on; here everything goes one way.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
