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
from .curation import Decision, LandProposal, SchoolHoliday
from .event import EventPage
from .feeds import CalendarFeed, Change, FeedState, FeedSuggestion, SuggestionState
from .occurrence import Occurrence
from .registration import (
    ACTIVE,
    SEATED,
    Attendance,
    Certificate,
    FormAttempt,
    Registration,
    RegistrationState,
    SpecialNeeds,
)
from .rows import EventAccess, EventException, EventMaterial, ProgrammeItem, Speaker

__all__ = [
    "ACTIVE",
    "SEATED",
    "AccessFeature",
    "AskedField",
    "Attendance",
    "AttendanceMode",
    "CalendarFeed",
    "Certificate",
    "Change",
    "Decision",
    "EventAccess",
    "EventException",
    "EventMaterial",
    "EventPage",
    "EventType",
    "ExceptionAction",
    "FeedState",
    "FeedSuggestion",
    "FormAttempt",
    "Frequency",
    "LandCalendar",
    "LandProposal",
    "MaterialKind",
    "MonthlyPosition",
    "Occurrence",
    "ProgrammeItem",
    "Registration",
    "RegistrationMode",
    "RegistrationState",
    "SchoolHoliday",
    "Speaker",
    "SpecialNeeds",
    "Status",
    "SuggestionState",
    "TravelCostRule",
    "Weekday",
]
