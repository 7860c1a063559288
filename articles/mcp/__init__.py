"""The archive as tools for language models: the Model Context Protocol over standard input and output, for reading alone.

lines      JSON-RPC 2.0, a message a line
protocol   what a client may ask, and in which versions of the protocol
tools      search, get, claim, cite: what each takes and answers
names      who is meant by a name, a code or an identifier; where several may be, the choice is given back
asking     the site's own files, asked for within the process: their doubt, sources and refusals are the site's
bounded    long answers in parts
"""
