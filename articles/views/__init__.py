"""The pages of what was written: one noun a file."""
