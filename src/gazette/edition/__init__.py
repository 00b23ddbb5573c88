"""The printed paper: frozen stories in; made-up pages, a PDF and what was measured on it out. No Django inside the engine."""
