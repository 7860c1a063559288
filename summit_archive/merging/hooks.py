"""What a kind of record has done of its own when two of them become one; each app says it of its own."""


class Hooks:
    """Does nothing: moving what refers to the record is done for all."""

    def sentences(self, kept, gone):
        """What an editor should know beforehand, beside what moves."""
        return []

    def before(self, kept, gone, will_be):
        """Both are locked and nothing is written. `will_be`: {column: its value on the record that stays}."""

    def after(self, kept, gone, number):
        """All has moved, the other one is deleted; `number` is the id that it had."""
