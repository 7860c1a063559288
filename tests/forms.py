"""What a browser would send: the fields of a page's form, as they stand in its HTML."""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.fields, self.select, self.area = {}, None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("name")
        if tag == "form":
            self.inside = attributes.get("id") == self.form_id
        elif not self.inside or (name and "__prefix__" in name):
            self.select = None
        elif tag == "input" and name and self.is_sent(attributes):
            empty = "on" if attributes.get("type") in ("checkbox", "radio") else ""
            self.fields.setdefault(name, []).append(attributes.get("value", empty))
        elif tag == "select":
            self.select = (name, "multiple" in attributes)
            self.first = True
        elif tag == "option" and self.select:
            self.handle_option(attributes)
        elif tag == "textarea":
            self.area = name
            self.fields[name] = [""]

    @staticmethod
    def is_sent(attributes):
        kind = attributes.get("type", "text")
        return kind not in ("submit", "button") and (
            kind not in ("checkbox", "radio") or "checked" in attributes
        )

    def handle_option(self, attributes):
        name, multiple = self.select
        if "selected" in attributes:
            if not multiple:
                self.fields[name] = []
            self.fields.setdefault(name, []).append(attributes.get("value", ""))
        elif self.first and not multiple:
            self.fields[name] = [attributes.get("value", "")]
        self.first = False

    def handle_data(self, data):
        if self.area:
            self.fields[self.area][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            # Browsers drop the line's end that stands first.
            self.fields[self.area] = [self.fields[self.area][0].removeprefix("\n").strip("\r")]
            self.area = None
        elif tag == "form":
            self.inside = False


def typed(response, form_id, **changes):
    """The fields of the form as they came, with `changes`; a change to None takes the field away."""
    reader = FormReader(form_id)
    reader.feed(response.content.decode())
    assert reader.fields, f"The page has no form “{form_id}”."
    fields = reader.fields | changes
    return {name: value for name, value in fields.items() if value is not None}


def row(prefix, number, **fields):
    """The fields of one line of a formset."""
    return {f"{prefix}-{number}-{name}": value for name, value in fields.items()}


def errors_of(response):
    """All that a form of the admin refuses, as one text."""
    return " ".join(str(error) for error in response.context["errors"])
