"""What sentences of pages are made of, in the language of the page, where a catalogue's patterns do not do.

language  whether the page is in Russian, and the space that holds words together
declined  a text that knows its forms in the cases of a sentence
counted   a number with its noun, as Russian counts
lists     several as one: "A, B and C"; numbers: large ones
"""
