"""What a page must have before it goes online; drafts may be unfinished."""

from collections.abc import Mapping

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.plain_text import html_text

_ANSWER_MISSING = _("Bitte ergänzen Sie diese Angabe.")
_ALT_MISSING = _("Beschreiben Sie das Bild oder kennzeichnen Sie es als schmückend.")


class NotPublishable(ValidationError):
    """A version of a page lacks something for publication; ``messages`` name it, one a text."""

    def __init__(self, page: Page, problems: list[str]):
        super().__init__(problems)
        self.page = page


class PublishableMixin:
    """Checks, at publication by whatever way, what plain model validation can not see.

    The image named by ``image_field`` needs credit, licence, consent, and an alternative text in
    ``<image_field>_alt`` (unless ``<image_field>_decorative``). Relations that are not ``blank`` and the rows
    named in ``needed_rows`` must not be empty.
    """

    image_field = ""
    needed_rows: tuple[str, ...] = ()
    row_labels: Mapping[str, str] = {}
    # Set by the form of a reviewer who gives the page back: this version may lack answers, like a draft.
    is_given_back = False

    def image_problems(self, values: Mapping | None = None) -> dict[str, list[str]]:
        """What is missing about the image, by field; ``values`` (of a form) win over the page's own."""
        read = self._reader(values)
        image = read(self.image_field)
        if not image:
            return {}
        problems = {}
        if rights := image.publishing_problems():
            problems[self.image_field] = rights
        if not read(f"{self.image_field}_alt") and not read(f"{self.image_field}_decorative"):
            problems[f"{self.image_field}_alt"] = [str(_ALT_MISSING)]
        return problems

    def _reader(self, values: Mapping | None):
        return lambda name: values[name] if values and name in values else getattr(self, name, None)

    def row_problem(self: Page, name: str) -> str:
        """What to say about needed rows that are empty."""
        return self.problem_texts(ValidationError({name: _ANSWER_MISSING}))[0]

    def missing_relations(self) -> dict[str, list[str]]:
        """Required terms and rows that are empty, by name."""
        required = [field.name for field in self._meta.many_to_many if not field.blank]
        empty = [name for name in (*required, *self.needed_rows) if not getattr(self, name).all()]
        return {name: [str(_ANSWER_MISSING)] for name in empty}

    def empty_prose(self, values: Mapping | None = None) -> dict[str, list[str]]:
        """Required texts without a word: to the editor's widget an empty paragraph is an answer."""
        read = self._reader(values)
        required = [f.name for f in self._meta.fields if isinstance(f, RichTextField) and not f.blank]
        return {name: [str(_ANSWER_MISSING)] for name in required if not html_text(read(name) or "")}

    def save(self: Page, *args, **kwargs):
        """A new page is not online before it was published: Wagtail adds it live and publishes it after."""
        if self._state.adding and self.first_published_at is None:
            self.live = False
        return super().save(*args, **kwargs)

    def save_revision(self, *args, clean: bool = True, **kwargs):
        """Wagtail lets only drafts go unchecked, not what is given back."""
        return super().save_revision(*args, clean=clean and not self.is_given_back, **kwargs)

    def publish(self: Page, revision, *args, **kwargs):
        """Publish a version, or raise ``NotPublishable`` when something is missing.

        An error while the periodic job publishes what was planned would stop it for everybody: then the
        plan ends instead, and the authors get a mail.
        """
        version = revision.as_object()
        try:
            version.check_publishable()
        except ValidationError as error:
            problems = version.problem_texts(error)
            if revision.approved_go_live_at is None:
                raise NotPublishable(version, problems) from error
            from ..moderation.schedule import schedule_end  # it needs the models of this package

            schedule_end(revision=revision, problems=problems)
            return None
        return super().publish(revision, *args, **kwargs)

    def check_publishable(self: Page) -> None:
        """Raise ``ValidationError`` with everything that this version lacks for publication."""
        self.full_clean()
        problems = (
            self.image_problems() | self.empty_prose() | self.missing_relations() | self.story_problems()
        )
        if problems:
            raise ValidationError(problems)

    def problem_texts(self: Page, error: ValidationError) -> list[str]:
        """The messages of ``check_publishable``, each with the label under which the form asks for it."""
        if not hasattr(error, "error_dict"):
            return error.messages
        return [
            f"{label}: {text}" if (label := self._label(name)) else text
            for name, texts in error.message_dict.items()
            for text in texts
        ]

    def _label(self: Page, name: str) -> str:
        if name == NON_FIELD_ERRORS:
            return ""
        label = self.row_labels.get(name) or getattr(self._meta.get_field(name), "verbose_name", "")
        return str(label)

    def story_problems(self) -> dict[str, list[str]]:
        """What is missing about the images in the story of blocks."""
        blocks = getattr(self, "body", None) or ()
        images = [block.value for block in blocks if block.block_type == "image" and block.value]
        problems = [problem for image in images for problem in image.publishing_problems()]
        problems += [
            str(_ALT_MISSING) for image in images if not (image.contextual_alt_text or image.decorative)
        ]
        return {"body": problems} if problems else {}
