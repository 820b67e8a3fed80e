"""Fields that rows of several tables have, with what is right for them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
"""What a database counts up."""
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
