"""The server: Voilà with our template, our landing page, and pages that cost no kernel."""

from .. import startup  # noqa: F401 - first: it says something before Voilà is imported
from .app import serve

__all__ = ["serve"]
