"""Editor form of events: what contradicts itself is said at once, what is missing when it is submitted."""

from exchange.municipalities.forms import ContributionForm

from .missing import missing_answers
from .planning import exception_problems


class EventForm(ContributionForm):
    """Adds what one field can not know of another, and rows not of the dates."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name, problems in missing_answers(cleaned).items():
                if not self.has_error(name):
                    self.add_error(name if name in self.fields else None, problems)
        return cleaned

    def is_valid(self) -> bool:
        """Exceptions are compared with the dates once all rows are read; errors stand above the form."""
        if not super().is_valid():
            return False
        for problem in self._exception_problems():
            self.add_error(None, problem)
        return not self.errors

    def _exception_problems(self) -> list[str]:
        formset = self.formsets.get("exceptions")
        rows = (
            [form.cleaned_data for form in formset.forms if form not in formset.deleted_forms]
            if formset
            else []
        )
        days = [row["date"] for row in rows if row.get("date")]
        return exception_problems(self.instance, days)
