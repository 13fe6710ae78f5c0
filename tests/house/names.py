#!/usr/bin/env python3
"""Is every type defined once? Two rooms that define the same name in the same namespace break each other's memory without a word from
compiler or linker. Relies on the house's form: namespaces and their types begin in the first column."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPEN = re.compile(r"namespace ([\w:]*)\s*\{$")
CLOSE = re.compile(r"\}  // namespace")
TYPE = re.compile(r"(?:template .*)?(?:class|struct|enum class|union) (\w+(?:::\w+)*)[^;]*\{")


def types_of(text):
    spaces = []
    for number, line in enumerate(text.splitlines(), 1):
        if opened := OPEN.match(line):
            spaces.append(opened.group(1))
        elif CLOSE.match(line):
            if spaces:
                spaces.pop()
        elif found := TYPE.match(line):
            if "" not in spaces:  # a nameless namespace keeps its types to its file
                yield number, "::".join(spaces + [found.group(1)])


def main():
    places = {}
    for room in ("core", "shell", "web", "assets", "tests"):
        for path in sorted((ROOT / room).glob("**/*.[ch]pp")):
            if "node_modules" in path.parts:
                continue
            for number, name in types_of(path.read_text(encoding="utf-8")):
                places.setdefault(name, []).append(f"{path.relative_to(ROOT)}:{number}")
    twice = {name: where for name, where in places.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name} is defined in {' and '.join(where)}")
    if not twice:
        print(f"names: {len(places)} types, each defined once")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
