"""Whether a request's form only proposes: then whoever may not save may fill it in, and nothing of it is saved.

`summit_archive/review/` says so of one form of one request, and sees to it that it is never saved.
"""


def is_proposed(request, model):
    return getattr(request, "proposed_model", None) is model
