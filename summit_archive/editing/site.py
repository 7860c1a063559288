"""The editors' site: whatever stands in an address of its lists is shown, redirected or refused; and how rows are found.

Django's own lists answer some query strings with 500. Each ModelAdmin that is registered here,
the libraries' too, gets `AnyQuery`. What the lists are about is left to the apps.
"""

from functools import wraps

from django import urls
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import get_fields_from_path, lookup_spawns_duplicates
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..accounts import noting
from ..accounts.site import Accounts
from ..postgres.patience import patience
from ..text.flat import like_plain, settled
from ..text.folding import FoldedField, fold
from .changelists import EditorsList, tick
from .choices import Choices
from .dates import date_said

MOST_WORDS = 8
LONGEST_SEARCH = 100

# What Django's own filters append to the name of a field. No pattern, no year, no other relation.
LOOKUPS = ["", "__exact", "__isnull", "__isempty", "__gte", "__lt", "__id__exact"]
DATE_LOOKUPS = ["__year", "__month", "__day"]


IN_USE = gettext_lazy("Somebody else is saving one of these. Nothing was done: try again in a moment.")
TAKES_TOO_LONG = gettext_lazy("That takes too long at once. Nothing was done: choose fewer.")
# By PostgreSQL's code: a lock that is not to be had, two that wait for each other, a statement beyond its limit.
NOT_DONE = {"55P03": IN_USE, "40P01": IN_USE, "57014": TAKES_TOO_LONG}


class EditingSite(Accounts, admin.AdminSite):
    site_header = gettext_lazy("Summit archive: editing")
    site_title = gettext_lazy("Summit archive: editing")
    index_title = gettext_lazy("What the archive keeps")

    def register(self, model_or_iterable, admin_class=None, **options):
        admin_class = admin_class or admin.ModelAdmin
        if not issubclass(admin_class, AnyQuery):
            admin_class = type(admin_class.__name__, (AnyQuery, admin_class), {})
        super().register(model_or_iterable, admin_class, **options)

    def get_urls(self):
        shortcut = urls.path(
            "r/<path:content_type_id>/<path:object_id>/",
            self.admin_view(self.view_on_site),
            name="view_on_site",
        )
        return [shortcut, urls.path("date/", date_said, name="date"), *super().get_urls()]

    def view_on_site(self, request, content_type_id, object_id):
        """Leads to the reader's page of a row, for whoever may look at the row: its address may tell its title."""
        model_admin = self._registry.get(model_of(content_type_id))
        row = model_admin.get_object(request, object_id) if model_admin else None
        if row is None or not model_admin.has_view_permission(request, row):
            raise Http404
        if model_admin.get_view_on_site_url(row) is None:
            raise Http404
        return redirect(row.get_absolute_url())

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)


def model_of(content_type_id):
    """The model of a content type, by whatever stands in an address; or None."""
    if not (content_type_id.isascii() and content_type_id.isdecimal() and len(content_type_id) < 10):
        return None
    kind = ContentType.objects.filter(pk=content_type_id).first()
    return kind.model_class() if kind else None


class AnyQuery:
    """For a ModelAdmin: no query string breaks its pages, and none costs more than a page may."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    # Conditions that links of ours use, beside those of `list_filter`.
    also_filtered_by = ()

    def lookup_allowed(self, lookup, value, request=None):
        return lookup in self.offered_lookups(request)

    def offered_lookups(self, request):
        offered = {f"{self.date_hierarchy}{suffix}" for suffix in DATE_LOOKUPS if self.date_hierarchy}
        offered.update(self.also_filtered_by)
        for chosen in self.get_list_filter(request):
            if isinstance(chosen, type):
                offered.add(chosen.parameter_name)
            else:
                path = chosen if isinstance(chosen, str) else chosen[0]
                offered.update(f"{path}{suffix}" for suffix in LOOKUPS)
        return offered

    def to_field_allowed(self, request, to_field):
        return to_field == self.opts.pk.attname

    def get_object(self, request, object_id, from_field=None):
        """An empty `_to_field` names no column: it is taken as none."""
        return super().get_object(request, object_id, from_field or None)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, " ".join(search_words(search_term)))

    def get_changelist(self, request, **options):
        return EditorsList

    def action_checkbox(self, obj):
        return tick(obj)

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (ArithmeticError, ValueError, ValidationError) as error:
            raise IncorrectLookupParameters(error) from error

    def changelist_view(self, request, extra_context=None):
        if ERROR_FLAG in request.GET:
            # Django takes this mark, sent along with something else unreadable, for a broken database.
            request.GET = request.GET.copy()
            del request.GET[ERROR_FLAG]
            unread = _("The address has a condition that cannot be read: the list is shown without it.")
            self.message_user(request, unread, messages.WARNING)
        return super().changelist_view(request, extra_context)

    def get_actions(self, request):
        """Each notes in the audit log that it was done, and to how many rows."""
        actions = super().get_actions(request)
        return {name: (noted(act), name, description) for name, (act, _name, description) in actions.items()}

    def response_action(self, request, queryset):
        """What is done with many rows is one transaction with an editor's time: all of it is done, or nothing."""
        try:
            with patience():
                return super().response_action(request, queryset)
        except OperationalError as error:
            code = getattr(error.__cause__, "pgcode", "")
            if code not in NOT_DONE:
                raise
            self.message_user(request, NOT_DONE[code], messages.WARNING)
            return None

    def get_changeform_initial_data(self, request):
        """Only what the form itself would take: some fields break on showing anything else."""
        fields = self.get_form(request).base_fields
        initial = super().get_changeform_initial_data(request)
        return {
            name: value for name, value in initial.items() if name in fields and takes(fields[name], value)
        }


def noted(act):
    @wraps(act)
    def acting(model_admin, request, queryset):
        number = queryset.count()
        answer = act(model_admin, request, queryset)
        if answer is None or answer.status_code == 302:
            noting.done_to_many(request, act.__name__, model_admin.opts.db_table, number)
        return answer

    return acting


def search_words(search_term):
    return settled(search_term[:LONGEST_SEARCH]).split()[:MOST_WORDS]


def takes(field, value):
    try:
        field.clean(value)
    except ValidationError:
        return False
    return True


def rows_with_words(queryset, paths, words):
    """The rows of which each word stands in one of the columns at `paths`.

    A folded column is asked for the folded word: "Токаев" finds "Tokayev". In the others any dash finds any dash.
    """
    for word in words:
        condition = Q()
        for path in paths:
            condition |= column_has(queryset.model, path, word)
        queryset = queryset.filter(condition)
    return queryset


def column_has(model, path, word):
    """A condition that never doubles a row, whatever relation `path` follows."""
    if isinstance(get_fields_from_path(model, path)[-1], FoldedField):
        folded = fold(word)
        if not folded:
            return Q()
        found = Q(**{f"{path}__contains": folded})
    else:
        pattern = like_plain(word)
        found = Q(**{f"{path}__iregex": pattern}) if pattern else Q(**{f"{path}__icontains": word})
    if lookup_spawns_duplicates(model._meta, path):
        return Q(pk__in=model._base_manager.filter(found).values("pk"))
    return found
