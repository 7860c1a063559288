"""Reads the encounters of the archive's articles anew; articles/encounters/rereading.py knows what stays."""

import sys
from functools import partial

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError

from articles.encounters.due import due, read_later
from articles.encounters.readers import reader_beside
from articles.encounters.rereading import in_turn, reread, slices_due
from articles.encounters.writing import Written
from articles.importing.progress import Progress
from articles.linking.linker import read_linker
from articles.models import Article
from summit_archive.history.programs import Program

AGAIN = "What was read stays; the same command again goes on where this one stopped"


class Command(Program):
    help = (
        "Reads who met whom in articles that were never read for it, or by other rules than those of now, from the "
        "names that were found in them. What an editor decided stays, and what was read before is not proposed "
        "anew. Stopped anywhere, the same command goes on where it stopped. When names have changed, run link_articles, "
        "which reads too."
    )

    def add_arguments(self, parser):
        parser.add_argument("--batch", type=int, metavar="N", help="Only what this import batch brought.")
        parser.add_argument("--status", choices=Article.Status.values, help="Only articles of this status.")
        parser.add_argument(
            "--all",
            action="store_true",
            help="Also what the rules of now have read already: from the beginning. Stopped, go on without it.",
        )

    def handle(self, *, batch, status, all, **options):
        articles = Article.objects.all()
        if batch is not None:
            articles = articles.filter(arrival__batch=batch)
        if status:
            articles = articles.filter(status=status)
        if all:
            read_later(articles)
        again = f"{AGAIN}{', without --all' if all else ''}."
        self.total = Written()
        self.progress = Progress(sys.stderr, due(articles).count())
        try:
            self.read(articles)
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. {again}", returncode=130) from None
        except (OperationalError, InterfaceError) as error:
            raise CommandError(f"The database failed: {str(error).strip()} {again}") from error
        finally:
            self.progress.clear()
        self.say()

    def read(self, articles):
        reader = reader_beside(read_linker())
        for ids in slices_due(articles):
            self.total += in_turn(partial(reread, ids, reader))
            self.progress.show(self.total.articles, self.total.articles)

    def say(self):
        total, seconds = self.total, self.progress.seconds()
        articles = "article" if total.articles == 1 else "articles"
        self.stdout.write(
            f"{total.articles:,} {articles} read · encounters: {total.added:,} new, {total.removed:,} gone, "
            f"{total.kept:,} as before · {seconds:.1f} s, {total.articles / seconds:,.0f} articles/s"
        )
