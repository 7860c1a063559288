"""One article's page.

page        the article with all that most pages show, in one statement
paragraphs  its body as paragraphs of plain and linked words
"""
