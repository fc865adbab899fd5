"""The desks of editors, moderators and the owner; one desk a file."""

from articles.admin import article, author, category, image, people, records, redirect, tag

__all__ = ["article", "author", "category", "image", "people", "records", "redirect", "tag"]
