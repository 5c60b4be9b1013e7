"""News of the ministry and of members, dossiers of the ministry, and the ministry's room for both."""

from .dossier import DossierItem, DossierPage
from .news import NewsPage, NewsType
from .room import NewsroomPage

__all__ = ["DossierItem", "DossierPage", "NewsPage", "NewsType", "NewsroomPage"]
