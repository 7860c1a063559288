"""The list of meetings as a spreadsheet, which editors may change and bring in again."""

from django.utils.translation import gettext as _

from summit_archive.files.answers import of_pages
from summit_archive.filtering.list_page import problems
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.filtering.values import Problem
from summit_archive.web.problems import refusal

from ..listing.filter import MeetingFilter
from ..listing.question import MeetingQuestion
from ..listing.result import MeetingResult
from ..spreadsheets import export


def asked_for(request):
    """(the ids of the meetings in their order, what of the address cannot be used)"""
    asked = MeetingFilter.read(request.GET)
    question = MeetingQuestion(asked)
    result = MeetingResult(question)
    is_oldest = asked.chosen_row("sort") == "oldest"
    numbers = question.memory.page(question.set, 0, question.set.bit_count(), is_oldest)
    return numbers, [*problems(asked, result), *of_pages(asked)]


@reads_its_query
def meeting_list_csv(request):
    """A row a participation, of every meeting that fits."""
    numbers, wrong = asked_for(request)
    return refusal(wrong) if wrong else export.csv_of("meetings", numbers)


@reads_its_query
def meeting_list_xlsx(request):
    """The same as a workbook, which is made whole before it is sent: of so many meetings and no more."""
    numbers, wrong = asked_for(request)
    total = len(numbers)
    if not wrong and total > export.MOST_IN_A_WORKBOOK:
        told = _(
            "A workbook holds at most %(most)s meetings, and %(total)s fit: narrow the list, or take the CSV."
        )
        facts = {"most": f"{export.MOST_IN_A_WORKBOOK:,}", "total": f"{total:,}"}
        wrong = [Problem("", "", told % facts)]
    return refusal(wrong) if wrong else export.workbook_of("meetings", numbers)
