"""The active language is that of a thread and of a task, as Django says."""

import asyncio
from threading import Thread

from asgiref.sync import async_to_sync, sync_to_async
from django.utils.translation import (
    activate,
    deactivate,
    deactivate_all,
    get_language,
    gettext,
    override,
    trans_real,
)

from cms.languages.active import ActiveTranslation


def test_django_keeps_it_in_our_place():
    assert isinstance(trans_real._active, ActiveTranslation)


def test_it_ends_with_the_block_that_has_chosen_it():
    with override("en"):
        with override("de"):
            assert (get_language(), gettext("Suche")) == ("de", "Suche")
        assert (get_language(), gettext("Suche")) == ("en", "Search")
    assert get_language() == "de"


def test_without_one_the_default_is_active_and_none_is_no_language():
    with override("en"):
        deactivate()
        assert (get_language(), gettext("Suche")) == ("de", "Suche")
        deactivate_all()
        assert (get_language(), gettext("Suche")) == (None, "Suche")


def test_another_thread_has_its_own():
    seen = []

    def look() -> None:
        seen.append(get_language())
        activate("en")
        seen.append(get_language())

    with override("de-simple"):
        thread = Thread(target=look)
        thread.start()
        thread.join()
        assert (seen, get_language()) == (["de", "en"], "de-simple")


def test_tasks_take_it_along_and_do_not_disturb_each_other():
    async def language_of(code: str) -> tuple[str, str]:
        with override(code):
            await asyncio.sleep(0)
            return get_language(), await sync_to_async(get_language)()

    async def both() -> list[tuple[str, str]]:
        return await asyncio.gather(language_of("en"), language_of("de-simple"))

    assert async_to_sync(both)() == [("en", "en"), ("de-simple", "de-simple")]
