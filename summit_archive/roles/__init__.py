"""Contributors, editors and administrators: what each of them may do.

rights   what an app says of its tables
groups   the groups of Django that follow from it
"""
