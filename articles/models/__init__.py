"""The nouns of the site; one file each, its questions beside it."""

from articles.models.article import Article, State, WithdrawalReason
from articles.models.author import Author, Byline
from articles.models.autosave import Autosave
from articles.models.category import Category
from articles.models.image import Image
from articles.models.job_run import JobRun
from articles.models.listing import Listing, ListingEntry
from articles.models.redirect import Redirect
from articles.models.related_link import RelatedLink
from articles.models.tag import Tag, TagAlias, TaggedArticle, TagGroup
from articles.models.transition import Transition
from articles.models.version import Version
from articles.models.views import ViewDay, ViewTotal

__all__ = [
    "Article",
    "Author",
    "Autosave",
    "Byline",
    "Category",
    "Image",
    "JobRun",
    "Listing",
    "ListingEntry",
    "Redirect",
    "RelatedLink",
    "State",
    "Tag",
    "TagAlias",
    "TagGroup",
    "TaggedArticle",
    "Transition",
    "Version",
    "ViewDay",
    "ViewTotal",
    "WithdrawalReason",
]
