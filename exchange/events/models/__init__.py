"""Events with their dates: what editors fill in, and the rows that lists, feeds and registration work on."""

from .choices import (
    AccessFeature,
    AskedField,
    AttendanceMode,
    EventType,
    ExceptionAction,
    Frequency,
    LandCalendar,
    MaterialKind,
    MonthlyPosition,
    RegistrationMode,
    Status,
    TravelCostRule,
    Weekday,
)
from .event import EventPage
from .occurrence import Occurrence
from .rows import EventAccess, EventException, EventMaterial, ProgrammeItem, Speaker

__all__ = [
    "AccessFeature",
    "AskedField",
    "AttendanceMode",
    "EventAccess",
    "EventException",
    "EventMaterial",
    "EventPage",
    "EventType",
    "ExceptionAction",
    "Frequency",
    "LandCalendar",
    "MaterialKind",
    "MonthlyPosition",
    "Occurrence",
    "ProgrammeItem",
    "RegistrationMode",
    "Speaker",
    "Status",
    "TravelCostRule",
    "Weekday",
]
