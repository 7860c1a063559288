"""The pages of those who met that tell nothing of articles: one noun a file."""
