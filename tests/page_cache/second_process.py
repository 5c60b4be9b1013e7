"""The site in a process of its own: reads addresses, answers whether the page was kept, and the page."""

import json
import os
import sys


def main() -> None:
    """Answer until the input ends."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.load.settings"
    import django

    django.setup()

    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from cms.page_cache.version import READ

    settings.PAGE_CACHE = True
    client = Client()
    for line in sys.stdin:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(line.strip()).content.decode()
        kept = [query["sql"] for query in queries] == [READ]
        sys.stdout.write(json.dumps([kept, page]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
