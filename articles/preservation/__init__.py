"""Whether what is kept is still as it was kept, and whether its sources still answer. Nothing here changes a fact.

fixity     the hashes of texts, of the history and of releases, computed anew and compared
links      which addresses are due, and what became of them; concluding: what readers are told, after how many failures
asking     one address asked, politely: by whom, how often, and never within a local network
"""
