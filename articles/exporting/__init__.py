"""What was written, as plain dictionaries for files. Rows come with all that is read from them: no queries here.

articles     an article in a list, and in full
attestation  what sources say of a meeting and of its participants
mentions     what the linker found, for whoever checks it
"""
