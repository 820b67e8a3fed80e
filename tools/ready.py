"""Make the checkout ready to run: a virtual environment, the locked packages, the package itself.

``python3 tools/ready.py run`` prepares for serving, ``python3 tools/ready.py dev`` for testing too.
The second time there is nothing to do and it says nothing.
Standard library only: it is what runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Nothing is compiled beforehand: that takes a third of pip's time, and most modules are never imported.
PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq", "--no-compile")
UV = (str(PYTHON), "-m", "uv", "pip", "install", "--python", str(PYTHON))
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}


def main() -> None:
    """Prepare for the purpose named on the command line."""
    purpose = sys.argv[1]
    if is_ready(purpose) or is_ready("dev"):  # the packages for testing include those for serving
        return
    started = time.monotonic()
    make_environment()
    stamp(purpose).unlink(missing_ok=True)
    say(
        f"Installing what {LOCKS[purpose].name} pins into .venv; this takes seconds, or a minute on some machines."
    )
    get_uv()
    install("--require-hashes", "-r", str(LOCKS[purpose]))
    say("Installing Six Elements itself, from this folder.")
    install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp(purpose).write_text(fingerprint(purpose))
    say(f"Ready after {time.monotonic() - started:.0f} s.")


def is_ready(purpose: str) -> bool:
    """Tell whether an earlier call has done all that is to do."""
    return PYTHON.exists() and stamp(purpose).is_file() and stamp(purpose).read_text() == fingerprint(purpose)


def stamp(purpose: str) -> Path:
    """Return the file that holds the fingerprint of what was installed."""
    return VENV / f".ready-{purpose}"


def fingerprint(purpose: str) -> str:
    """Name what an installation hangs on: the pins, the package's own data, this folder, this Python."""
    lock, data = LOCKS[purpose].read_bytes(), (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(b"\0".join((lock, data, str(ROOT).encode(), sys.version.encode()))).hexdigest()


def make_environment() -> None:
    """Create .venv, or create it anew where its Python is another one or no longer starts."""
    if runs_same_python():
        return
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            "This Python cannot make virtual environments. "
            "On Debian or Ubuntu, run: apt-get install python3-venv. Then try again."
        )
    say(f"Making a virtual environment in .venv with Python {sys.version.split()[0]}.")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def runs_same_python() -> bool:
    """Tell whether .venv has a working Python of our version."""
    ask = "import pip, sys; print(sys.version)"
    try:
        answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == sys.version


def get_uv() -> None:
    """Have uv at the pin of its lock file, where this machine can: it installs in seconds what takes pip a minute."""
    wanted = VENV / "uv.txt"
    (pin,) = re.findall(r"^uv==(?:.*\\\n)*.*\n", LOCKS["dev"].read_text(encoding="utf-8"), re.MULTILINE)
    wanted.write_text(pin, encoding="utf-8")
    tried([*PIP, "--require-hashes", "--only-binary=:all:", "-r", str(wanted)])


def tried(command: list[str]) -> bool:
    """Run what may fail unheard, since pip then tries the same and says why it cannot; tell whether it worked."""
    # Elsewhere, since uv takes what pyproject.toml tells it about making the lock files for a part of the pins.
    env = {**os.environ, "UV_HTTP_RETRIES": "0"}
    return not subprocess.run(
        command, cwd=tempfile.gettempdir(), env=env, check=False, capture_output=True
    ).returncode


def install(*arguments: str) -> None:
    """Install with uv; where it cannot, with pip, which obeys whatever index and certificates this machine has."""
    if tried([*UV, *arguments]):
        return
    if subprocess.run([*PIP, *arguments], check=False).returncode:
        sys.exit(
            "Installing failed; the lines above say why. "
            "Most often the network or the package index could not be reached. Then try again."
        )


def say(sentence: str) -> None:
    """Tell the person what is going on, at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    main()
