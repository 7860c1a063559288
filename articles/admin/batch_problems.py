"""The problems of an import batch: a page of them at a time, narrowed by what became of the record, or all as a file."""

import json

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.web.csv import csv_answer

PROBLEMS_PER_PAGE = 100
COLUMNS = ["file", "line", "outcome", "field", "value", "reason"]
OUTCOMES = {
    "refused": gettext_lazy("refused"),
    "differing": gettext_lazy("differs from the archive's"),
    "doubtful": gettext_lazy("doubtful"),
    "broken": gettext_lazy("could not be read to its end"),
}


class Problems:
    def problems_view(self, request, pk):
        batch = self.seen(request, pk)
        counted = dict(batch.problems.order_by().values_list("outcome").annotate(Count("pk")))
        chosen = request.GET.get("outcome", "")
        chosen = chosen if chosen in counted else ""
        problems = batch.problems.filter(outcome=chosen) if chosen else batch.problems
        paginator = Paginator(problems.order_by("number"), PROBLEMS_PER_PAGE)
        paginator.count = counted[chosen] if chosen else sum(counted.values())
        page = paginator.get_page(request.GET.get("page"))
        return self.page(
            request,
            "problems",
            batch,
            title=_("Problems of import batch %d") % batch.pk,
            page=page,
            problems=[(problem, OUTCOMES.get(problem.outcome, problem.outcome)) for problem in page],
            choices=[(name, OUTCOMES.get(name, name), number) for name, number in sorted(counted.items())],
            chosen=chosen,
            total=sum(counted.values()),
        )

    def download_view(self, request, pk, kind):
        """The same rows as the command's --report writes, of those that are kept."""
        batch = self.seen(request, pk)
        rows = batch.problems.order_by("number").values_list(*COLUMNS)
        name = f"import-{batch.pk}-problems"
        if kind == "csv":
            return csv_answer(name, COLUMNS, rows)
        if kind != "jsonl":
            raise Http404
        lines = (json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)
        response = StreamingHttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.jsonl"'
        return response
