"""Express Gazette: a newspaper in one command."""

__version__ = "0.1.0"
