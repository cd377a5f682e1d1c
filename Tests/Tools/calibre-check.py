"""Runs calibre's book checker without its window. Arguments: the EPUB, and where the JSON report goes."""
import json
import sys

from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container
from calibre.utils.logging import DevNull

edition, report = sys.argv[-2:]
container = get_container(edition, log=DevNull(), tweak_mode=True)
findings = [
    {"kind": type(error).__name__, "level": error.level, "message": str(error.msg), "file": str(error.name or "")}
    for error in run_checks(container)
]
with open(report, "w", encoding="utf-8") as file:
    json.dump(findings, file)
