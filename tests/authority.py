"""A time-stamping authority on this machine, which openssl is."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPENSSL = shutil.which("openssl")
CONFIG = """[local]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
tsa_name = yes
ess_cert_id_alg = sha256
"""
FOR_STAMPS = "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"


def openssl(folder: Path, *words: str) -> None:
    subprocess.run([str(OPENSSL), *words], cwd=folder, check=True, capture_output=True)


class Authority:
    """A time-stamping authority with a root of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(CONFIG, "utf-8")
        (folder / "ext").write_text(FOR_STAMPS, "utf-8")
        (folder / "serial").write_text("01\n", "utf-8")
        new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        openssl(
            folder, "req", "-x509", *new, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Local Root"
        )
        openssl(folder, "req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Local Time")
        signing = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "ext")
        openssl(folder, "x509", "-req", "-in", "tsa.csr", *signing, "-out", "tsa.pem")
        self.roots = (folder / "ca.pem").read_bytes()
        self.asked: list[str] = []

    def send(self, url: str, question: bytes) -> bytes:
        self.asked.append(url)
        (self._folder / "q.tsq").write_bytes(question)
        own = ("-config", "tsa.cnf", "-section", "local", "-signer", "tsa.pem", "-inkey", "tsa.key")
        openssl(self._folder, "ts", "-reply", *own, "-queryfile", "q.tsq", "-out", "a.tsr")
        return (self._folder / "a.tsr").read_bytes()
