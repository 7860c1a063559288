"""The ground's own tables among the editors' pages."""

from django.contrib import admin

from .accounts.audit_entry import AuditEntry
from .corrections.admin import CorrectionAdmin
from .corrections.correction import Correction
from .editing.audit_page import AuditEntryAdmin
from .editing.history_pages import StepAdmin
from .history.tables import Step

admin.site.register(AuditEntry, AuditEntryAdmin)
admin.site.register(Correction, CorrectionAdmin)
admin.site.register(Step, StepAdmin)
