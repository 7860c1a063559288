"""Names of states, people, places, bodies and offices in the cases of a Russian sentence: «в Чолпон-Ате», «с Казахстаном».

named       what a row or a text is called, in a case
phrases     names that are words of the language, and those that decline otherwise than the dictionary says
people      names of people
"""

from .named import in_case, where

__all__ = ["in_case", "where"]
