#!/usr/bin/env python3
"""Runs clang-tidy with the checks of .clang-tidy over core and shell; several files of a folder at a time, because most of the time goes into
the headers that all of them include. Usage: tests/house/tidy.py [PATH PREFIX...], for example: tests/house/tidy.py core/plan

Needs clang-tidy 14 and a configured build/native. Exit status 1: a check complains."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "build/tidy"
TOGETHER = 8


def tool():
    for name in ("clang-tidy-14", "clang-tidy"):
        if path := shutil.which(name):
            return path
    sys.exit("clang-tidy is not installed (Debian: clang-tidy-14)")


def commands(prefixes):
    database = ROOT / "build/native/compile_commands.json"
    if not database.exists():
        sys.exit("build/native is not configured: cmake --preset native")
    for entry in json.loads(database.read_text()):
        path = pathlib.Path(entry["file"])
        if not path.is_relative_to(ROOT) or "_sanitized.dir" in entry["command"]:
            continue
        name = str(path.relative_to(ROOT))
        if name.startswith(("core/", "shell/")) and (not prefixes or name.startswith(tuple(prefixes))):
            yield name, entry


def groups(prefixes):
    folders = {}
    for name, entry in sorted(commands(prefixes), key=lambda pair: pair[0]):
        target = re.search(r"CMakeFiles/(\w+)\.dir", entry["command"])  # each has its own include folders
        folders.setdefault((os.path.dirname(name), target and target[1]), []).append((name, entry))
    for (folder, _), files in folders.items():
        # Every kind of export has its own columns and its own make(), see core/CMakeLists.txt.
        size = 1 if folder == "core/import/kinds" else TOGETHER
        for start in range(0, len(files), size):
            yield files[start:start + size]


def check(numbered):
    number, files = numbered
    joined = WORK / f"{number}.cpp"
    joined.write_text("".join(f'#include "{name}"\n' for name, _ in files))
    words = [word.replace('\\"', '"') for word in files[0][1]["command"].split()]
    flags = [word for word in words if re.match(r"-(D|I|isystem|std|f|W)", word)]
    system = [words[at + 1] for at, word in enumerate(words) if word == "-isystem"]
    command = [tool(), "--quiet", "--checks=-bugprone-suspicious-include", f"--config-file={ROOT / '.clang-tidy'}", str(joined), "--", *[flag for flag in flags if flag != "-isystem"]]
    for folder in system:
        command += ["-isystem", folder]
    result = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    complaints = "\n".join(line for line in result.stdout.splitlines() if line.strip())
    if result.returncode != 0 and not complaints:
        complaints = result.stderr
    print(f"{files[0][0]}{f' and {len(files) - 1} more' if len(files) > 1 else ''}: {'complaints' if complaints else 'clean'}", flush=True)
    return complaints


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    todo = list(enumerate(groups(sys.argv[1:])))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [text for text in pool.map(check, todo) if text]
    seen = set()
    for text in complaints:
        for block in re.split(r"\n(?=\S+:\d+:\d+: (?:warning|error))", text):
            if block not in seen:
                seen.add(block)
                print(block)
    print(f"{sum(len(files) for _, files in todo)} files, {len(seen)} complaints")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
