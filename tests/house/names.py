#!/usr/bin/env python3
"""Is every type defined once? Two rooms that define the same name in the same namespace break each other's memory without a word from
compiler or linker. And do the files of a folder keep their names apart? Where nothing caches compiled files, several of a folder are compiled
as one, and what is nameless in each of them meets (csp_unity in CMakeLists.txt). Relies on the house's form: namespaces and what is in them
begin in the first column."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPEN = re.compile(r"namespace ([\w:]*)\s*\{$")
CLOSE = re.compile(r"\}  // namespace")
TYPE = re.compile(r"(?:template .*)?(?:class|struct|enum class|union) (\w+(?:::\w+)*)[^;]*\{")
LOCAL_TYPE = re.compile(r"(?:template .*)?(?:class|struct|enum class|enum|union) (\w+) [^;]*\{")
ALIAS = re.compile(r"using (\w+) = (.*);")  # twice the same is no clash
LOCAL_FUNCTION = re.compile(r"[A-Za-z][\w:<>&*, ]*?[ &*](\w+)\((.*)")
LOCAL_VALUE = re.compile(r"[A-Za-z][\w:<>&*, ]*?[ &*](\w+)(?:\[\w*\])? ?(?:=|\{|;)")
# Each has its own columns and its own reader, and is compiled by itself (core/CMakeLists.txt).
BY_ITSELF = ("core/import/kinds",)


def in_namespaces(text):
    """Each line that is not a namespace's own, with its number and the namespaces that are open, a nameless one as ""."""
    spaces = []
    for number, line in enumerate(text.splitlines(), 1):
        if opened := OPEN.match(line):
            spaces.append(opened.group(1))
        elif CLOSE.match(line):
            if spaces:
                spaces.pop()
        else:
            yield number, line, spaces


def types_of(text):
    for number, line, spaces in in_namespaces(text):
        if "" not in spaces and (found := TYPE.match(line)):  # a nameless namespace keeps its types to its file
            yield number, "::".join(spaces + [found.group(1)])


def parameters(text):
    """The types of a function's parameters: functions of one name that differ in them, and not only in how they are handed over, live side
    by side."""
    depth, end = 1, len(text)
    for at, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if not depth:
            end = at
            break
    parts = [re.sub(r" = .*|\bconst |&", "", part).strip() for part in text[:end].split(", ")]
    return tuple(re.sub(r" \w+$", "", part) for part in parts)


def local_names_of(text, aliases):
    """What is nameless in one file; its aliases, with what they stand for, go into `aliases`."""
    for number, line, spaces in in_namespaces(text):
        if "" in spaces or line.startswith("static "):
            around = "::".join(space for space in spaces if space)
            if found := LOCAL_TYPE.match(line):
                yield number, (around, found.group(1))
            elif found := ALIAS.match(line):
                aliases.setdefault((around, found.group(1)), (number, found.group(2)))
            elif line.startswith(("using ", "return ", "struct ", "class ")):
                pass
            elif found := LOCAL_FUNCTION.match(line):
                yield number, (around, found.group(1), parameters(found.group(2)))
            elif found := LOCAL_VALUE.match(line):
                yield number, (around, found.group(1))


def clashes():
    """Says which nameless things of one name meet in a folder; how many there are."""
    met = 0
    for room in ("core", "shell", "tests/core", "tests/shell"):
        for folder in sorted({path.parent for path in (ROOT / room).glob("**/*.cpp")}):
            if str(folder.relative_to(ROOT)) in BY_ITSELF:
                continue
            places, meanings = {}, {}
            for path in sorted(folder.glob("*.cpp")):
                aliases = {}
                for number, name in local_names_of(path.read_text(encoding="utf-8"), aliases):
                    places.setdefault(name, {}).setdefault(path, number)
                for name, (number, meaning) in aliases.items():
                    if meanings.setdefault(name, meaning) != meaning or name in places:
                        places.setdefault(name, {}).setdefault(path, number)
            for name, where in sorted(places.items(), key=str):
                if len(where) > 1:
                    met += 1
                    files = " and ".join(f"{path.relative_to(ROOT)}:{number}" for path, number in where.items())
                    print(f"{name[1]} means two things in one folder, each within its file: {files}; give one of them another name")
    return met


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
    met = clashes()
    if not twice and not met:
        print(f"names: {len(places)} types, each defined once; no folder's files share a name that is each file's own")
    return 1 if twice or met else 0


if __name__ == "__main__":
    sys.exit(main())
