#!/usr/bin/env python3
"""Does every export kind, output and view stand in the table that makes the program use it? A file that no table names compiles, passes every
other test and does nothing."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLES = {
    "kind": ("core/import/kinds.cpp", r"EACH\((\w+)\)"),
    "output": ("core/output/outputs.cpp", r"\b(make_\w+),?\s*(?:\}|true|false)"),
    "view": ("shell/views/registry.cpp", r"(?:add_step<|make_unique<)(\w+View)>"),
}


def text(path):
    # Without comments: a line that is commented out registers nothing.
    return re.sub(r"//[^\n]*", "", (ROOT / path).read_text(encoding="utf-8"))


def defined():
    """What each file brings, as (file, name for people, table, name in the table)."""
    for path in sorted((ROOT / "core/import/kinds").glob("*.cpp")):
        for name in re.findall(r"^Kind (\w+)_kind\(\)", text(path.relative_to(ROOT)), re.M):
            yield path, f"{name}_kind()", "kind", name
    elsewhere = set(re.findall(r"\b(make_\w+)\(const OutputContext&", text("core/output/output.hpp")))  # all of them together
    for path in sorted((ROOT / "core/output").rglob("*.cpp")):
        for name in re.findall(r"^std::vector<OutputFile> (make_\w+)\(const OutputContext&", text(path.relative_to(ROOT)), re.M):
            if name not in elsewhere:
                yield path, f"{name}()", "output", name
    for path in sorted((ROOT / "shell").rglob("*.[ch]pp")):
        for name in re.findall(r"^class (\w+View)\b[^;{]*: public View\b", text(path.relative_to(ROOT)), re.M):
            yield path, name, "view", name


def main():
    faults, counts = [], {}
    listed = {table: set(re.findall(pattern, text(path))) for table, (path, pattern) in TABLES.items()}
    declared = set(re.findall(r"\b(make_\w+)\(const OutputContext&", text("core/output/output_list.hpp")))
    for path, shown, table, name in defined():
        counts[table] = counts.get(table, 0) + 1
        where = path.relative_to(ROOT).as_posix()
        if name not in listed[table]:
            faults.append(f"{where} defines {shown}, which the table in {TABLES[table][0]} lacks")
        if table == "output" and name not in declared:
            faults.append(f"{where} defines {shown}, which core/output/output_list.hpp does not declare")
    # A pattern that no longer fits finds nothing, and nothing is missing then.
    for table, (path, _) in TABLES.items():
        if not faults and counts.get(table, 0) != len(listed[table]):
            faults.append(f"{path}: {len(listed[table])} entries for {counts.get(table, 0)} {table}s that were found")
    for fault in faults:
        print(fault)
    if not faults:
        print("registered: " + ", ".join(f"{count} {table}s" for table, count in counts.items()) + ", each in its table")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
