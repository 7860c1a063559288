"""What the index, the linker, the search and the imports have in common of language.

signs         the signs that make no difference in writing, for Python and SQL
flat          the one folding of texts, with the places in the original; sql/ has the same for the index
latin         texts in Latin letters, each letter looked up once
folding       a name in any script and accent -> its search key
phrase_forms  the cases of Russian words and phrases (pymorphy3)
name_forms    the cases of Russian people's names (pytrovich)
sentences     where a sentence begins and ends
difference    two texts compared word by word; the changes of two put together
finding       pasted words -> their places in a text
languages     a language's tag -> its name
markdown      rows -> a table in Markdown
recognising   a text that nobody labelled -> its language, or none
"""
