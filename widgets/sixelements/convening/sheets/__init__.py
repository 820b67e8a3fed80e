"""Sheets that only one side may read, and what each side of a table enters apart from the other.

``handing`` hands them out, ``tables`` keeps which device has whose, ``rules`` holds what must be true of the rows.
"""
