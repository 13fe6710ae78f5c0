#!/usr/bin/env python3
"""Does every file include only what its room may know? The rules are the arrows of the README's picture, written down once."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# room: rooms it may include (itself always)
MAY_INCLUDE = {
    "core/base": [],
    "core/catalog": ["core/base"],
    "core/customer": ["core/base", "core/catalog"],
    "core/import": ["core/base", "core/catalog", "core/customer"],
    "core/inventory": ["core/base", "core/catalog", "core/customer", "core/import"],
    "core/equivalence": ["core/base", "core/catalog"],
    "core/plan": ["core/base", "core/catalog", "core/customer", "core/import", "core/inventory", "core/equivalence"],
    "core/output": ["core/base", "core/catalog", "core/customer", "core/import", "core/inventory", "core/equivalence", "core/plan"],
    "assets": [],
    "shell/cli": ["assets", "core", "shell"],
    "shell": ["assets", "core"],
    # page_assets.cpp serves the assets that the page unpacks when they are first asked for
    "web": ["assets", "core", "shell"],
}
# The prover is an independent second opinion: facts and base only, and the plain data types it is handed.
PROVER = re.compile(r"core/plan/proof/")
PROVER_MAY = {"core/plan/plan.hpp", "core/plan/settings.hpp", "core/customer/customer.hpp", "core/equivalence/comparison.hpp"}
NOT_IN_CORE = re.compile(r"#include <(iostream|fstream|sstream|filesystem|thread|mutex|random|regex|locale|ctime|emscripten.*)>|#include [<\"]imgui")
PLATFORM_SWITCH = re.compile(r"#\s*if.*(__EMSCRIPTEN__|_WIN32|__linux__|__wasm)")


def room_of(path):
    rooms = [room for room in MAY_INCLUDE if path == room or path.startswith(room + "/")]
    return max(rooms, key=len) if rooms else None


def main():
    faults = []
    for source in sorted(ROOT.glob("**/*.[ch]pp")):
        path = source.relative_to(ROOT).as_posix()
        room = room_of(path)
        if room is None or path.startswith(("build/", "tests/")):
            continue
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path}:{number}"
            if path.startswith("core/"):
                if NOT_IN_CORE.search(line):
                    faults.append(f"{where}: core knows no streams, files, threads, clocks or screens: {line.strip()}")
                if PLATFORM_SWITCH.search(line):
                    faults.append(f"{where}: core is the same on every platform: {line.strip()}")
            include = re.match(r'#include "([^"]+)"', line)
            if not include:
                continue
            other = include.group(1)
            other_room = room_of(other)
            if other_room is None:
                if path.startswith("core/"):
                    faults.append(f"{where}: includes {other}, which no room of core owns")
                continue
            allowed = MAY_INCLUDE[room] + [room]
            if not any(other_room == may or other_room.startswith(may + "/") for may in allowed) or (
                    room == "shell" and other_room == "shell/cli"):
                faults.append(f"{where}: {room} may not include {other_room} ({other})")
            if PROVER.match(path) and not (other_room in ("core/base", "core/catalog") or PROVER.match(other) or other in PROVER_MAY):
                faults.append(f"{where}: the prover shares no code with the planner, but includes {other}")
    print("\n".join(faults) if faults else "layering: every include follows the arrows")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
