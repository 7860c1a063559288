"""“Import articles”: the form that takes a file in, and says in words why it does not."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.jobs.asking import ask_for

from ..importing import fields as articles_fields
from ..importing import uploads
from ..importing.mapping import OURS, FieldMapping, WrongMapping
from ..importing.problems import Refused
from ..importing.record import Defaults
from ..importing.run import Settings
from ..models import Article, ImportBatch
from ..working.kinds import UPLOAD

STATUSES = [Article.Status.DRAFT, Article.Status.IN_REVIEW, Article.Status.PUBLISHED]
LIMITS = {"size": uploads.LARGEST_FILE // 2**20, "records": f"{uploads.MOST_RECORDS:,}"}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "JSON Lines, JSON, CSV or TSV, a saved HTML page, WARC, Atom or RSS; an article as a text (.txt, .md), "
            "a Word document (.docx) or an e-mail (.eml); plain or packed with gzip or zstd."
        ),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("New articles are"),
        choices=[(status.value, status.label) for status in STATUSES],
        initial=Article.Status.DRAFT,
        help_text=gettext_lazy("Readers see only what is published."),
    )
    publisher = forms.CharField(
        label=gettext_lazy("Publisher"),
        required=False,
        max_length=articles_fields.LONGEST_PUBLISHER,
        help_text=gettext_lazy("For records that name no publisher."),
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        required=False,
        max_length=35,
        help_text=gettext_lazy("For records that state no language: a tag such as en or ru."),
    )

    mapping = forms.CharField(
        label=gettext_lazy("Fields"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=format_lazy(
            gettext_lazy(
                "Only if the file has names of its own: one per line as ours=theirs, such as headline=caption. "
                "Ours are {ours}."
            ),
            ours=", ".join(OURS),
        ),
    )

    def clean_mapping(self):
        lines = self.cleaned_data["mapping"].splitlines()
        try:
            return FieldMapping.parsed(line for line in lines if line.strip())
        except WrongMapping as wrong:
            raise ValidationError(str(wrong)) from wrong

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > uploads.LARGEST_FILE:
            told = _(
                "The file has %(given)d MB; at most %(size)d MB can be uploaded. Compress it with gzip or zstd, "
                "split it, or import it with the command manage.py import_articles."
            )
            raise ValidationError(told % (LIMITS | {"given": -(-file.size // 2**20)}))
        return file

    def clean_publisher(self):
        return understood(articles_fields.publisher, self.cleaned_data["publisher"])

    def clean_language(self):
        return understood(articles_fields.language, self.cleaned_data["language"])

    def settings(self):
        said = self.cleaned_data
        return Settings(
            said["status"], Defaults(said["publisher"], said["language"]), said["mapping"] or FieldMapping()
        )


def understood(understand, value):
    try:
        return value and understand("", value)
    except Refused as refused:
        raise ValidationError(refused.problem.reason) from refused


class UploadPage:
    def upload_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_valid() and (batch := self.take_in(request, form)):
            return self.back(batch)
        return self.page(request, "upload", None, title=_("Import articles"), form=form, limits=LIMITS)

    def take_in(self, request, form):
        """The batch that the file became, or the one that it is already; None with the form's error where it cannot be."""
        file, settings = form.cleaned_data["file"], form.settings()
        fingerprint = uploads.fingerprint_of(file, settings.in_plain_values())
        batches = ImportBatch.objects.filter(fingerprint=fingerprint).order_by("-pk")
        if waiting := batches.filter(state__in=uploads.UNFINISHED).first():
            told = _(
                "This file was uploaded before with these settings; here it is. Nothing was imported twice."
            )
            self.message_user(request, told, messages.WARNING)
            return waiting
        try:
            with transaction.atomic():
                batch = uploads.stage(file, file.name, settings, request.user)
                ask_for(UPLOAD.name, batch.pk, request.user)
        except (uploads.TooMuch, uploads.Empty) as refusal:
            form.add_error("file", str(refusal) or _("This file has no records."))
            return None
        self.log_addition(request, batch, _("Uploaded."))
        if before := batches.filter(state=ImportBatch.State.FINISHED).first():
            told = _("This file was imported before, as import batch %d.") % before.pk
            self.message_user(request, told, messages.INFO)
        return batch
