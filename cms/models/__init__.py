"""What every page of the site stands on: accounts, files, settings, menus and the base page."""

from .document import DocumentVersion, PortalDocument
from .image import PortalImage, PortalRendition
from .licence import Licence
from .menus import Menu, MenuItem
from .page import BasePage
from .removed import RemovedAddress
from .site_settings import NetworkSettings
from .standard_page import StandardPage
from .user import User

__all__ = [
    "BasePage",
    "DocumentVersion",
    "Licence",
    "Menu",
    "MenuItem",
    "NetworkSettings",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "RemovedAddress",
    "StandardPage",
    "User",
]
