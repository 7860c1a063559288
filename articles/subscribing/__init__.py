"""Articles to subscribe to: what is new, changed and withdrawn among those of a list.

fitting     which of some articles fit what is asked, and which that fit were added last
withdrawn   what readers saw and see no more, without any of its words
feed        newest change first, as entries of a feed
"""
