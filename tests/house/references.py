#!/usr/bin/env python3
"""Does every file that a comment names exist? Whoever follows a comment to a document that only its author has finds nothing; a rule is
named by its id, whose source assets/catalog/rules.tsv tells. A path counts from the root or from the comment's own folder, a bare name
anywhere; {a,b} and * are read as a shell reads them, and <name>.cpp stands for any."""
import fnmatch
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMENT = re.compile(r"^\s*//(.*)$|\s//\s(.*)$|^\s*#\s(.*)$", re.M)
NAME = re.compile(r"(?<![\w<>/.…*-])[\w./*-]*(?:\{[\w,]+\})?[\w./*-]*\.(?:\{[\w,]+\}|md|hpp|cpp|js|mjs)(?![\w>])")
# Of libraries, and what the build makes.
ELSEWHERE = re.compile(r"^(?:Node\.js|ical\.js|plan-bench-page\.js)$")


def files():
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for room in ("core", "shell", "web", "assets", "tests"):
        found += [path for path in (ROOT / room).rglob("*") if "node_modules" not in path.parts and path.is_file()]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def choices(name):
    found = re.search(r"\{([^}]*)\}", name)
    return [name.replace(found.group(0), choice) for choice in found.group(1).split(",")] if found else [name]


def main():
    known = files()
    bare = {name.rsplit("/", 1)[-1] for name in known}
    faults, named = [], 0
    for path in known:
        if not re.search(r"(\.[ch]pp|\.m?js|\.py|CMakeLists\.txt|\.cmake)$", path):
            continue
        text = (ROOT / path).read_text(encoding="utf-8")
        for comment in COMMENT.finditer(text):
            for quoted in NAME.findall(comment.group(0)):
                for name in choices(quoted):
                    if not re.search(r"\.(md|hpp|cpp|js|mjs)$", name) or name.startswith(("*.", ".")):
                        continue
                    named += 1
                    folder = path.rsplit("/", 1)[0]
                    there = any(fnmatch.filter(known, at) for at in (name, f"{folder}/{name}")) if "/" in name else fnmatch.filter(bare, name)
                    if not there and not ELSEWHERE.search(name):
                        line = text.count("\n", 0, comment.start()) + 1
                        faults.append(f"{path}:{line}: there is no {name}")
    for fault in faults:
        print(fault)
    if not faults:
        print(f"references: {named} files named in comments, each is there")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
