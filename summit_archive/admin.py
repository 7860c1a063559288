"""The ground's own tables among the editors' pages."""

from django.contrib import admin

from .editing.history_pages import StepAdmin
from .history.tables import Step

admin.site.register(Step, StepAdmin)
