"""Russian: how its sentences name parties, and the rules by which they tell of encounters.

parties          how it names whoever may meet; words: pieces of its patterns
frames           the rules, by what is told: talks, visits and sessions; draft makes a draft of what each found
coming           who came to a body's meeting, who did not and who came for whom
moods            what a sentence makes of a meeting: denied, doubted, due; such a draft is none, or of another status
more             what other sentences tell of the same: guests, hosts, talks within
statements       words for who said what
"""
