"""What stands where nothing is found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.public.views.home import POPULAR_SHOWN, top_categories
from articles.readership.popular import favourites


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page for every address; the address itself is not repeated."""
    context = {"popular": favourites(POPULAR_SHOWN), "categories": top_categories()}
    return render(request, "404.html", context, status=404)
