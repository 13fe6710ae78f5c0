#!/usr/bin/env python3
"""Is everything we build with listed with its licence, and does the build hold to the versions in the list?

assets/components/components.tsv is the list of what is in the product and what builds it; npm packages of the tests are held by
their lock files, which name an exact version and a licence for each."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# What a test-only package may be licensed under; nothing of it is given away.
TEST_LICENCES = {"MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MPL-2.0", "Unlicense", "MIT/X11", "BlueOak-1.0.0", "0BSD",
                 "CC0-1.0", "CC-BY-3.0", "Python-2.0", "(MIT OR GPL-3.0-or-later)", "(MIT OR CC0-1.0)", "(MIT AND Zlib)", "(WTFPL OR MIT)"}
# Packages whose lock entry names no licence, looked up by hand.
LOOKED_UP = {"buffers": "MIT", "chainsaw": "MIT/X11", "traverse": "MIT"}
# What is given away may only be under these.
SHIPPED_LICENCES = {"MIT", "CC0-1.0", "Zlib", "Apache-2.0 WITH LLVM-exception"}
# Packages that declare a newer Node than they need: every run of the browser tests under the Node of web/install shows it.
RUNS_ON_OLDER_NODE = {"puppeteer-core", "@puppeteer/browsers"}
COLUMNS = ["id", "name", "versions", "licence", "where", "copyright", "source", "purpose"]


def components():
    lines = [line for line in (ROOT / "assets/components/components.tsv").read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    assert lines[0].split("\t") == COLUMNS, f"columns should be {COLUMNS}"
    return [dict(zip(COLUMNS, line.split("\t"))) for line in lines[1:]]


def numbers(version):
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3]) + (0,) * (3 - len(re.findall(r"\d+", version)[:3]))


def satisfies(version, declared):
    """Does a version lie in a range as npm writes it: ">=18", "^20.19.0 || >=23", ">=20.19.0 <22.0.0", "6.*", "*"?"""
    def one(comparator):
        sign, bound = re.fullmatch(r"(>=|>|<=|<|\^|)v?([\d.*x]*)", comparator).groups()
        if bound in ("", "*"):
            return True
        least = numbers(bound)
        if sign == "^" or (sign == "" and (bound.endswith((".*", ".x")) or "." not in bound)):
            return least <= version and version[0] == least[0]
        return {">=": version >= least, ">": version > least, "<=": version <= least, "<": version < least, "": version == least}[sign]
    return any(all(one(comparator) for comparator in re.sub(r"(>=|>|<=|<|\^)\s+", r"\1", choice).split()) for choice in declared.split("||"))


assert satisfies((20, 19, 0), ">=20.19.0 <22.0.0 || >=22.12.0") and satisfies((20, 19, 0), "^18 || ^20 || >= 21") and satisfies((20, 19, 0), "*")
assert not satisfies((18, 20, 4), ">=20") and not satisfies((20, 18, 3), "^20.19.0 || ^22.12.0 || >=23") and not satisfies((20, 19, 0), "6.* || 8.*")


def main():
    faults = []
    listed = components()
    by_id = {row["id"]: row for row in listed}
    if len(by_id) != len(listed):
        faults.append("components.tsv: an id occurs twice")
    for row in listed:
        if ("page" in row["where"] or "command-line" in row["where"]) and row["licence"] not in SHIPPED_LICENCES:
            faults.append(f"components.tsv: {row['name']} is given away under {row['licence']}, which needs a decision")
        if "page" in row["where"] and not row["copyright"]:
            faults.append(f"components.tsv: {row['name']} is in the page and needs its notice")

    cmake = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("**/CMakeLists.txt")
                      if "build" not in path.relative_to(ROOT).parts and "node_modules" not in path.parts)
    packages = {"nlohmann_json": "json", "tl-expected": "expected", "doctest": "doctest", "Python3": "python"}
    for name, minimum in re.findall(r"find_package\((\S+)(?: (\d[\d.]*))?", cmake):
        row = by_id.get(packages.get(name, name.lower()))
        if row is None:
            faults.append(f"CMakeLists.txt: {name} is not in components.tsv")
        elif minimum and row["versions"] != f">={minimum}":
            faults.append(f"CMakeLists.txt accepts {name} {minimum}, components.tsv says {row['versions']}")
    minimum = re.search(r"cmake_minimum_required\(VERSION ([\d.]+)\)", cmake).group(1)
    if by_id["cmake"]["versions"] != f">={minimum}":
        faults.append(f"CMakeLists.txt needs CMake {minimum}, components.tsv says {by_id['cmake']['versions']}")
    for package, version in re.findall(r'source-package\.sh" "[^"]+" (\S+) (?:\d+:)?([^+\s-]+)', cmake):
        version = version.removesuffix(".dfsg")
        if by_id.get(package, {}).get("versions") != version:
            faults.append(f"CMakeLists.txt fetches {package} {version}, components.tsv says {by_id.get(package, {}).get('versions')}")

    node = numbers(re.search(r"^node_for_tests=([\d.]+)$", (ROOT / "web/install").read_text(encoding="utf-8"), re.MULTILINE).group(1))
    for lock in sorted(ROOT.glob("tests/**/package-lock.json")):
        if "node_modules" in lock.parts:
            continue
        where = lock.relative_to(ROOT)
        text = lock.read_text(encoding="utf-8")
        if '"resolved"' in text:
            faults.append(f"{where}: names the address of a registry; keep omit-lockfile-registry-resolved=true in its .npmrc")
        for path, package in json.loads(text)["packages"].items():
            if not path:
                continue
            name = path.rsplit("node_modules/", 1)[1]
            licence = package.get("license") or LOOKED_UP.get(name)
            if licence not in TEST_LICENCES:
                faults.append(f"{where}: {name} {package.get('version')} is under {licence}, which is not among the accepted ones")
            declared = package.get("engines") or {}
            declared = declared.get("node", "*") if isinstance(declared, dict) else "*"
            if name not in RUNS_ON_OLDER_NODE and not satisfies(node, declared):
                faults.append(f"{where}: {name} {package.get('version')} asks for Node {declared}, web/install for {'.'.join(map(str, node))} or newer")
            if not package.get("integrity") and not package.get("link"):
                faults.append(f"{where}: {name} is not pinned by a checksum")
    print("\n".join(faults) if faults else f"components: {len(listed)} listed, lock files pinned and licensed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
