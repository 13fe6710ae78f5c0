#!/usr/bin/env python3
"""Is every id that a person may read known and explained? Rule ids in code have a line in assets/catalog/rules.tsv with source and date,
every line there is named by code, by a fact or by a text, and has a worked example: a test case in tests/core whose name begins with its
id (several ids are parted by commas and "and"; a colon ends them) and which holds the figure of its source. A finding has a text beside its id.
Finding ids are listed in core/FINDINGS.md with what they say and advise; `tests/house/ids.py --write` brings that list up to date."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "core/FINDINGS.md"
ID = re.compile(r'"([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)"')
# What looks like an id and is none: product ids, encodings, patterns of dates, agreement numbers, blanks for people to fill.
NOT_IDS = re.compile(r"CFQ7|UTF-|YYYY-|MS-AZR|FILL-|ISO-|SHA-|X-|[A-Z]{2}-[A-Z]{2}$")
FAMILIES = ("IMPORT-", "INVENTORY-", "PLAN-", "PROOF-", "VERIFY-", "EQ-", "CAT-", "POR-")
# Ids of dates, gates and ledger lines rather than of messages.
EXPLAINED = {
    "PLAN-CHECK-DATA": "The gate before an exchange for less: what the smaller licence has no room for is looked for and saved.",
    "PLAN-CREDIT-EXPECTED": "A ledger line: what the source charges after it was let go, and the credit that is expected for it.",
    "PLAN-FINAL-CHECK": "The gate at which somebody looks whether the old subscription really ended and nobody lost a service.",
    "PLAN-MARGIN": "What would make a date cheaper or earlier: the days of margin that a person set.",
    "PLAN-ORDER-PINNED": "The day of an order that a person fixed.",
    "PLAN-OVERLAP": "A ledger line: days on which source and target are both paid because users are changed over.",
    "PLAN-PIN-LATE": "A person fixed an order on a day after the last safe one.",
    "PLAN-PREFERENCE": "A path that a person chose, and the gate at which it is looked at again.",
    "PLAN-SWAP": "The gate at which users, or groups, are given the new licences and lose the old ones in one call.",
    "PROOF-UNEXPLAINED-UNITS": "The tenant shows more units of a SKU than the files' subscriptions add up to.",
}
HEAD = "# Findings\n\nEvery id that a message of the planner itself may carry, with what it says and advises in English. Ids never change their meaning.\n" \
          "Ids of rules (NCE-…, EST-…, TRANSFER-…) have figure and source in `assets/catalog/rules.tsv` and words in `assets/text/en/facts.json`.\n" \
          "Made by `tests/house/ids.py --write` from code and texts.\n"


def sources(*rooms):
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.[ch]pp")):
            yield path, path.read_text(encoding="utf-8")


def texts():
    said = {}
    for path in sorted((ROOT / "assets/text/en").glob("*.json")):
        said.update(json.loads(path.read_text(encoding="utf-8")))
    return said


def rules():
    rows = [line.split("\t") for line in (ROOT / "assets/catalog/rules.tsv").read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    names = rows[0]
    return {row[0]: dict(zip(names, row)) for row in rows[1:]}


# Figures that a worked example shows in other words.
SHOWN_OTHERWISE = {
    "NCE-RENEW-TIME": "24 hours are the day after",
    "PRICE-ANNUAL-MONTHLY": "5 percent more are told as two prices",
    "TERM-NO-MONTHLY": "29 is how many SKUs the list sells without a monthly term, and decides nothing",
}


def worked_examples():
    """The text of the test cases that begin with a rule's id."""
    named = {}
    for _, code in sources("tests/core"):
        starts = [case.start() for case in re.finditer(r"^TEST_CASE\(", code, re.M)] + [len(code)]
        for begin, end in zip(starts, starts[1:]):
            case = code[begin:end]
            for title in re.findall(r'(?:TEST_CASE|SUBCASE)\(\s*"([^":]+):', case):
                for name in re.findall(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b", title):
                    named[name] = named.get(name, "") + checked(case)
    return named


def checked(case):
    """Where the figure may stand: in the title, or in what is done (days are often written as dates). Ids and comments prove nothing."""
    case = re.sub(r"//.*", "", case)
    return re.sub(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b", "", case)


def lacks_figure(name, value, example):
    if name in SHOWN_OTHERWISE or not re.fullmatch(r"[0-9-]+", value):
        return False
    return not re.search(r"(?<![0-9])" + re.escape(value) + r"(?![0-9])", example)


def keys_after(code, at, said):
    """The texts named beside an id: in the same call, before the next id."""
    rest = code[at:at + 420]
    following = ID.search(rest)
    rest = rest[:following.start()] if following else rest
    for literal in re.findall(r'"([a-z][\w.]*)"', rest):
        for prefix in ("", "finding.", "verify.", "verify.finding."):
            if prefix + literal in said:
                yield prefix + literal
                break


def main():
    said = texts()
    known_rules = rules()
    faults = []
    found = {}
    for path, code in sources("core", "shell"):
        for match in ID.finditer(code):
            name = match.group(1)
            if NOT_IDS.match(name):
                continue
            entry = found.setdefault(name, {"where": set(), "keys": []})
            entry["where"].add(path.relative_to(ROOT).as_posix())
            asked_about = code[:match.start()].endswith(("== ", "!= "))  # code that looks for a finding does not say it
            beside = [] if asked_about else list(keys_after(code, match.end(), said))
            entry["keys"] += [key for key in dict.fromkeys(beside) if key not in entry["keys"]]
            # Made with its text as the next argument.
            written = re.match(r',\s*Severity::\w+,\s*"([^"]+)"', code[match.end():])
            if written and not beside:
                faults.append(f"{path.relative_to(ROOT).as_posix()}: {name} says {written.group(1)}, which assets/text/en/*.json lacks as "
                              f"finding.{written.group(1)}")
    for name, entry in sorted(found.items()):
        own = name.startswith(FAMILIES) and name not in known_rules
        if not own and name not in known_rules:
            faults.append(f"{name} ({', '.join(sorted(entry['where']))}): no line in assets/catalog/rules.tsv")
    for name, rule in known_rules.items():
        if not rule["source"] or not rule["source_date"]:
            faults.append(f"assets/catalog/rules.tsv: {name} lacks its source or the source's date")
    elsewhere = "\n".join(path.read_text(encoding="utf-8") for folder in ("assets/catalog", "assets/facts", "assets/text/en")
                          for path in sorted((ROOT / folder).glob("*")) if path.name not in ("rules.tsv", "facts.json"))
    # A comment that cites a rule says whose figure or wording the code beside it carries out.
    elsewhere += "\n".join(code for _, code in sources("core", "shell"))
    examples = worked_examples()
    for name in known_rules:
        if name not in found and not re.search(r"(?<![A-Z0-9-])" + re.escape(name) + r"(?![A-Z0-9-])", elsewhere):
            faults.append(f"assets/catalog/rules.tsv: nothing names {name}")
        if name not in examples:
            faults.append(f"assets/catalog/rules.tsv: {name} has no worked example: no test case in tests/core begins with its id")
        elif lacks_figure(name, known_rules[name]["value"], examples[name]):
            faults.append(f"tests/core: the worked example of {name} does not hold the figure {known_rules[name]['value']} of assets/catalog/rules.tsv")
    for name in sorted(examples):
        if name not in known_rules and not name.startswith(FAMILIES):
            faults.append(f"tests/core: a test case begins with {name}, which assets/catalog/rules.tsv lacks")

    lines = [HEAD]
    for family in FAMILIES:
        lines.append(f"\n## {family}…\n")
        for name in sorted(found):
            if not name.startswith(family) or name in known_rules:
                continue
            keys = [key for key in ("finding." + name, "action." + name) if key in said]
            keys += [key for key in found[name]["keys"] if key not in keys]
            if not keys and name not in EXPLAINED:
                faults.append(f"{name} ({', '.join(sorted(found[name]['where']))}): no text stands beside it")
            sentences = [EXPLAINED[name]] if name in EXPLAINED else [said[key] for key in keys[:6]]
            lines.append(f"- **{name}**: " + " / ".join(sentences))
    document = "\n".join(lines) + "\n"
    if "--write" in sys.argv:
        LIST.write_text(document, encoding="utf-8")
    elif not LIST.exists() or LIST.read_text(encoding="utf-8") != document:
        faults.append("core/FINDINGS.md is not what code and texts say: run tests/house/ids.py --write")
    for fault in faults:
        print(fault)
    if not faults:
        print(f"ids: {len(known_rules)} rules, {sum(name.startswith(FAMILIES) and name not in known_rules for name in found)} findings, all explained, each rule with a worked example")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
