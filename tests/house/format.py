#!/usr/bin/env python3
"""Every C++ file is formatted as .clang-format says, by the clang-format of the oldest supported Debian (14: others differ in details).

Mend with: clang-format-14 -i FILE
"""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("core", "shell", "web", "assets", "tests")


def main():
    program = shutil.which("clang-format-14")
    if not program:
        print("clang-format-14 is missing: install Debian's package clang-format-14 (web/install tests does).")
        return 1
    files = sorted(path for room in ROOMS for ending in ("*.cpp", "*.hpp") for path in (ROOT / room).rglob(ending)
                   if "node_modules" not in path.parts)
    if len(files) < 100:
        print(f"only {len(files)} C++ files found under {ROOT}: the check looks in the wrong place")
        return 1
    told = subprocess.run([program, "--dry-run", "--Werror", *map(str, files)], capture_output=True, text=True, check=False)
    wrong = sorted({line.split(":")[0] for line in told.stderr.splitlines() if "clang-format-violations" in line})
    for path in wrong:
        print(f"{pathlib.Path(path).relative_to(ROOT)}: not formatted; run clang-format-14 -i on it")
    if told.returncode and not wrong:
        print(told.stderr)
    print(f"{len(files)} files, {len(wrong)} of them not formatted")
    return 1 if told.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
