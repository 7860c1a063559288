"""English: how its sentences name parties, and the rules by which they tell of encounters.

parties          how it names whoever may meet; words: pieces of its patterns
frames           the rules of meetings of two or three, each a pattern over masked sentences and what it yields:
                 talks of meetings told as such; calls, visits; around of talks told by what was said around them;
                 together by what two did together
reading          what a match of one tells: who, whether, what, when and where
truth            what the words around make of it: to come, called off, denied, asked; every draft passes it
events           how it names the meetings of bodies; bodies: the rules of those, held, to come or spoken of, who came
coming           who came to one, who did not and who came for whom, whether or not the sentence names it
more             what other sentences tell of the same: guests, hosts, talks within
statements       words for who said what
"""
