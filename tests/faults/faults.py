#!/usr/bin/env python3
"""Makes one call of the command line fail at a time: the n-th allocation, read, write, close or rename (interpose.cpp). Each time the program
has to end with exit status 2 and a message, and the folder that it was to write into has to be as it was before; a read that only brings less
than was asked for must change nothing at all.

Usage: faults.py CSP_PLAN INTERPOSE.so"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = [ROOT / "assets/demo/contoso-direct" / name for name in ("subscribedSkus.json", "subscriptions.json", "users.json")] + [ROOT / "assets/demo/prices.csv"]
SETTINGS = ROOT / "assets/demo/contoso-direct/settings.json"
OF_EACH = {"new": 150, "short": 25, "read": 25, "write": 25, "close": 25, "rename": 25}
MESSAGES = {"new": "memory", "read": "Input/output error", "write": "No space left on device", "close": "No space left on device",
            "rename": "Input/output error"}


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(program, shim, out, fault=None, count=None):
    environment = dict(os.environ, LD_PRELOAD=shim)
    if fault:
        environment["FAULT"] = fault
    if count:
        environment["FAULT_COUNT"] = str(count)
    command = [program, "plan", *map(str, FILES), "--settings", str(SETTINGS), "--today", "2026-11-22", "--out", str(out)]
    return subprocess.run(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def chosen(kind, calls):
    """The first ones, the last ones, and as many between them, always the same."""
    limit = OF_EACH[kind]
    if calls <= limit:
        return range(1, calls + 1)
    ends = set(range(1, limit // 3)) | set(range(calls - limit // 3, calls + 1))
    return sorted(ends | set(random.Random(calls).sample(range(1, calls + 1), limit - limit // 3 * 2)))


def main(program, shim):
    complaints = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        out = scratch / "out"
        run(program, shim, out)  # makes the folders
        finished = run(program, shim, out, count=scratch / "count")
        if finished.returncode not in (0, 3):
            sys.exit(f"without a fault: exit status {finished.returncode}\n{finished.stderr}")
        expected = content(out)
        counts = {name: int(number) for name, number in (line.split() for line in (scratch / "count").read_text().splitlines())}
        tried = 0
        for kind in OF_EACH:
            if counts[kind] == 0:
                complaints.append(f"{kind}: the program never calls it, so nothing was tried")
            for number in chosen(kind, counts[kind]):
                tried += 1
                before = {name: b"as it was before" for name in expected}
                for name, old in before.items():
                    (out / name).parent.mkdir(parents=True, exist_ok=True)
                    (out / name).write_bytes(old)
                result = run(program, shim, out, f"{kind}:{number}")
                after = content(out)
                place = f"{kind} {number} of {counts[kind]}"
                if kind == "short" or (kind == "close" and number <= len(FILES) + 1):  # a file that was only read
                    if after != expected or result.returncode != finished.returncode:
                        complaints.append(f"{place}: it changed the results (exit status {result.returncode}) {result.stderr}")
                    continue
                if result.returncode != 2:
                    complaints.append(f"{place}: exit status {result.returncode}: {result.stderr[-300:]}")
                if MESSAGES[kind] not in result.stderr:
                    complaints.append(f"{place}: no message that says so: {result.stderr[-300:]!r}")
                # All the old ones, or all the new ones where memory ends later. What cannot be put in its place once all of it is written
                # leaves each file whole: the old one or the new one.
                held = after in (before, expected) if kind == "new" else after == before
                if kind == "rename":
                    held = all(after.get(name) in (old, expected[name]) for name, old in before.items())
                if not held or set(after) != set(before):
                    complaints.append(f"{place}: the folder is not as it was before: {sorted(set(after) ^ set(before))}")
                for path in out.rglob("*.part"):
                    path.unlink()
        print(f"{tried} faults at " + ", ".join(f"{counts[kind]} calls of {kind}" for kind in OF_EACH))
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
