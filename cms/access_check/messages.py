"""The checker's messages in plain German: what authors can mend, and how; the rest goes to the editors."""

from django.utils.translation import gettext_lazy as _

# Rule of axe -> what is wrong, what to do.
FOR_AUTHORS = {
    "alt-text-quality": (
        _("Alternativtext sieht aus wie ein Dateiname"),
        _("Beschreiben Sie, was zu sehen ist."),
    ),
    "image-alt": (
        _("Bild ohne Alternativtext"),
        _("Beschreiben Sie das Bild oder kennzeichnen Sie es als schmückend."),
    ),
    "image-redundant-alt": (
        _("Alternativtext wiederholt den Text daneben"),
        _("Kennzeichnen Sie das Bild als schmückend."),
    ),
    "svg-img-alt": (_("Grafik ohne Alternativtext"), _("Beschreiben Sie, was zu sehen ist.")),
    "empty-heading": (
        _("Leere Überschrift"),
        _("Schreiben Sie einen Text hinein oder löschen Sie den Baustein."),
    ),
    "heading-order": (
        _("Überschriften in falscher Reihenfolge"),
        _("Lassen Sie keine Ebene aus: Nutzen Sie den Baustein „Zwischenüberschrift“."),
    ),
    "p-as-heading": (
        _("Fetter Absatz statt einer Überschrift"),
        _("Nutzen Sie den Baustein „Zwischenüberschrift“."),
    ),
    "page-has-heading-one": (_("Seite ohne Titel"), _("Geben Sie der Seite einen Titel.")),
    "document-title": (_("Seite ohne Titel"), _("Geben Sie der Seite einen Titel.")),
    "link-name": (_("Link ohne Text"), _("Schreiben Sie, wohin der Link führt.")),
    "link-in-text-block": (
        _("Link ist nur an der Farbe zu erkennen"),
        _("Entfernen Sie eigene Formatierungen aus dem Text."),
    ),
    "button-name": (_("Knopf ohne Text"), _("Schreiben Sie, was der Knopf tut.")),
    "list": (_("Liste mit fremdem Inhalt"), _("Nutzen Sie die Liste des Textfelds, keine Striche von Hand.")),
    "listitem": (_("Listenpunkt ohne Liste"), _("Nutzen Sie die Liste des Textfelds.")),
    "empty-table-header": (_("Tabelle mit leerer Kopfzelle"), _("Schreiben Sie, was in der Spalte steht.")),
    "td-has-header": (_("Tabelle ohne Kopfzeile"), _("Geben Sie jeder Spalte eine Überschrift.")),
    "th-has-data-cells": (_("Kopfzelle ohne Daten"), _("Löschen Sie leere Spalten und Zeilen.")),
    "table-duplicate-name": (_("Tabelle mit doppelter Beschriftung"), _("Beschriften Sie sie einmal.")),
    "table-fake-caption": (_("Beschriftung steht in einer Zelle"), _("Nutzen Sie eine Zwischenüberschrift.")),
    "video-caption": (_("Film ohne Untertitel"), _("Wählen Sie eine Datei mit Untertiteln.")),
    "frame-title": (_("Eingebetteter Inhalt ohne Titel"), _("Sagen Sie, was eingebettet ist.")),
    "valid-lang": (_("Unbekannte Sprache eines Textes"), _("Löschen Sie kopierte Formatierungen.")),
    "color-contrast": (
        _("Text hebt sich zu wenig vom Hintergrund ab"),
        _("Löschen Sie kopierte Formatierungen. Bleibt die Meldung, schreiben Sie der Redaktion."),
    ),
}  # fmt: skip
# What authors cannot mend: the frame of the page, forms, widgets.
TECHNICAL = (
    "accesskeys area-alt aria-allowed-attr aria-allowed-role aria-braille-equivalent aria-command-name "
    "aria-conditional-attr aria-deprecated-role aria-dialog-name aria-hidden-body aria-hidden-focus "
    "aria-input-field-name aria-meter-name aria-progressbar-name aria-prohibited-attr aria-required-attr "
    "aria-required-children aria-required-parent aria-roledescription aria-roles aria-tab-name aria-text "
    "aria-toggle-field-name aria-tooltip-name aria-treeitem-name aria-valid-attr aria-valid-attr-value "
    "audio-caption autocomplete-valid avoid-inline-spacing blink bypass css-orientation-lock definition-list "
    "dlitem duplicate-id-aria form-field-multiple-labels frame-focusable-content frame-tested "
    "frame-title-unique html-has-lang html-lang-valid html-xml-lang-mismatch input-button-name "
    "input-image-alt label label-content-name-mismatch label-title-only landmark-banner-is-top-level "
    "landmark-complementary-is-top-level landmark-contentinfo-is-top-level landmark-main-is-top-level "
    "landmark-no-duplicate-banner landmark-no-duplicate-contentinfo landmark-no-duplicate-main "
    "landmark-one-main landmark-unique marquee meta-refresh meta-viewport meta-viewport-large "
    "nested-interactive no-autoplay-audio object-alt presentation-role-conflict region role-img-alt "
    "scope-attr-valid scrollable-region-focusable select-name server-side-image-map skip-link summary-name "
    "tabindex target-size td-headers-attr"
).split()


def messages() -> dict[str, dict[str, str]]:
    """By rule: ``error_name`` and ``help_text``, as Wagtail's checker wants them."""
    found = {rule: {"error_name": wrong, "help_text": todo} for rule, (wrong, todo) in FOR_AUTHORS.items()}
    for rule in TECHNICAL:
        found[rule] = {
            "error_name": _("Technisches Hindernis (%(rule)s)") % {"rule": rule},
            "help_text": _("Das können nicht Sie beheben. Bitte schreiben Sie der Redaktion."),
        }
    return found
