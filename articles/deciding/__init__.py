"""One decision on many things that wait: each is one transaction and one step of the history, which takes it back whole.

What somebody else decided meanwhile is left as it is, and told. Views ask for nothing else.

mentions      suggestions accepted, rejected, or said to name another, and the links and encounters that follow
remembering   a decision on words that stands for what comes later, and taking it back
given         where names stand that nobody on record bears
names         such a name is somebody on record, a new person, or nobody
whole_article    all that waits of one article at once
"""
