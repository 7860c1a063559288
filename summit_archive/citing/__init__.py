"""What is cited, in the styles that people write and the forms that programs read. It knows no article and no page.

cited     a plain record of what is cited
days      its days, as each style writes what is known of them
runs      a citation as runs of words: plain where it is copied, with italics where it is shown
apa, chicago, mla, gost   the styles, each of a record; styles: all of them, in order
bibtex, ris, csl          the forms for programs; keys: by which name they know a record
fragments                 a link to the very words on a page (text fragments)
"""
