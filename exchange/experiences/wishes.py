"""What readers of strategies, guidelines and practices ask for beyond the required fields."""

from django.utils.translation import gettext_lazy as _

from exchange.municipalities.completeness import Wish

_DOCUMENTS = Wish(
    "page_documents",
    2,
    _("Hängen Sie Vorlagen, Muster oder den Text an: Das spart anderen am meisten Arbeit."),
)
_RELATIONS = Wish("page_relations", 1, _("Verbinden Sie den Beitrag mit verwandten Beiträgen."))
_IMAGE = Wish("image", 1, _("Ein Bild macht Ihren Beitrag in Listen leichter erkennbar."))
_MEMBERS = Wish("members_text", 1, _("Schreiben Sie für Mitglieder auf, was nicht öffentlich stehen soll."))

BEST_PRACTICE = (
    Wish(
        "cost_once",
        3,
        _("Nennen Sie die einmaligen Kosten, auch grob geschätzt: Danach fragen Kommunen zuerst."),
    ),
    Wish("cost_yearly", 2, _("Nennen Sie die jährlichen Kosten.")),
    Wish("staff_fte", 3, _("Nennen Sie den Personalaufwand der Verwaltung in Stellenanteilen.")),
    Wish("steps", 3, _("Beschreiben Sie die Schritte zum Nachmachen mit Dauer und Zuständigkeit.")),
    Wish("key_figures", 2, _("Belegen Sie die Wirkung mit einer Zahl vorher und nachher.")),
    Wish("suited_sizes", 2, _("Für welche Größe von Kommunen eignet sich das?")),
    Wish("minimal_variant", 2, _("Wie fängt man klein an? Beschreiben Sie die Minimalvariante.")),
    Wish("failed", 2, _("Was hat nicht funktioniert? Das lesen nur Mitglieder.")),
    Wish("partners", 1, _("Nennen Sie Ihre Partner und deren Aufgabe.")),
    Wish("lead_months", 1, _("Wie lange war der Vorlauf?")),
    Wish("legal", 1, _("Was war bei Recht, Haftung und Datenschutz zu klären?")),
    Wish("sustained", 1, _("Wie geht es nach der Förderung weiter?")),
    _DOCUMENTS,
    _RELATIONS,
    _IMAGE,
)
STRATEGY = (
    Wish("measures", 3, _("Nennen Sie die Maßnahmen und verbinden Sie sie mit Praxisbeispielen.")),
    Wish("process", 3, _("Wie ist die Strategie entstanden, wer war beteiligt, wie lange hat es gedauert?")),
    Wish(
        "building_blocks",
        2,
        _("Ordnen Sie den Inhalt nach Bausteinen: So lässt sich Ihre Strategie vergleichen."),
    ),
    Wish("budget_yearly", 2, _("Nennen Sie das jährliche Budget.")),
    Wish("staff_fte", 2, _("Nennen Sie den Personalaufwand. Das lesen nur Mitglieder.")),
    Wish("successes", 2, _("Was ist gelungen?")),
    Wish("hurdles", 2, _("Welche Hürden gab es? Das lesen nur Mitglieder.")),
    Wish("term_from", 1, _("Ab wann gilt die Strategie?")),
    Wish("steering", 1, _("Welche Stelle steuert die Umsetzung?")),
    Wish("monitoring", 1, _("Woran messen Sie den Erfolg?")),
    Wish("decision_body", 1, _("Wer hat die Strategie beschlossen?")),
    _DOCUMENTS,
    _RELATIONS,
    _IMAGE,
)
GUIDELINE = (
    Wish("in_force_on", 3, _("Seit wann gilt die Leitlinie?")),
    Wish("template_text", 3, _("Stellen Sie einen Mustertext zur Übernahme bereit.")),
    Wish("procedure", 2, _("Wie läuft das Verfahren, wer ist zuständig?")),
    Wish("addressees", 2, _("An wen richtet sich die Leitlinie?")),
    Wish("decision_body", 2, _("Wer hat die Leitlinie beschlossen?")),
    Wish("origin", 1, _("Wie ist die Leitlinie entstanden?")),
    Wish("legal_basis", 1, _("Auf welche Rechtsgrundlage stützt sie sich?")),
    Wish("need_for_change", 1, _("Was würden Sie heute anders regeln?")),
    _DOCUMENTS,
    _RELATIONS,
    _MEMBERS,
)
