"""The pages of what was written, and of those who met with what is written of them: one noun a file."""
