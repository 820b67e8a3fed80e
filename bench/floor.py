"""The floor: nginx hands out the bytes that our server sends, from files that are compressed already."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bench import visitors
from tests.support.http_client import Answer, Wire

FOLDER = Path(__file__).resolve().parent.parent / "_build" / "bench" / "floor"
NGINX = shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))

CONFIGURATION = """
{user}daemon off; worker_processes 1; pid {folder}/pid; error_log stderr;
events {{ worker_connections 2048; }}
http {{
  access_log off; gzip_static on; gzip_vary on; keepalive_requests 10000; sendfile on; tcp_nopush on;
  types {{ text/css css; text/javascript js; image/svg+xml svg; }}
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{
    listen 127.0.0.1:{port} backlog=1024; root {folder}/files; default_type text/html;
{places}
  }}
}}
"""


class Copying(Wire):
    """A visitor's connection that keeps every answer."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.kept: dict[str, Answer] = {}

    async def get(self, path: str, **headers: str) -> Answer:
        """Ask, and keep what came."""
        self.kept[path] = await super().get(path, **headers)
        return self.kept[path]


async def take(port: int) -> dict[str, Answer]:
    """Lay out for nginx what a visitor of our server at *port* gets, and return it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    wire = Copying(port)
    await visitors.ours(wire)
    wire.close()
    places = []
    for path, answer in wire.kept.items():
        file = FOLDER / "files" / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(answer.text, encoding="utf-8")
        if answer.headers.get("content-encoding") == "gzip":
            file.with_name(f"{file.name}.gz").write_bytes(answer.body)
        headers = (name for name in answer.headers if name in ("cache-control", "content-security-policy"))
        told = " ".join(f'add_header {name} "{answer.headers[name]}";' for name in headers)
        places.append(f"    location = {path} {{ {told} }}")
    (FOLDER / "places").write_text("\n".join(places), encoding="utf-8")
    return wire.kept


def command(port: int) -> list[str]:
    """Return the command of nginx with the files that were taken."""
    user = "user root; " if os.geteuid() == 0 else ""  # else the files of a private folder would be refused
    places = (FOLDER / "places").read_text(encoding="utf-8")
    file = FOLDER / "nginx.conf"
    file.write_text(
        CONFIGURATION.format(user=user, folder=FOLDER, port=port, places=places), encoding="utf-8"
    )
    return [str(NGINX), "-e", "stderr", "-p", str(FOLDER), "-c", str(file)]
