"""The words of the site in its other languages: kept in `locale/`, renewed by `manage.py catalogue`, with no tools of the system.

found    every string that is to be translated, and where it stands
kept     the catalogue of a language: read, renewed by what is found, written as .po and .mo
faults   what is missing or wrong in it
"""
