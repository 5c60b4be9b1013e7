"""Reported barriers, the statement on accessibility, and what the last automatic check found."""

from .automatic_check import AutomaticCheck
from .barrier_report import BarrierReport
from .statement import AccessibilityStatementPage, InaccessiblePart

__all__ = ["AccessibilityStatementPage", "AutomaticCheck", "BarrierReport", "InaccessiblePart"]
