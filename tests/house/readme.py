#!/usr/bin/env python3
"""Does the README tell the truth? Its commands run and are those of --help, the files it names exist, and every promise names a test that is
there.

Usage: readme.py CSP-PLAN"""
import glob
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / "assets/demo/contoso-direct"
# What stands for a name in capitals or an example of the README.
FILES = [str(path) for path in sorted(DEMO.glob("*.json")) if path.name not in ("settings.json", "demo.json")] + [str(ROOT / "assets/demo/prices.csv")]


def commands():
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("    csp-plan "):
            yield re.split(r"  {2,}", line.strip())[0]


def words(command, folder):
    out = []
    for word in command.replace("[", "").replace("]", "").split()[1:]:
        if word == "FILE..." and out[0] == "portfolio":
            out.append(str(ROOT / "assets/demo/prices.csv"))
        elif word == "FILE...":
            out += FILES
        elif word in ("SOURCE", "TARGET"):
            out.append("ENTERPRISEPACK")
        elif word == "S.json":
            out.append(str(DEMO / "settings.json"))
        elif word == "DAY":
            out.append("2026-11-22")
        elif word == "NAME":
            out.append("contoso-direct")
        elif word in ("DIR/plan.json", "PLAN.json", "EARLIER.json", "LATER.json"):
            out.append(str(folder / "made/plan.json"))
        elif word == "FOLDER...":
            out.append(str(DEMO.parent))
        elif word == "prices.csv":
            out.append(str(ROOT / "assets/demo/prices.csv"))
        elif word.startswith("plans/"):
            out.append(str(folder / "made/plan.json"))
        elif word in ("DIR", "portfolio") and out and out[-1] == "--out":
            out.append(str(folder / f"out{len(list(folder.iterdir()))}"))
        else:
            out.append(word)
    return out


def run_commands(program, faults):
    ran = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "demo", "contoso-direct", "--out", folder / "made"], capture_output=True, check=False)
        for command in commands():
            told = subprocess.run([program, *words(command, folder)], capture_output=True, text=True, cwd=folder, check=False)
            ran += 1
            if told.returncode not in (0, 3):
                faults.append(f"README.md: `{command}` ends with {told.returncode}: {told.stderr.strip()[:300]}")
    # The same commands, options and words, in the same order; the README has examples besides.
    helped = subprocess.run([program, "--help"], capture_output=True, text=True, check=False).stdout.splitlines()
    usage = [re.split(r"  {2,}", line.strip())[0] for line in helped if line.startswith("  csp-plan ")]
    shown = [command for command in commands() if not command.startswith("csp-plan portfolio plans/")]
    for command in usage + shown:
        if command not in usage or command not in shown:
            faults.append(f"`{command}` stands in {'csp-plan --help' if command in usage else 'README.md'} alone")
    if usage != shown and set(usage) == set(shown):
        faults.append("README.md: the commands stand in another order than in csp-plan --help")
    if ran < 9:
        faults.append(f"README.md: only {ran} commands found")
    return ran


def named_files(faults):
    named = set()
    for document in ("README.md", "tests/README.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for quoted in re.findall(r"`((?:core|shell|web|assets|tests)/[^`\s]*)`", text):
            if "<" in quoted or "…" in quoted:
                continue
            named.add(quoted)
            pattern = quoted
            options = re.search(r"\{([^}]*)\}", pattern)
            for choice in options.group(1).split(",") if options else [""]:
                path = pattern.replace(options.group(0), choice) if options else pattern
                if not glob.glob(str(ROOT / path)):
                    faults.append(f"{document}: {path} does not exist")
        for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text):
            if not (ROOT / document).parent.joinpath(picture).exists():
                faults.append(f"{document}: the picture {picture} does not exist")
    return len(named)


def promises(faults):
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("## What is promised")[1].split("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| ---", "| promise"))]
    for row in rows:
        if not re.search(r"`(?:tests/[^`]+|[a-z_]+_test\.cpp|web/release)`", row):
            faults.append(f"README.md: no test is named for the promise {row[:80]}")
        # Named without its folder; those with one are looked for among all names of files.
        for test in re.findall(r"`([a-z_]+_test\.cpp)`", row):
            if not list((ROOT / "tests").rglob(test)):
                faults.append(f"README.md: there is no tests/**/{test}, which is to prove the promise {row[:80]}")
    return len(rows)


def main():
    faults = []
    ran = run_commands(str(pathlib.Path(sys.argv[1]).resolve()), faults)
    named = named_files(faults)
    promised = promises(faults)
    for fault in faults:
        print(fault)
    print(f"{ran} commands, {named} names of files, {promised} promises; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
