"""Small named truths about who may do what with translations."""

from wagtail.models import Page

from cms.walls.reach import oversees

SUBMIT = "wagtail_localize.submit_translation"


def can_submit(user) -> bool:
    """Whether the account may have pages translated: the ministry's translation team."""
    return user.has_perm(SUBMIT)


def can_survey(user) -> bool:
    """Whether the account may see the state of all translations: the team and the ministry's editors."""
    return can_submit(user) or oversees(user)


def can_compare(user, translation: Page) -> bool:
    """Whether the account may read what changed in the source: whoever may edit the translation."""
    return translation.permissions_for_user(user).can_edit()


def can_confirm(user, translation: Page) -> bool:
    """Whether the account may say that a translation is up to date."""
    return can_survey(user) and can_compare(user, translation)
