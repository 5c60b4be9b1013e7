import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.engines.elasticsearch import EngineUnavailableError
from search.scoring.collections import CollectionError, collection_read
from search.scoring.engines import engine_names
from search.scoring.judging import Report, collection_score, figures_as_json, run_as_lines
from search.scoring.metrics import DEPTH

# Enough of a run for any of the usual measures.
_RUN_DEPTH = 100


class Command(BaseCommand):
    help = (
        "Bewertet die Suche mit einer fremden Sammlung: Dokumente, Fragen und bewertete Treffer. Sie wird in "
        "einen eigenen Index geladen, der danach wieder verschwindet; die Website läuft ungestört weiter."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--documents", type=Path, required=True, metavar="documents.jsonl", help="id, title, text"
        )
        parser.add_argument("--queries", type=Path, required=True, metavar="queries.jsonl", help="id, text")
        parser.add_argument(
            "--qrels", type=Path, required=True, metavar="qrels.tsv", help="Frage, Dokument, Note; ohne Kopf"
        )
        parser.add_argument(
            "--engine", choices=engine_names(), default=engine_names()[0], help="sonst die eingestellte"
        )
        parser.add_argument(
            "--language", choices=[code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES], default="de"
        )
        parser.add_argument("--words-only", action="store_true", help="ohne die Suche nach der Bedeutung")
        parser.add_argument("--json", action="store_true", help="nur eine Zeile mit den Zahlen ausgeben")
        parser.add_argument(
            "--run", type=Path, metavar="FILE", help="Treffer schreiben: Frage, Dokument, Wert"
        )

    def handle(self, *args, **options):
        try:
            if options["run"]:
                # What cannot be written is told at once, not when all is done.
                options["run"].write_text("", encoding="utf-8")
            with _terminated_tidily():
                report = self._score(options)
            if options["run"]:
                options["run"].write_text(run_as_lines(report.run), encoding="utf-8")
        except (CollectionError, EngineUnavailableError, OSError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError(_("Abgebrochen. Es bleibt nichts zurück."), returncode=130) from error
        self.stdout.write(json.dumps(figures_as_json(report)) if options["json"] else _table(report))

    def _score(self, options):
        return collection_score(
            collection=collection_read(
                documents=options["documents"], queries=options["queries"], qrels=options["qrels"]
            ),
            engine_name=options["engine"],
            language=options["language"],
            depth=_RUN_DEPTH if options["run"] else DEPTH,
            with_meaning=not options["words_only"],
            progress=self._show if options["verbosity"] > 0 else self._hide,
        )

    def _show(self, step: str, done: int, total: int) -> None:
        """A bar on a terminal, one line at the end of each step elsewhere; never among the figures."""
        if self.stderr.isatty():
            bar = "█" * (30 * done // total)
            self.stderr.write(f"\r  {step:<18} {bar:░<30} {done} von {total}", ending="\n" * (done == total))
            self.stderr.flush()
        elif done == total:
            self.stderr.write(f"  {step}: {total}")

    def _hide(self, step: str, done: int, total: int) -> None:
        """Say nothing."""


@contextmanager
def _terminated_tidily() -> Iterator[None]:
    """A signal to end ends as Ctrl-C does, so that what was made is removed."""
    before = signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _table(report: Report) -> str:
    figures = report.figures
    rows = (
        (_("Suchmaschine"), report.engine),
        (_("mit Bedeutung"), _("ja") if report.with_meaning else _("nein")),
        (_("Dokumente"), report.documents),
        (_("bewertete Fragen"), figures.queries),
        ("nDCG@10", f"{figures.ndcg:.4f}"),
        ("Recall@10", f"{figures.recall:.4f}"),
        (_("Fragen ohne Treffer"), f"{figures.zero_hits:.4f}"),
        (_("Sekunden je Frage"), f"{report.seconds_per_query:.4f}"),
        (_("Sekunden zum Laden"), f"{report.seconds_to_load:.1f}"),
    )
    return "\n".join(f"{label:<20} {value}" for label, value in rows)
