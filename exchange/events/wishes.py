"""What readers of events ask for beyond the required fields."""

from django.utils.translation import gettext_lazy as _

from exchange.municipalities.completeness import Wish

WISHES = (
    Wish("description", 3, _("Beschreiben Sie, was die Teilnehmenden erwartet und was sie mitnehmen.")),
    Wish(
        "access_facts", 3, _("Sagen Sie, wie barrierefrei der Ort ist: Auch ein Nein hilft bei der Planung.")
    ),
    Wish("programme", 2, _("Zeigen Sie das Programm mit Uhrzeiten.")),
    Wish("venue_address", 2, _("Nennen Sie die Anschrift oder schreiben Sie, wie man sich zuschaltet.")),
    Wish("cost", 2, _("Nennen Sie den Teilnahmebeitrag; 0 heißt kostenfrei.")),
    Wish("page_relations", 1, _("Verbinden Sie die Veranstaltung mit Praxisbeispielen, um die es geht.")),
    Wish("image", 1, _("Ein Bild macht die Veranstaltung in Listen leichter erkennbar.")),
)
