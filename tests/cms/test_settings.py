"""The settings as a real start sees them: each case is a process with an environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
KEY = "k3!" * 20


def start(code, *, settings="production", dotenv=None, **environment):
    """Run Python code after Django's start; the environment holds nothing but what the test says."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}",
            "ENV_FILE": str(dotenv or os.devnull),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def values(*names, **environment):
    """The values of settings."""
    code = f"import json; from django.conf import settings as s; print(json.dumps([s.{', s.'.join(names)}]))"
    process = start(code, **environment)
    assert process.returncode == 0, process.stderr
    found = json.loads(process.stdout)
    return found[0] if len(names) == 1 else found


def check_deploy(**environment):
    code = (
        "from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    )
    return start(code, **environment)


class TestProduction:
    def test_a_missing_secret_key_stops_the_start_and_is_named(self):
        process = start("from django.conf import settings; settings.DEBUG", BASE_URL="https://netz.example")
        assert process.returncode != 0
        assert "SECRET_KEY" in process.stderr

    @pytest.mark.parametrize(
        "environment",
        [
            {"BASE_URL": "https://netz.example"},
            {"ALLOWED_HOSTS": "netz.example"},
            {"BASE_URL": "https://netz.example", "DATABASE_URL": "postgres://u:p@127.0.0.1/n"},
        ],
    )
    def test_djangos_check_for_deployment_has_nothing_to_say(self, environment, tmp_path):
        process = check_deploy(SECRET_KEY=KEY + "aBcDeFgHiJ0123", VAR_DIR=str(tmp_path), **environment)
        assert process.returncode == 0, process.stderr
        assert "no issues (0 silenced)" in process.stdout

    def test_the_check_would_speak_of_a_weak_key(self, tmp_path):
        process = check_deploy(SECRET_KEY="short", VAR_DIR=str(tmp_path), BASE_URL="https://netz.example")
        assert process.returncode != 0
        assert "security.W009" in process.stderr

    def test_the_host_of_the_address_is_allowed_without_saying_so_twice(self):
        hosts, address = values("ALLOWED_HOSTS", "BASE_URL", SECRET_KEY=KEY, BASE_URL="https://netz.example/")
        assert (hosts, address) == (["netz.example"], "https://netz.example")

    def test_debug_cannot_be_switched_on(self):
        assert values("DEBUG", SECRET_KEY=KEY, DEBUG="1") is False

    def test_the_databases_address_says_which_one(self):
        database = values("DATABASES", SECRET_KEY=KEY, DATABASE_URL="postgres://kim:pw@db.example:5433/netz")
        default = database["default"]
        assert default["ENGINE"] == "django.db.backends.postgresql"
        assert (default["HOST"], default["PORT"], default["NAME"]) == ("db.example", 5433, "netz")
        assert default["CONN_HEALTH_CHECKS"] is True
        assert not default.get("ATOMIC_REQUESTS")

    def test_sqlite_waits_for_other_writers_from_the_start_of_a_write(self, tmp_path):
        database = values("DATABASES", SECRET_KEY=KEY, VAR_DIR=str(tmp_path))["default"]
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
        assert database["NAME"] == f"{tmp_path}/db.sqlite3"

    def test_mail_goes_to_the_server_of_the_address_and_waits_five_seconds_at_most(self):
        names = "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_TIMEOUT", "MAIL_DELIVERY_BACKEND"
        host, port, tls, timeout, backend = values(
            *names, SECRET_KEY=KEY, EMAIL_URL="smtp+tls://kim:pw@mail.example:587"
        )
        assert (host, port, tls, timeout) == ("mail.example", 587, True, 5)
        assert backend == "cms.mail.smtp.EmailBackend"

    def test_a_cache_is_shared_when_it_has_an_address(self):
        assert "locmem" in values("CACHES", SECRET_KEY=KEY)["default"]["BACKEND"]
        shared = values("CACHES", SECRET_KEY=KEY, CACHE_URL="rediscache://cache.example:6379/1")["default"]
        assert "redis" in shared["BACKEND"].lower()

    def test_the_public_search_has_its_own_address_and_the_admin_stays_in_the_database(self):
        url, admin = values(
            "SEARCH_URL",
            "WAGTAILSEARCH_BACKENDS",
            SECRET_KEY=KEY,
            SEARCH_URL="elasticsearch://search.example:9200/netz",
        )
        assert url == "elasticsearch://search.example:9200/netz"
        assert list(admin) == ["default"]
        assert "elasticsearch" not in admin["default"]["BACKEND"]

    def test_files_go_to_the_bucket_of_the_address_public_and_private_apart(self):
        storages = values(
            "STORAGES", SECRET_KEY=KEY, STORAGE_URL="s3://key:secret@s3.example:9000/netz?region=eu&tls=0"
        )
        options = storages["default"]["OPTIONS"]
        assert options["endpoint_url"] == "http://s3.example:9000"
        assert (options["bucket_name"], options["region_name"]) == ("netz", "eu")
        assert options["location"] == "media"
        assert storages["private"]["OPTIONS"]["location"] == "documents"


class TestEnvironment:
    def test_the_environment_wins_over_the_file(self, tmp_path):
        dotenv = tmp_path / ".env"
        dotenv.write_text(f"SECRET_KEY={KEY}\nBASE_URL=https://file.example\nLOG_LEVEL=ERROR\n")
        assert values("BASE_URL", dotenv=dotenv) == "https://file.example"
        assert values("BASE_URL", dotenv=dotenv, BASE_URL="https://real.example") == "https://real.example"

    def test_every_variable_of_the_example_file_is_one_that_the_settings_read(self):
        source = "".join(path.read_text() for path in (PROJECT / "cms" / "settings").glob("*.py"))
        lines = (PROJECT / ".env.example").read_text().splitlines()
        names = [
            line.lstrip("# ").partition("=")[0] for line in lines if "=" in line and line[:1] in "#ABCDELPSV"
        ]
        variables = [name for name in names if name.isupper()]
        assert {"SECRET_KEY", "DATABASE_URL", "SEARCH_URL", "CACHE_URL", "EMAIL_URL", "STORAGE_URL"} <= set(
            variables
        )
        assert [name for name in variables if f'"{name}"' not in source] == []


class TestLocal:
    def test_nothing_needs_to_be_configured(self, tmp_path):
        debug, address, hosts = values(
            "DEBUG", "BASE_URL", "ALLOWED_HOSTS", settings="local", VAR_DIR=str(tmp_path)
        )
        assert (debug, address) == (False, "http://localhost:8000")
        assert {"localhost", "127.0.0.1"} <= set(hosts)

    def test_the_secret_key_is_random_and_stays(self, tmp_path):
        first = values("SECRET_KEY", settings="local", VAR_DIR=str(tmp_path))
        assert values("SECRET_KEY", settings="local", VAR_DIR=str(tmp_path)) == first
        assert values("SECRET_KEY", settings="local", VAR_DIR=str(tmp_path / "other")) != first
        assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0

    def test_the_site_stands_at_the_chosen_port_without_https(self, tmp_path):
        names = "BASE_URL", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS"
        assert values(*names, settings="local", VAR_DIR=str(tmp_path), PORT="8123") == [
            "http://localhost:8123",
            False,
            False,
            0,
        ]

    def test_other_machines_may_come_in_when_told_so(self, tmp_path):
        assert values("ALLOWED_HOSTS", settings="local", VAR_DIR=str(tmp_path), HOST="0.0.0.0") == ["*"]

    def test_manage_py_uses_them_when_nothing_is_said(self, tmp_path):
        process = subprocess.run(
            [
                sys.executable,
                "manage.py",
                "shell",
                "-v0",
                "-c",
                "from django.conf import settings as s; print(s)",
            ],
            cwd=PROJECT,
            env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "ENV_FILE": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )
        assert "cms.settings.local" in process.stdout
