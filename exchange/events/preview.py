"""While an officer fills in the form: the next dates in words, or what contradicts itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.forms.models import fields_for_model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from .date_words import date_words, rule_words
from .models import EventException, EventPage, Status
from .planning import exception_problems, planned_dates
from .recurrence import timing_problems

TIMING = ("starts_at", "ends_at", "all_day", "frequency", "interval", "weekdays", "monthly_position", "until",
          "count", "status", "status_reason")  # fmt: skip
SHOWN = 8
MOST_EXCEPTIONS = 100


@dataclass(frozen=True)
class Preview:
    """What the panel shows: the rhythm and the next dates in words, how many more there are, or problems."""

    rule: str = ""
    dates: tuple[tuple[str, Status], ...] = ()
    more: int = 0
    problems: tuple[str, ...] = ()


@require_POST
def next_dates(request: HttpRequest) -> HttpResponse:
    """The fragment for the answers that stand in the form now."""
    preview = preview_of(request.POST, timezone.now())
    return render(request, "events/admin/next_dates.html", {"preview": preview})


def preview_of(data: QueryDict, now: datetime) -> Preview:
    """The preview of the form's data; unreadable answers are named as the form would name them."""
    form = _form(EventPage, TIMING, data)
    rows = [_form(EventException, None, data, prefix) for prefix in _prefixes(data)]
    problems = [text for each in (form, *rows) for text in _problems(each)]
    if problems:
        return Preview(problems=tuple(problems))
    event = EventPage(**_given(form))
    exceptions = [EventException(**_given(row)) for row in rows if row.cleaned_data["date"]]
    contradictions = list(timing_problems(event).values())
    contradictions = contradictions or exception_problems(event, [row.date for row in exceptions])
    if contradictions:
        return Preview(problems=tuple(contradictions))
    dates = planned_dates(event, exceptions, now)
    coming = [date for date in dates if date.ends_at > now] or dates[-1:]
    words = tuple((date_words(date), Status(date.status)) for date in coming[:SHOWN])
    return Preview(rule_words(event), words, max(len(coming) - SHOWN, 0))


def _form(model, names, data: QueryDict, prefix: str | None = None) -> forms.Form:
    """A form of the model's questions in which nothing is required: the officer is not yet done."""
    fields = fields_for_model(model, fields=names, exclude=("page", "sort_order"))
    for field in fields.values():
        field.required = False
    return type("AnswersForm", (forms.Form,), fields)(data, prefix=prefix)


def _given(form: forms.Form) -> dict:
    """What was answered; the rest has the defaults of the model."""
    return {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}


def _prefixes(data: QueryDict) -> Iterator[str]:
    total = data.get("exceptions-TOTAL_FORMS", "")
    number = int(total) if total.isascii() and total.isdecimal() and len(total) < 5 else 0
    for index in range(min(number, MOST_EXCEPTIONS)):
        prefix = f"exceptions-{index}"
        if not data.get(f"{prefix}-DELETE"):
            yield prefix


def _problems(form: forms.Form) -> list[str]:
    return [f"{form.fields[name].label}: {text}" for name, texts in form.errors.items() for text in texts]
