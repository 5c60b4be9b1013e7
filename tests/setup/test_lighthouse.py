"""`make lighthouse`: the best of some looks counts, and a missed goal fails."""

import http.server
import threading

import pytest

GOOD = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}


@pytest.fixture
def site():
    """A site whose list of practices names a contribution."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'<a href="/kommunen/">Alle</a> <a href="/kommunen/a/karte/">Karte</a>')

        def log_message(self, *_words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lighthouse(local, monkeypatch):
    """The module, with looks that answer what `looks` holds, in order."""
    module = local("lighthouse")
    module.asked = []

    def look(name, url):
        module.asked.append((name, url))
        return module.looks.pop(0) if module.looks else GOOD

    module.looks = []
    monkeypatch.setattr(module, "_look_at", look)
    return module


def test_home_list_contribution_and_search_are_measured(lighthouse, site):
    lighthouse.measure(site)
    assert [url.removeprefix(site) for _name, url in lighthouse.asked] == [
        "/", "/praxisbeispiele/", "/kommunen/a/karte/", "/suche/",
    ]  # fmt: skip


def test_a_busy_machine_gets_another_look(lighthouse, site):
    lighthouse.looks = [GOOD | {"performance": 60}, GOOD | {"performance": 96}]
    lighthouse.measure(site)
    assert len(lighthouse.asked) == 5


def test_a_missed_goal_fails_and_is_named(lighthouse, site, local):
    lighthouse.looks = [GOOD | {"seo": 92}] * lighthouse.LOOKS
    with pytest.raises(local("telling").Stopped, match="start: seo 92 statt 100"):
        lighthouse.measure(site)
