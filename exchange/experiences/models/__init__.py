"""Experience that members share: strategies, guidelines, best practices."""

from .best_practice import BestPracticePage
from .guideline import GuidelinePage
from .strategy import StrategyPage

__all__ = ["BestPracticePage", "GuidelinePage", "StrategyPage"]
