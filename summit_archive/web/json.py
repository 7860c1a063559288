"""Answers for programs, as JSON."""

from django.http import JsonResponse


def answer(content, status=200):
    """`content` as JSON, every alphabet in its own letters."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def refusal(problems):
    """What of the address could not be used: what a page would only mention is an error here."""
    errors = [{"parameter": p.parameter, "value": p.value, "message": p.message} for p in problems]
    return answer({"errors": errors}, status=400)
