"""Where things lie."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
VENV = PROJECT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
VAR = Path(os.environ.get("VAR_DIR", PROJECT / "var"))
LOGS = VAR / "log"
