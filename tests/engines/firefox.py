"""Firefox, which speaks WebDriver BiDi by itself: no other program stands between it and the tests.

https://w3c.github.io/webdriver-bidi/ has the commands.
"""

import base64
import re
import subprocess
from pathlib import Path
from typing import Any

from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from tests.engines.engine import HEIGHT, KEYS, WIDTH, BrowserError, Engine

PREFERENCES = {
    # Nothing may leave this machine: whatever is not local goes to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1,localhost",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "ui.prefersReducedMotion": 1,
}


class Firefox:
    """A running Firefox; each window has a store of its own."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.downloads = folder / "downloads"
        profile = folder / "profile"
        for one in (self.downloads, profile):
            one.mkdir(parents=True)
        lines = [
            f'user_pref("{name}", {str(value).lower() if isinstance(value, bool) else repr(value)});'.replace(
                "'", '"'
            )
            for name, value in PREFERENCES.items()
        ]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [
            str(path),
            "--headless",
            "--no-remote",
            "--profile",
            str(profile),
            "--remote-debugging-port",
            "0",
        ]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=folder
        )
        self.heard: list[dict[str, Any]] = []
        connection: Any = WebSocketConnection  # it has no types
        self.wire = connection(f"{self.address()}/session", timeout=120, interval=0.005)
        self.wire.callbacks["log.entryAdded"] = [self.heard.append]
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        behavior = {"type": "allowed", "destinationFolder": str(self.downloads)}
        self.ask("browser.setDownloadBehavior", downloadBehavior=behavior)

    def address(self) -> str:
        """Return where Firefox says that it listens."""
        assert self.process.stderr
        for line in self.process.stderr:
            if found := re.search(r"ws://\S+", line):
                return found[0]
        raise BrowserError("Firefox ended before it said where it listens.")

    def ask(self, method: str, **parameters: object) -> Any:
        """Send one command and return its result."""
        answer = self.wire.send_cmd(method, parameters)
        if "error" in answer:
            raise BrowserError(f"Firefox refused {method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def window(self) -> "Window":
        """Open a window that shares nothing with the others."""
        return Window(self)

    def close(self) -> None:
        """End Firefox."""
        self.process.terminate()
        self.process.communicate(timeout=60)
        self.wire.close()


class Window(Engine):
    """One window of Firefox."""

    def __init__(self, browser: Firefox) -> None:
        super().__init__(browser.downloads)
        self.ask = browser.ask
        self.heard = browser.heard
        self.user = self.ask("browser.createUserContext")["userContext"]
        self.context = self.ask("browsingContext.create", type="tab", userContext=self.user)["context"]
        self.target = {"context": self.context}
        size = {"width": WIDTH, "height": HEIGHT}
        self.ask("browsingContext.setViewport", context=self.context, viewport=size)

    def go(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def run(self, function: str) -> str:
        asked = {"functionDeclaration": function, "target": self.target, "awaitPromise": True}
        try:
            told = self.ask("script.callFunction", **asked)
        except BrowserError as error:
            if "destroyed before query" not in str(error):
                raise
            told = self.ask(
                "script.callFunction", **asked
            )  # a press has led to another page, which is asked instead
        if told["type"] == "exception":
            raise BrowserError(told["exceptionDetails"]["text"])
        value: str = told["result"]["value"]
        return value

    def perform(self, kind: str, actions: list[dict[str, object]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.ask("input.performActions", context=self.context, actions=[source])

    def tap(self, x: float, y: float) -> None:
        moved: dict[str, object] = {"type": "pointerMove", "x": round(x), "y": round(y)}
        pressed: list[dict[str, object]] = [
            {"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")
        ]
        self.perform("pointer", [moved, *pressed])

    def keys(self, *keys: str) -> None:
        values = [KEYS.get(key, key) for key in keys]
        self.perform("key", [{"type": way, "value": one} for one in values for way in ("keyDown", "keyUp")])

    def give_file(self, selector: str, path: Path) -> None:
        found = self.ask(
            "browsingContext.locateNodes", context=self.context, locator={"type": "css", "value": selector}
        )
        (node,) = found["nodes"]
        element = {"sharedId": node["sharedId"]}
        self.ask("input.setFiles", context=self.context, element=element, files=[str(path)])

    def picture(self, path: Path) -> None:
        told = self.ask("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(told["data"]))

    def errors(self) -> list[str]:
        mine = [one for one in self.heard if one["source"].get("context") == self.context]
        return [one["text"] for one in mine if one["level"] == "error"]

    def forget(self) -> None:
        self.heard.clear()

    def close(self) -> None:
        self.ask("browser.removeUserContext", userContext=self.user)
