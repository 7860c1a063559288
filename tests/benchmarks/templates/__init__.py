"""The pages' own templates with all data ready, and the list once more in Jinja2."""
