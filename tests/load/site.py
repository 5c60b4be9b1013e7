"""What the web server of the load tests serves: the site, or the site with the lock of seats taken away."""

import os
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.load.settings"

from cms.wsgi import application  # noqa: F401 - served by its name

if "MEETING" in os.environ:
    from tests.load.unlocked import lock_remove

    lock_remove()

(Path(os.environ["STARTED"]) / str(os.getpid())).touch()
