"""Pages of the site."""

from pages.models.article import ArticlePage
from pages.models.base import SitePage
from pages.models.home import HomePage
from pages.models.orders import OrderIndexPage
from pages.models.regulations import RegulationIndexPage, RegulationPage
from pages.models.services import ServiceCatalogPage

__all__ = [
    "ArticlePage",
    "HomePage",
    "OrderIndexPage",
    "RegulationIndexPage",
    "RegulationPage",
    "ServiceCatalogPage",
    "SitePage",
]
