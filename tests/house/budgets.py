#!/usr/bin/env python3
"""Is the page as small, and the import as fast, as tests/budgets.json says? More than two percent more bytes, or a ratio beyond the
stated one, fails: a change that is worth it says so in its commit and brings tests/budgets.json up to date (--write).

Usage: budgets.py CSP-PLAN PLANNER.HTML [--write]. The ratio is one of one run: our reading and folding of a users' export against
Python's csv module doing as much, each in a process of its own, in the order A B B A A B B A, by the processor's time, the least of each:
what else the machine does only adds to it."""
import gzip
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUDGETS = ROOT / "tests/budgets.json"
FOLD = """import collections, csv, sys
with open(sys.argv[1], newline='', encoding='utf-8') as file:
    print(len(collections.Counter(row['Licenses'] for row in csv.DictReader(file))))
"""


def users(path, count):
    bundles = ["Microsoft 365 E3", "Microsoft 365 E3+Power BI Pro", "Office 365 E3", "Exchange Online (Plan 1)", "Microsoft 365 E5+Visio Plan 2"]
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write("User principal name,Display name,Licenses,Block credential,Usage location\r\n")
        for i in range(count):
            file.write(f'user{i}@contoso.example,"Person {i}, Contoso",{bundles[i * i % 5]},False,TR\r\n')


def seconds(command):
    def used():
        times = resource.getrusage(resource.RUSAGE_CHILDREN)
        return times.ru_utime + times.ru_stime

    before = used()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return used() - before


def import_ratio(program):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "activeUsers.csv"
        users(path, 150_000)
        ours, theirs = [program, "inspect", str(path)], [sys.executable, "-c", FOLD, str(path)]
        taken = {0: [], 1: []}
        for which in (0, 1, 1, 0, 0, 1, 1, 0):
            taken[which].append(seconds(theirs if which else ours))
        return min(taken[0]) / min(taken[1])


def main():
    program, page = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    budget = json.loads(BUDGETS.read_text(encoding="utf-8")) if BUDGETS.exists() else {}
    packed = len(gzip.compress(page.read_bytes(), 9, mtime=0))
    ratio = import_ratio(program)
    found = {"page_gzip_bytes": packed, "import_against_python_csv": round(ratio, 2)}
    print(json.dumps(found))
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build/budgets.json").write_text(json.dumps(found) + "\n", encoding="utf-8")
    if "--write" in sys.argv:
        most = budget.get("import_against_python_csv_at_most", round(ratio * 1.6, 1))
        BUDGETS.write_text(json.dumps({"page_gzip_bytes": packed, "import_against_python_csv_at_most": most}, indent=2) + "\n", encoding="utf-8")
        return 0
    faults = []
    if packed > budget["page_gzip_bytes"] * 1.02:
        faults.append(f"the page has {packed} bytes gzipped, {budget['page_gzip_bytes']} are allowed for")
    if ratio > budget["import_against_python_csv_at_most"]:
        faults.append(f"the import takes {ratio:.2f} times as long as Python's csv module, {budget['import_against_python_csv_at_most']} are allowed for")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
