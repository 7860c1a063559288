"""What articles are sorted by: who published them, and their topics."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from participants.admin.look_alikes import alike_by_name
from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.choices import joined
from summit_archive.editing.merging import Merging
from summit_archive.editing.slugs import SluggedForm
from summit_archive.review.admin import Reviewed

from ..encounters.due import read_later
from ..models import Article, Publisher, Topic


@admin.register(Publisher)
class PublisherAdmin(Reviewed, Merging, EditingAdmin):
    form = SluggedForm
    list_display = ["name", "kind", "country", "url"]
    list_filter = ["kind"]
    list_select_related = ["country"]
    search_fields = ["sort_key", "slug", "url"]
    search_help_text = _("Its name in either script, or its site")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "office"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    "slug",
                    "kind",
                    "country",
                    "office",
                    "url",
                    "time_zone",
                    "text_licence",
                    "licence_source_url",
                ]
            },
        )
    ]

    def look_alikes(self, publisher, lines):
        return alike_by_name(self, publisher, [publisher.name])

    def for_choices(self, publishers):
        return publishers.select_related("country")

    def beside(self, publisher):
        return joined(publisher.get_kind_display(), publisher.country)

    def save_model(self, request, publisher, form, change):
        """Whose press service it is tells who meets in its articles: what was read of them before holds no more."""
        super().save_model(request, publisher, form, change)
        if change and "office" in form.changed_data:
            due = read_later(Article.objects.filter(publisher=publisher))
            told = ngettext(
                "%d of its articles should be read again for meetings: run manage.py read_encounters.",
                "%d of its articles should be read again for meetings: run manage.py read_encounters.",
                due,
            )
            if due:
                self.message_user(request, told % due, messages.WARNING)


@admin.register(Topic)
class TopicAdmin(Reviewed, Merging, EditingAdmin):
    form = SluggedForm
    list_display = ["name", "parent"]
    list_select_related = ["parent"]
    search_fields = ["sort_key", "slug"]
    search_help_text = _("Its name, in either script")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]
    fieldsets = [(None, {"fields": ["name", "name_ru", "slug", "parent"]})]

    def look_alikes(self, topic, lines):
        return alike_by_name(self, topic, [topic.name])

    def for_choices(self, topics):
        return topics.select_related("parent")

    def beside(self, topic):
        return topic.parent.name if topic.parent else ""
