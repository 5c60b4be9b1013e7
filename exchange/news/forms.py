"""What the editor form of news checks."""

from exchange.municipalities.forms import PublishableForm


class NewsForm(PublishableForm):
    """Asks for the press contact, but only for publishing and submitting: drafts may be unfinished."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for field, problems in self.instance.press_problems(cleaned).items():
                self.add_error(field, problems)
        return cleaned
