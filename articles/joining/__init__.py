"""What was written, joined to those who met: takes rows and querysets of `participants`, and adds to them."""
