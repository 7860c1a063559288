"""The pages of those who met: one noun a file."""
