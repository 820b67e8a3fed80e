"""The book: a Sphinx extension for Jupyter Book 1 (``extension``) and the command that builds it (``build``)."""
