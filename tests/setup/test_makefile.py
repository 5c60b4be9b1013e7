"""`make`: what it lists, and how it says what is in the way."""

import re
import socket
import subprocess
import sys

import pytest

from tests.setup.conftest import PROGRAM, PROJECT


@pytest.fixture
def make(plain_environment):
    def run(*arguments, **environment):
        return subprocess.run(
            ["make", *arguments],
            cwd=PROJECT,
            env={**plain_environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def one_sentence(process):
    """What the person reads, without make's own closing line."""
    assert process.returncode != 0
    return process.stdout.strip()


def test_alone_it_lists_every_target(make):
    listed = re.findall(r"make ([a-z-]+)", make().stdout)
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == targets
    assert {"run", "test", "lint", "clean"} <= set(targets)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_named_with_an_example(make, port):
    answer = one_sentence(make("run", f"PORT={port}"))
    assert f"PORT={port} ist keine Portnummer" in answer
    assert "make run PORT=8001" in answer


def test_a_busy_port_is_named_with_the_next_one(make):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        answer = one_sentence(make("run", f"PORT={port}"))
    assert f"Port {port} ist belegt" in answer
    assert f"make run PORT={port + 1}" in answer


def test_an_unknown_address_is_named(make):
    assert "HOST=gibt.es.nicht.invalid" in one_sentence(make("run", "HOST=gibt.es.nicht.invalid"))


def test_without_python_it_says_what_to_install(make):
    answer = one_sentence(make("run", "PYTHON=python-gibt-es-nicht"))
    assert answer == "Python fehlt. Bitte Python 3.11 oder neuer installieren."


def test_an_old_python_is_passed_over_for_a_newer_one(make, program, plain_environment):
    old = program("python3", "exit 1")
    program("python3.12", f'exec {sys.executable} "$@"')
    planned = make("-n", "run", PATH=f"{old.parent}:{plain_environment['PATH']}").stdout
    assert "python3.12 deploy/local run" in planned


def test_only_an_old_python_is_told_apart(plain_environment):
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (main)'; "
        f"sys.argv = ['local', 'run']; runpy.run_path({str(PROGRAM / '__main__.py')!r})"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], env=plain_environment, capture_output=True, text=True, check=False
    )
    assert process.returncode == 1
    assert process.stderr.startswith("Python 3.11 oder neuer wird gebraucht, gefunden wurde 3.9.2.")
    assert "Traceback" not in process.stderr


def test_the_main_file_can_be_read_by_an_old_python():
    import ast

    ast.parse((PROGRAM / "__main__.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_clean_asks_before_it_deletes_the_database(make):
    process = subprocess.run(
        ["make", "-n", "clean"], cwd=PROJECT, input="", capture_output=True, text=True, check=True
    )
    question, deletion = process.stdout.split("rm -rf", 1)
    assert "löschen? [j/N]" in question
    assert deletion.strip().startswith("var ")
