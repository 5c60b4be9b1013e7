"""`deploy/local` is a program, not a package: its modules are imported as it imports them itself."""

import importlib
import os
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
PROGRAM = PROJECT / "deploy" / "local"


@pytest.fixture
def local(monkeypatch, tmp_path):
    """Imports a module of the program that writes into a temporary folder: `local("content")`."""
    names = [file.stem for file in PROGRAM.glob("*.py") if file.stem != "__main__"]
    monkeypatch.syspath_prepend(PROGRAM)
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)


@pytest.fixture
def program(tmp_path):
    """Writes an executable shell script and returns its path: `program("node", "echo v22")`."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def write(name, script):
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return write


@pytest.fixture
def plain_environment(tmp_path):
    """What a person's shell has: no settings of the tests."""
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
