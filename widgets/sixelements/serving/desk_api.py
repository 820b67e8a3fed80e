"""The facilitator's desk over HTTP: what her pages ask for, done by this server and by no other Python.

The board asks here, and so does the remote on her phone: whatever browser keeps her ticket is her device.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

import msgspec

from ..convening.display import Display
from ..convening.errors import RoomError
from ..convening.messages import message
from . import api, facilitator
from .opened import room_store

Address = Annotated[str, msgspec.Meta(max_length=300)]


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """One press, and where the page that sends it stands.

    *code* is the room it shows, *here* the address in its browser, *listed* whether it shows the devices, *have* the
    mark of what it shows already.
    """

    ask: dict[str, Any]
    code: api.Word = ""
    here: Address = ""
    listed: bool = False
    have: api.Word = ""


class DeskApi(api.Api):
    """``/api/desk``: one press of a facilitator, and what her page is to show after it."""

    async def post(self) -> None:
        """Do it, and send what came of it; what the page shows already is not sent again."""

        def do() -> dict[str, Any]:
            asked: Asked = self.body(Asked)
            whose = facilitator.leads(self, asked.code)
            if whose is None:
                raise RoomError("no-key", message("refused.no_facilitator"))
            display = Display(room_store(), whose, code=asked.code, seen=asked.here, whole=False)
            display.list_devices(wanted=asked.listed)
            heard = display.ask(asked.ask)
            mark = hashlib.sha256(msgspec.json.encode(display.shows)).hexdigest()[:16]
            told = {**msgspec.structs.asdict(heard), "code": display.code, "mark": mark}
            return told if mark == asked.have else {**told, "shows": display.shows}

        # Looking takes no lock, so it does not wait in the line of those who write.
        looks = b'"do":"refresh"' in self.request.body[:200]
        await self.answer(do, reads=looks)


ADDRESSES = [(r"/api/desk", DeskApi)]
