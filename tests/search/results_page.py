"""A results page as a visitor reads it."""

from bs4 import BeautifulSoup


class ResultsPage:
    """What stands on a page."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")
        self.main = self.soup.main

    @property
    def titles(self):
        """Of the hits in the reader's language."""
        return [each for each in _titles(self.main.select("ol.hits")) if each not in self.german_titles]

    @property
    def german_titles(self):
        """Of the hits in German below those of another language."""
        return _titles(self.main.select("[aria-labelledby=deutsche-treffer] ol.hits"))

    @property
    def text(self):
        return " ".join(self.main.get_text().split())

    @property
    def status(self):
        return " ".join(self.main.select_one("[role=status]").get_text().split())

    def counts(self, facet):
        """Label -> count of the options of a facet."""
        boxes = self.main.select(f"input[type=checkbox][name={facet}]")
        labels = [self.main.find("label", attrs={"for": box["id"]}).get_text().split() for box in boxes]
        return {" ".join(words[:-1]): int(words[-1].strip("()")) for words in labels}

    def chosen(self, facet):
        return [box["value"] for box in self.main.select(f"input[name={facet}][checked]")]

    def link(self, text):
        return next(a["href"] for a in self.main.find_all("a") if text in " ".join(a.get_text().split()))

    @property
    def robots(self):
        tag = self.soup.find("meta", attrs={"name": "robots"})
        return tag["content"] if tag else ""

    @property
    def canonical(self):
        return self.soup.find("link", rel="canonical")["href"]


def _titles(lists):
    return [title.get_text(strip=True) for hits in lists for title in hits.select(".card__title")]
