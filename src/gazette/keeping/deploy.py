"""What a public server needs beside the paper: a Caddy file for https and a systemd unit, as text."""

import getpass
import shlex
from pathlib import Path

from .code import ROOT

CADDY = """# /etc/caddy/Caddyfile — https for {host}; certificates come by themselves.
{host} {{
    reverse_proxy 127.0.0.1:{port}
}}
"""
SYSTEMD = """# /etc/systemd/system/gazette.service — then: systemctl daemon-reload; systemctl enable --now gazette
[Unit]
Description=Express Gazette, {host}
After=network.target

[Service]
User={user}
WorkingDirectory={root}
ExecStart={command}
Restart=always
RestartSec=5
TimeoutStopSec=40
LimitNOFILE=65536
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full

[Install]
WantedBy=multi-user.target
"""


def files(directory: Path, host: str, port: int) -> str:
    """Both texts, for a paper served as ``https://host`` through the port on this machine."""
    command = " ".join(shlex.quote(part) for part in (f"{ROOT}/gazette", "up", "--paper", str(directory), "--host", host, "--port", str(port)))
    unit = SYSTEMD.format(host=host, user=getpass.getuser(), root=ROOT, command=command)
    return f"{CADDY.format(host=host, port=port)}\n{unit}"
