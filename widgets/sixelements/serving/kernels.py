"""A visitor's kernel: what it is told when it starts, and its place when memory runs out."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from tornado.httputil import HTTPServerRequest, split_host_and_port
from voila._version import __version__
from voila.utils import ENV_VARIABLE

NEEDED = frozenset(
    {
        "APPDATA",
        "COMSPEC",
        "HOME",
        "HOMEDRIVE",
        "HOMEPATH",
        "LANG",
        "LANGUAGE",
        "LOCALAPPDATA",
        "LOGNAME",
        "PATH",
    }
    | {
        "NUMBER_OF_PROCESSORS",
        "PATHEXT",
        "PROCESSOR_ARCHITECTURE",
        "PROGRAMDATA",
        "SYSTEMDRIVE",
        "SYSTEMROOT",
    }
    | {"TEMP", "TMP", "TMPDIR", "TZ", "USER", "USERNAME", "USERPROFILE", "VIRTUAL_ENV", "WINDIR"}
    | {"JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH", "JUPYTER_DATA_DIR", "JUPYTER_PATH", "JUPYTER_RUNTIME_DIR"}
    | {"JUPYTER_PLATFORM_DIRS", "JUPYTER_PREFER_ENV_PATH"}
)
NEEDED_BEGINNINGS = ("CONDA_", "DYLD_", "LC_", "LD_", "MKL_", "MPL", "OMP_", "OPENBLAS_", "PYTHON", "XDG_")
"""What a Python needs to start and to find its libraries.  The database's password and whatever else the server was
given stay with the server."""


def inherited() -> dict[str, str]:
    """Return what a kernel takes over of the server's own environment."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() in NEEDED or name.upper().startswith(NEEDED_BEGINNINGS)
    }


def environment(request: HTTPServerRequest, base_url: str) -> dict[str, str]:
    """Return the environment of a kernel started for *request*, as Voilà promises it to notebooks."""
    host, port = split_host_and_port(request.host.lower())
    told = {
        ENV_VARIABLE.SCRIPT_NAME: request.path,
        ENV_VARIABLE.PATH_INFO: "",
        ENV_VARIABLE.QUERY_STRING: request.query,
        ENV_VARIABLE.SERVER_SOFTWARE: f"voila/{__version__}",
        ENV_VARIABLE.SERVER_PROTOCOL: request.version,
        ENV_VARIABLE.SERVER_NAME: host,
        ENV_VARIABLE.SERVER_PORT: str(port or ""),
        ENV_VARIABLE.VOILA_PREHEAT: "False",
        ENV_VARIABLE.VOILA_BASE_URL: base_url,
        ENV_VARIABLE.VOILA_SERVER_URL: base_url,
        ENV_VARIABLE.VOILA_REQUEST_URL: request.full_url(),
        ENV_VARIABLE.VOILA_APP_PORT: str(port or ""),
    }
    return {**inherited(), **{str(name): value for name, value in told.items()}}


POLITE = 10
"""How far a notebook's Python stands back for the server when the machine is busy."""


def spare_the_server(kernel: Any) -> None:
    """Let the system end this kernel before the server, should memory run out (Linux; elsewhere nobody asks)."""
    with contextlib.suppress(AttributeError, OSError):
        Path(f"/proc/{kernel.provisioner.pid}/oom_score_adj").write_text("1000")


def stand_back(kernel: Any) -> None:
    """Let the server and the room's answers go before this kernel."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, kernel.provisioner.pid, POLITE)
