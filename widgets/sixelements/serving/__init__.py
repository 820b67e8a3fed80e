"""The server: Voilà with our template, our landing page, and pages that cost no kernel."""

from .app import serve

__all__ = ["serve"]
