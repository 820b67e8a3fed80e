"""WebKitGTK, the engine nearest to Safari's that runs here, through the driver that comes with it."""

import os
import subprocess
from pathlib import Path
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import HEIGHT, KEYS, WIDTH, Engine

# Before whatever is asked of a page: a page that a press has led to is listened to as well as one that was opened.
LISTEN = """
if (!window.sixErrors) {
  window.sixErrors = [];
  window.addEventListener("error", (event) => window.sixErrors.push(event.message));
  window.addEventListener("unhandledrejection", (event) => window.sixErrors.push(String(event.reason)));
}
"""


class Screen:
    """A screen that nobody sees, for a browser that wants one."""

    def __init__(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self.process = subprocess.Popen(
            command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        """End the screen."""
        self.process.terminate()
        self.process.wait(timeout=60)


class WebKit:
    """The driver's browser; each window is a browser of its own, since only that forgets everything."""

    def __init__(self, driver: Path, browser: Path, folder: Path) -> None:
        self.driver = driver
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n', encoding="utf-8")
        self.screen = Screen()
        changes = {"DISPLAY": self.screen.display, "GDK_BACKEND": "x11", "HOME": str(folder)}
        homes = {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "CACHE", "DATA")}
        # Inside a container WebKit's own walls cannot be put up, and there is nothing to draw with but the processor.
        bare = {
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
        }
        self.environment = {**os.environ, **changes, **homes, **bare}
        self.options = Options()
        self.options.binary_location = str(browser)
        self.options.add_argument("--automation")

    def window(self) -> "Window":
        """Start a browser with nothing kept."""
        service = Service(str(self.driver), env=self.environment)
        service.start()
        # webdriver.WebKitGTK() hands the address over in a way that Selenium itself calls out of date.
        wire = RemoteConnection(client_config=ClientConfig(remote_server_addr=service.service_url))
        try:
            driver = WebDriver(
                wire, options=self.options, file_detector=UselessFileDetector()
            )  # files are here
            return Window(driver, service, self.downloads)
        except BaseException:
            service.stop()
            raise

    def close(self) -> None:
        """End what the windows were shown on."""
        self.screen.close()


class Window(Engine):
    """One window of WebKitGTK."""

    def __init__(self, driver: WebDriver, service: Service, downloads: Path) -> None:
        super().__init__(downloads)
        self.driver = driver
        self.service = service
        driver.set_window_size(WIDTH, HEIGHT)

    def go(self, url: str) -> None:
        self.driver.get(url)

    def run(self, function: str) -> str:
        value: str = self.driver.execute_script(f"{LISTEN}return ({function})()")
        return value

    def tap(self, x: float, y: float) -> None:
        actions = ActionChains(self.driver, duration=0)
        pointer: Any = actions.w3c_actions.pointer_action  # it has no types
        pointer.move_to_location(round(x), round(y)).click()
        actions.w3c_actions.perform()

    def keys(self, *keys: str) -> None:
        actions = ActionChains(self.driver)
        actions.send_keys(*(KEYS.get(key, key) for key in keys))
        actions.perform()

    def give_file(self, selector: str, path: Path) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(str(path))

    def picture(self, path: Path) -> None:
        path.write_bytes(self.driver.get_screenshot_as_png())

    def errors(self) -> list[str]:
        """Return the errors of the page that is open, since it was first asked: this driver tells nothing by itself."""
        told: list[str] = self.evaluate("() => window.sixErrors")
        return told

    def forget(self) -> None:
        self.run('() => { window.sixErrors = []; return ""; }')

    def close(self) -> None:
        try:
            self.driver.quit()
        finally:
            self.service.stop()
