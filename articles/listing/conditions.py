"""The conditions that only articles know."""

import re

from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import gettext as _

from participants.models import Country
from summit_archive.filtering import conditions as by
from summit_archive.filtering.fields import ValueField
from summit_archive.filtering.values import Value, refusal
from summit_archive.postgres.prepared import Prepared
from summit_archive.text.languages import language_name

COUNTRIES = Prepared("SELECT id, code, name FROM participants_country WHERE code = ANY (%(codes)s::text[])")


class TheirCountries(by.SomeCountries):
    """Only those asked for are read: the form has no choice of all."""

    def found(self, codes):
        found = COUNTRIES.rows({"codes": [code.upper() for code in codes]}) if codes else []
        rows = [Country.from_db(DEFAULT_DB_ALIAS, ["id", "code", "name"], row) for row in found]
        values = {row.address_code: Value(row.address_code, row.name, row) for row in rows}
        return {code: values[code.lower()] for code in codes if code.lower() in values}


class LanguageField(ValueField):
    def read(self, text):
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}", text):
            raise refusal(text, _("a language tag such as en or ru"))
        tag = text.lower()
        return Value(tag, language_name(tag), tag)


class Language(by.Condition):
    field_class = LanguageField

    def __init__(self, **options):
        super().__init__(lookup_expr="iexact", **options)


class Order(by.OptionAside):
    """With words, the best match comes first unless another order is asked for; without, the newest."""

    field_varies = True

    @property
    def field(self):
        words = self.parent.data.get("q")
        self.extra["default"] = "relevance" if words else "newest"
        field = super().field
        if not words:
            field.widget.choices = [choice for choice in field.widget.choices if choice[0] != "relevance"]
        return field
