"""One article's page.

page            the article with all that most pages show, in one statement
shown           what its template shows
paragraphs      its texts as paragraphs of plain and linked words
former_numbers  which article the number of one that became a part of another leads to
"""
