"""The book: a Sphinx extension for Jupyter Book 1 (``extension``) and what builds it (``build``)."""
