"""Words that mean the same, as the ministry says."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..text import clean_text, tokens

MAX_TERMS = 20
MAX_TERM_LENGTH = 80


class SynonymGroup(models.Model):
    """Words and expressions of which one finds the others, from the next query on."""

    class Language(models.TextChoices):
        GERMAN = "de", _("Deutsch und Leichte Sprache")
        ENGLISH = "en", _("Englisch")

    terms = models.TextField(
        _("Wörter"),
        help_text=_("Je Zeile ein Wort, eine Abkürzung oder eine Wendung. Jedes findet alle anderen."),
    )
    searched = models.TextField(
        _("nur für diese Suchwörter"),
        blank=True,
        help_text=_(
            "Leer lassen, wenn die Wörter oben gleichbedeutend sind. Sonst je Zeile ein Suchwort: Wer danach "
            "sucht, findet auch die Wörter oben; umgekehrt nicht."
        ),
    )
    language = models.CharField(_("Sprache"), max_length=5, choices=Language.choices, default=Language.GERMAN)
    note = models.CharField(_("Notiz"), max_length=200, blank=True)
    active = models.BooleanField(_("in Gebrauch"), default=True)
    # Names a group that the project ships, so that it is added once and never again.
    key = models.SlugField(max_length=60, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("Synonyme")
        verbose_name_plural = _("Synonyme")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~models.Q(key=""), name="search_synonyms_key_once"
            )
        ]
        indexes = [models.Index(fields=["language", "active"], name="search_synonyms_in_use")]

    def __str__(self) -> str:
        return ", ".join(lines_of(self.searched) + lines_of(self.terms))

    def clean(self) -> None:
        """Clean the lines, and refuse groups that say nothing: too few, too many or too long lines."""
        self.terms, self.searched = "\n".join(lines_of(self.terms)), "\n".join(lines_of(self.searched))
        for name in ("terms", "searched"):
            _lines_check(name, lines_of(getattr(self, name)))
        if not self.searched and len(lines_of(self.terms)) < 2:
            raise ValidationError({"terms": _("Nennen Sie mindestens zwei Wörter.")})


def lines_of(text: str) -> list[str]:
    """The lines with something in them, cleaned, each once."""
    return list(dict.fromkeys(filter(None, map(clean_text, text.splitlines()))))


def _lines_check(name: str, lines: list[str]) -> None:
    if len(lines) > MAX_TERMS:
        raise ValidationError({name: _("Höchstens %(number)s Zeilen.") % {"number": MAX_TERMS}})
    for line in lines:
        if len(line) > MAX_TERM_LENGTH:
            raise ValidationError({name: _("Diese Zeile ist zu lang: %(line)s") % {"line": line}})
        if next(tokens(line), None) is None:
            raise ValidationError({name: _("In dieser Zeile steht kein Wort: %(line)s") % {"line": line}})
