"""The picture that other sites show beside a link to a page: its title, kind and place in our colours."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from cms.typesetting import typeset

from .kept import content_key, kept

WIDTH, HEIGHT = 1200, 630
MAX_TITLE = 160
_FRONTEND = Path(settings.BASE_DIR) / "frontend"
_TEMPLATE = Path(settings.BASE_DIR) / "templates" / "sharing" / "picture.typ"
_NETWORKS_HUE = 195


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What stands on a picture; ``topic`` and ``kind_key`` choose colour and drawing."""

    title: str
    kind: str
    kind_key: str
    place: str = ""
    topic: str = ""
    network: str
    claim: str = ""
    language: str = "de"

    @property
    def alt(self) -> str:
        """The picture in words: what is written on it."""
        words = f"{self.kind}: {self.title}" if self.kind else self.title
        return ". ".join(filter(None, (words, self.place, self.network)))

    @property
    def key(self) -> str:
        """Names the content: a picture that says something else has another one."""
        return content_key(_look(), json.dumps(_data(self)))

    def address(self, number: int) -> str:
        """Where the picture of the page with this number is, without the site's own address."""
        return reverse("share_picture", args=[number, self.key])

    def png(self) -> bytes:
        """The picture itself. Raises ``kept.TooBusy``."""
        return kept(f"picture-{self.key}", self._draw)

    def _draw(self) -> bytes:
        return typeset(_template(), _data(self), format="png", ppi=72)


def _data(picture: Picture) -> dict:
    known = _drawings()
    topic = known["topics"].get(picture.topic, {})
    motif = topic.get("motif") or known["kinds"].get(picture.kind_key, known["kinds"]["seite"])
    return vars(picture) | {
        "title": Truncator(picture.title).chars(MAX_TITLE),
        "hue": topic.get("hue", _NETWORKS_HUE),
        "drawing": _drawing(motif),
    }


@cache
def _template() -> str:
    return _TEMPLATE.read_text()


@cache
def _look() -> str:
    return content_key(_template())


@cache
def _drawings() -> dict:
    """How topics and kinds look: the one place that also the style sheet is made of."""
    return json.loads((_FRONTEND / "drawings.json").read_text())


@cache
def _drawing(motif: str) -> str:
    return (_FRONTEND / "motifs" / f"{motif}.svg").read_text()
