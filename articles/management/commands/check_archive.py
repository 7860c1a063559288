"""Tells what may be wrong among the archive's data; articles/quality knows what is asked."""

import json
from collections import Counter

from django.core.management.base import CommandError
from django.utils.translation import ngettext

from articles.quality import CHECKS, RECOUNTS
from articles.quality.recounts import repair
from summit_archive.history.programs import Program
from summit_archive.quality import Severity

BY_NAME = {check.name: check for check in [*RECOUNTS, *CHECKS]}


class Command(Program):
    help = (
        "Checks the archive's data and tells what may be wrong, with the address where each is mended. "
        "Changes nothing without --repair. Ends with 1 where there is an error; warnings and notes may stay."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="append",
            choices=BY_NAME,
            metavar="NAME",
            help=f"Only this one; may be given again. One of: {', '.join(BY_NAME)}.",
        )
        parser.add_argument(
            "--repair",
            action="store_true",
            help="First write anew what differs of what the database keeps beside the articles (lists, counts "
            "and what is searched), and say how much that was. Facts are left to editors.",
        )
        parser.add_argument(
            "--format", choices=["text", "jsonl"], default="text", help="jsonl: one JSON object a finding."
        )

    def handle(self, *, check, repair, format, **options):
        if repair:
            self.repair(format)
        chosen = [BY_NAME[name] for name in dict.fromkeys(check or BY_NAME)]
        found = Counter()
        for one in chosen:
            findings = one.findings()
            found[one.severity] += len(findings)
            self.write_lines(one, findings) if format == "jsonl" else self.write_group(one, findings)
        if format == "text":
            self.stdout.write(f"{len(chosen)} checks: {', '.join(in_words(found))}.")
        if errors := found[Severity.ERROR]:
            told = ngettext("%d error must be corrected.", "%d errors must be corrected.", errors)
            raise CommandError(told % errors)

    def repair(self, format):
        for check, number in repair().items():
            if format == "jsonl":
                self.stdout.write(json.dumps({"check": check.name, "mended": number}))
            else:
                self.stdout.write(f"{check.name}: {ngettext('%d mended', '%d mended', number) % number}")

    def write_group(self, check, findings):
        self.stdout.write(f"{check.severity}: {check.name}: {check.title}: {len(findings):,}")
        for finding in findings:
            self.stdout.write(f"    {finding.sentence}")
            if finding.address:
                self.stdout.write(f"        {finding.address}")
        if findings:
            self.stdout.write(f"    → {check.mend}\n")

    def write_lines(self, check, findings):
        for finding in findings:
            row = {
                "check": check.name,
                "severity": check.severity,
                "finding": finding.sentence,
                "url": finding.address,
                "also": finding.also,
            }
            self.stdout.write(json.dumps(row, ensure_ascii=False))


def in_words(found):
    yield ngettext("%d error", "%d errors", found[Severity.ERROR]) % found[Severity.ERROR]
    yield ngettext("%d warning", "%d warnings", found[Severity.WARNING]) % found[Severity.WARNING]
    yield ngettext("%d note", "%d notes", found[Severity.NOTE]) % found[Severity.NOTE]
