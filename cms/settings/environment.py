"""Where the project stands and what the environment says; every other settings file reads from here."""

import os
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
# Variables of the real environment win: read_env only fills what is missing.
environ.Env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))

# Everything that the program itself writes when no outside service is set: database, files, mails.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
