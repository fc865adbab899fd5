"""The content: jobs at work, an owner, lists and counts that agree with the articles."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, JobRun, Listing, ListingEntry, State
from articles.models.listing import HOME
from site_config.operations.checks.finding import Answer
from site_config.operations.jobs import HEARTBEAT

LATEST_HEARTBEAT = timedelta(minutes=5)


def jobs() -> Answer:
    failed = list(JobRun.objects.exclude(error="").values_list("name", "error"))
    if failed:
        return "error", _("These jobs failed last time: %(jobs)s") % {
            "jobs": "; ".join(f"{name}: {error}" for name, error in failed)
        }
    beat = JobRun.objects.filter(name=HEARTBEAT).values_list("started_at", flat=True).first()
    if beat is None or beat < timezone.now() - LATEST_HEARTBEAT:
        return "warning", _("The job runner is not at work. Start manage.py serve, or manage.py run_jobs.")
    return "ok", _("The job runner is at work; last seen %(moment)s.") % {
        "moment": timezone.localtime(beat).isoformat(timespec="seconds")
    }


def owner() -> Answer:
    if not User.objects.filter(is_superuser=True, is_active=True).exists():
        return "warning", _("There is no owner yet. Run: manage.py create_owner")
    return "ok", _("There is an owner.")


def listings() -> Answer:
    listed = ListingEntry.objects.filter(listing__key=HOME, article__state=State.PUBLISHED).count()
    public = Article.objects.filter(state=State.PUBLISHED).count()
    hidden = ListingEntry.objects.exclude(article__state=State.PUBLISHED).values("article").distinct().count()
    if listed != public or hidden:
        return "error", _(
            "%(missing)d public articles are missing from the lists, and %(hidden)d that are not public stand in them. "
            "Run: manage.py rebuild listings"
        ) % {"missing": public - listed, "hidden": hidden}
    return "ok", _("%(number)d public articles, all listed.") % {"number": public}


def counts() -> Answer:
    wrong = Listing.objects.annotate(counted=Count("entries")).exclude(counted=F("article_count")).count()
    if wrong:
        return "error", _("%(number)d stored counts are wrong. Run: manage.py rebuild counts") % {"number": wrong}
    return "ok", _("All stored counts are right.")
