"""How Voilà is set up for a course; a configuration file lying about on the machine changes nothing."""

from __future__ import annotations

import logging
import os

from traitlets.config import Config

from ..convening import rehearsal
from . import errors, frame, kernel_client

CELL_SECONDS = 120
"""A cell that takes longer is taken to hang; what takes minutes does not belong into a page that people wait for."""


def configuration(port: int, host: str, below: str = "/") -> Config:
    """Return what differs from Voilà as it comes."""
    return Config(
        {
            "Voila": {
                "port": port,
                "ip": host,
                # Browsers ask for addresses below it; what comes in has lost it, at a proxy or at our listener.
                "base_url": below,
                "server_url": "/",
                "open_browser": False,  # ours takes a word along that lets the facilitator in
                "config_file_paths": [],
                "log_level": logging.ERROR,  # warnings of trust and transport tell a facilitator nothing
            },
            "VoilaConfiguration": {
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "show_tracebacks": False,
                "extension_denylist": ["jupyterlab-jupytext"],  # fails in a Voilà page, and no page needs it
                "resources": {
                    "assets": frame.links(),
                    "below": frame.address(""),
                    "rehearsal": rehearsal.under_way(),
                    "trouble": errors.KERNEL,
                    "cut": errors.CUT,
                    "ended": errors.ENDED,
                },
            },
            "VoilaExecutor": {
                # The default of 4 s runs out in a full room and then leaves the output out without a word.
                "iopub_timeout": 60,
                "raise_on_iopub_timeout": True,
                "timeout": CELL_SECONDS,
                "cell_error_instruction": errors.KERNEL,
                "cell_timeout_instruction": errors.KERNEL,
            },
            # A kernel that was started again would know nothing of the page it belonged to; the page says it ended.
            "KernelRestarter": {"restart_limit": 0},
            # Sockets in a private folder instead of ports: nobody else on the machine can reach a kernel,
            # and a room of kernels does not race for ports.  Windows has no such sockets.
            "KernelManager": {
                "transport": "tcp" if os.name == "nt" else "ipc",
                "client_factory": kernel_client.Client,
            },
            "MappingKernelManager": {
                # A phone that locks its screen drops the connection; it has twenty minutes to come back.
                # An open page keeps its kernel however long the room talks: cull_connected stays off.
                "cull_idle_timeout": 1200,
                "cull_interval": 60,
                "cull_connected": False,
            },
        }
    )
