#!/usr/bin/env python3
"""Packs files into a zip whose bytes depend on names and contents alone. Usage: archive.py <output.zip> <file>..."""
import pathlib
import sys
import zipfile

output, *files = sys.argv[1:]
with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in map(pathlib.Path, files):
        entry = zipfile.ZipInfo(path.name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, path.read_bytes())
