"""Links the articles of the archive again; articles/linking/relinking.py knows what stays."""

from functools import partial

from django.core.management.base import CommandError
from django.db import transaction

from articles.encounters.readers import reader_beside
from articles.encounters.rereading import in_turn, reread
from articles.encounters.writing import Written
from articles.importing.stories import sketch_missing
from articles.linking.languages import recognise_languages
from articles.linking.linker import read_linker
from articles.linking.relinking import Relinked, relink
from articles.models import Article
from summit_archive.history.programs import Program

AT_ONCE = 200


class Command(Program):
    help = (
        "Finds anew what the articles name, after names, terms or rules have changed, and the language of "
        "those that state none. What an editor decided of a mention stays, and so does every link of an article that an editor has worked on. "
        "Who met whom is read anew by the names that were found; what was decided of that stays too. "
        "Stopped anywhere, it can be run again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--batch", type=int, metavar="N", help="Only what this import batch brought.")
        parser.add_argument("--status", choices=Article.Status.values, help="Only articles of this status.")

    def handle(self, *, batch, status, **options):
        articles = Article.objects.all()
        if batch is not None:
            articles = articles.filter(arrival__batch=batch)
        if status:
            articles = articles.filter(status=status)
        linker, total, recognised, read = read_linker(), Relinked(), 0, Written()
        try:
            for ids in slices(articles):
                recognised += recognise_languages(ids)
                linked, again = in_turn(partial(link_and_read, ids, linker))
                total += linked
                read += again
                sketch_missing(ids)
                self.say(total, ending="\r" if self.stdout.isatty() else None)
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped. What was linked stays; the same command again does it all.", returncode=130
            ) from None
        self.say(total)
        self.stdout.write(f"encounters: {read.added:,} new, {read.removed:,} gone, {read.kept:,} as before")
        if recognised:
            self.stdout.write(f"{recognised:,} texts that nobody labelled: their language was recognised.")

    def say(self, total, ending=None):
        self.stdout.write(
            f"{total.articles:,} articles · mentions: {total.mentions_added:,} added, "
            f"{total.mentions_removed:,} removed · links: {total.links_added:,} added, "
            f"{total.links_removed:,} removed, {total.links_left:,} left to the editors who worked on them",
            ending=ending,
        )


@transaction.atomic
def link_and_read(ids, linker, patience):
    linked = relink(ids, linker)
    return linked, reread(ids, reader_beside(linker), patience)


def slices(articles):
    """Ids in their order, some at once; asked for as they are needed."""
    last = 0
    while ids := list(articles.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        yield ids
        last = ids[-1]
