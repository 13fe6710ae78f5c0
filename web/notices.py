#!/usr/bin/env python3
"""Prints the notices of everything that planner.html contains, from assets/components."""
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "assets" / "components"


def rows():
    lines = [line for line in (FOLDER / "components.tsv").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"))) for line in lines[1:]]


print("CSP Move Planner contains, each under the licence named:\n")
for row in rows():
    if "page" in row["where"]:
        print(f"{row['name']} ({row['versions']}), {row['licence']}, {row['source']}\n    {row['copyright']}")
print("\nMIT\n")
print((FOLDER / "MIT.txt").read_text(encoding="utf-8"), end="")
