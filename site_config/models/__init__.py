"""What the owner sets."""

from site_config.models.friend_link import FriendLink
from site_config.models.menu import MenuItem
from site_config.models.settings import SiteSettings
from site_config.models.static_page import StaticPage

__all__ = ["FriendLink", "MenuItem", "SiteSettings", "StaticPage"]
