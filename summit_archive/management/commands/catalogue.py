"""Renews the catalogues of the site's languages from code and templates, and compiles them. Needs no gettext."""

from itertools import chain

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from summit_archive.catalogue import faults
from summit_archive.catalogue.found import messages
from summit_archive.catalogue.kept import read, renewed, write


class Command(BaseCommand):
    help = (
        "Finds every string that is marked for translation, writes those that are new into "
        "summit_archive/locale/<language>/LC_MESSAGES/django.po, leaves out those that are gone, and compiles the .mo."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="Changes nothing: tells what is missing or wrong."
        )

    def handle(self, *, check, **options):
        found = messages()
        for language in [code for code, _name in settings.LANGUAGES if code != "en"]:
            self.check(language, found) if check else self.renew(language, found)

    def renew(self, language, found):
        write(language, renewed(read(language), found))
        missing = len(list(faults.untranslated(read(language), found)))
        self.stdout.write(f"{language}: {len(found)} strings, {missing} of them not translated yet")

    def check(self, language, found):
        catalogue = read(language)
        told = list(
            chain(
                faults.untranslated(catalogue, found),
                faults.not_found_any_more(catalogue, found),
                faults.fuzzy(catalogue),
                faults.places_that_differ(catalogue),
                faults.wrong_plurals(catalogue),
            )
        )
        if not faults.is_compiled(language):
            told.append("the .mo is not that of the .po: run manage.py catalogue")
        if told:
            raise CommandError("\n".join(f"{language}: {one}" for one in told))
