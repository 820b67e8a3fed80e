"""Documents that a room writes together: their tables, the log of edits, and how long they can be written in.

``tables`` says what is kept, ``log`` takes edits in and tells them to the others, ``lifecycle`` begins a document with
its activity and makes it final, ``rules`` hold for files that come back.  What a log means is in
``sixelements/document.py``.
"""
