"""The kernels of a server: the one that belongs to a page, and the processes of all."""

import json
import re
from contextlib import suppress
from html import unescape

import psutil

from tests.support.server import Server

AUTHORS = "/voila/render/pages/authors.ipynb"
"""A page with a kernel of its own."""


def kernel_of(page: str) -> str:
    """Return the id of the kernel that belongs to *page*."""
    config = re.search(
        r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.DOTALL
    )
    assert config, "a page with a kernel names it"
    kernel: str = json.loads(unescape(config[1]))["kernelId"]
    return kernel


def let_go(server: Server, kernel: str) -> None:
    """Do what a page does when it is closed."""
    answer = server.ask(f"/voila/api/shutdown/{kernel}", "POST", Origin=server.address.rstrip("/"))
    assert answer.status == 204


def kernels(server: Server) -> list[psutil.Process]:
    """Return the processes of the kernels that *server* has started."""
    found = []
    for one in psutil.Process(server.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "ipykernel_launcher" in " ".join(one.cmdline()):
                found.append(one)
    return found
