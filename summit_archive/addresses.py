"""Knows addresses of the web: which are taken, and the one form in which two addresses of one page are alike."""

import re
from functools import lru_cache
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator, URLValidator
from django.db import models
from yarl import URL

# Nearly every address of news: it is taken, and is in its normal form already. Neither a query nor an escape is plain.
PLAIN_ADDRESS = re.compile(
    r"https?://(?=[a-z0-9.-]{4,253}/)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
    r"(?:/(?!\.)[A-Za-z0-9._~!$&'()*+,;=:@-]*)+"
)
# The same with a query, which is taken too; only its normal form has to be looked for.
PLAINLY_TAKEN = re.compile(rf"{PLAIN_ADDRESS.pattern}(?:\?[!-\"$-~]*)?")

# What links carry along to tell who followed them; the page is the same without. Firefox strips these from links
# (services.mozilla.com, "query-stripping"), and news sites and mailings add the rest. Whatever a site may tell
# its pages apart by, such as `id`, `uid`, `cid`, `source`, `ref` or `from`, is none.
TRACKERS = frozenset(
    "_ga _gac _gl _hsenc _hsmi __hsfp __hssc __hstc __s __twitter_impression _openstat at_campaign at_medium "
    "cmpid dclid fb_action_ids fb_action_types fb_source fbclid gad_source gbraid gclid gclsrc hsctatracking igsh "
    "igshid mc_cid mc_eid mindbox-click-id mkt_tok ml_subscriber ml_subscriber_hash msclkid ns_campaign ns_mchannel "
    "oft_ck oft_d oft_id oft_ids oft_k oft_lk oft_sk oly_anon_id oly_enc_id rb_clickid s_cid srsltid ttclid twclid "
    "unicorn_click_id vero_conv vero_id wbraid wickedid yclid ymclid ysclid".split()
)
TRACKING = re.compile(r"(?:utm|mtm|pk|piwik|matomo|hsa)_\w+", re.IGNORECASE)


class WebAddressValidator(URLValidator):
    """Takes what Django takes, and hosts with underscores, which exist: the names of the DNS may have any letter."""

    hostname_re = DomainNameValidator.hostname_re.replace("0-9", "0-9_")
    domain_re = DomainNameValidator.domain_re.replace("0-9-", "0-9_-")
    # A last label in Punycode may have a hyphen: a normal form is taken wherever its address is.
    tld_re = DomainNameValidator.tld_re.replace("xn--[a-z0-9]", "xn--[a-z0-9-]")
    host_re = f"({hostname_re}{domain_re}{tld_re}|localhost)"
    regex = re.compile(
        cast(re.Pattern[str], URLValidator.regex).pattern.replace(URLValidator.host_re, host_re),
        re.IGNORECASE,
    )

    def __call__(self, value):
        super().__call__(value)
        # Django takes "https://news.example<?@other.example" for an address of the latter, browsers of the former.
        if not self.regex.search(normal_form(value)):
            raise ValidationError(self.message, code=self.code, params={"value": value})


class WebAddressFormField(forms.URLField):
    default_validators = [WebAddressValidator()]


class WebAddressField(models.URLField):
    """An address, with or without a host's underscores; no other column than Django's, so migrations see none."""

    default_validators = [WebAddressValidator()]

    def formfield(self, **options):
        return super().formfield(**{"form_class": WebAddressFormField} | options)

    def deconstruct(self):
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.URLField", arguments, options


class NormalAddressField(WebAddressField):
    """Addresses in their normal form, however they are given."""

    def to_python(self, value):
        value = super().to_python(value)
        return normal_form(value) if value else value

    def pre_save(self, instance, add):
        value = self.to_python(super().pre_save(instance, add))
        setattr(instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return normal_form(value) if value else value


def normal_form(url: str) -> str:
    """The address by which its page is known. What is no whole address stays as it is.

    What RFC 3986 (6.2.2, 6.2.3) and UTS 46 call equivalent is alike: letter case and final dot of the host, its
    Unicode and its Punycode, the default port, an empty path, dot segments, `%7E` and "~". Trackers and fragments
    are left out, for they name no other page; but not `#!…` and `#/…`, by which some sites tell their pages apart.
    All else may be another page and stays: http and https, with "www." and without, a slash at the end or two
    within, the order of a query. A source that says they are one names the canonical address itself.
    """
    return url if PLAIN_ADDRESS.fullmatch(url) else _normal_form(url)


def tidy(url: str) -> str:
    """The normal form with the place on the page that the address names, which readers need: `#page=3`."""
    page = normal_form(url)
    place = url.partition("#")[2]
    return page if not place or "#" in page else f"{page}#{place}"


# An import asks again and again for the addresses of one batch.
@lru_cache(maxsize=4096)
def _normal_form(url: str) -> str:
    try:
        page = URL(url)
        host = page.raw_host
        if not host:
            return url
        if host.endswith("."):
            page = page.with_host(host.rstrip("."))
    except (ValueError, IndexError):
        # The latter for what is no address at all, such as "https://[::1]x@".
        return url
    fragment = page.raw_fragment
    pairs = [pair for pair in page.raw_query_string.split("&") if not is_tracker(pair)]
    address, _mark, _rest = str(page.with_fragment(None)).partition("?")
    if page.raw_path in ("", "/"):
        address = f"{address.rstrip('/')}/"
    query = f"?{'&'.join(pairs)}" if any(pairs) else ""
    return f"{address}{query}#{fragment}" if fragment.startswith(("!", "/")) else f"{address}{query}"


def is_tracker(pair: str) -> bool:
    # Feeds that escape twice have "&amp;" between.
    name = pair.partition("=")[0].removeprefix("amp;")
    return name.lower() in TRACKERS or TRACKING.fullmatch(name) is not None


def is_front_page(url: str) -> bool:
    """Whether an address in its normal form is that of a whole site, as a careless canonical address is."""
    return url.endswith("/") and url.count("/") == 3
