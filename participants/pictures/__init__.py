"""Pictures of the meetings: what is counted, and numbers for drawing it. Templates draw; nothing here does."""
