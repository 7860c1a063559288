"""The ground that both apps stand on, and the wiring that joins them. It knows no country and no article."""

# Raised as CHANGELOG.md says; shown on /about/ and by `manage.py --version`.
__version__ = "0.1.0"
