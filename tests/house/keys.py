#!/usr/bin/env python3
"""Is every text that code names written, and every text that is written said? Code names a text by its key, "plan.legend.source", or puts the
key together from a beginning, a name and an ending; both are strings in the code. A string that looks like a key has to be one, and a key
has to be such a string, or one of the beginnings below with a name behind it that code, tables or the page know. (That all languages have
the same keys is tested in tests/core/base.)"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = re.compile(r"[a-z]\w*(?:\.[\w-]+)+$")
# Names of files and of a domain begin like keys of texts and are none.
NOT_KEYS = re.compile(r".*\.(?:csv|json|xlsx|zip|html|md|txt)$|customer\.example$")

# Beginnings to which code adds a name, and who knows these names: other strings of the code, the tables of facts, or the page's own files.
# A beginning that no code writes any more is a fault, so the list stays as short as it can be.
BUILT = {
    "about.library.": "page",      # name of a component, in assets/components
    "about.outcome.": "page",      # what the page answers to a try
    "about.try.": "page",          # how the page tries to reach out
    "action.": "code",             # id or key of a finding
    "at_risk.": "tables",          # what holds a service's data
    "catalog.matched.": "code",
    "check.": "tables",            # what to look at before a service goes
    "equivalence.confidence.": "code",
    "equivalence.text.sale.": "code",
    "family.": "tables",           # a family of services
    "files.demo.": "tables",       # id of a demo customer
    "finding.": "code",            # key of a finding
    "import.declined.": "code",    # id of a kind of export
    "import.field.": "code",       # first name of a column
    "import.how.": "code",         # id of a kind of export
    "import.kind.": "code",        # likewise
    "import.unread.": "code",
    "import.unread.name.": "code",
    "limit.": "tables",            # what a service has less of
    "output.column.": "code",
    "plan.tag.": "code",
    "proof.action.": "code",       # id of a gap
    "region.": "tables",           # where an offer is sold
    "remark.": "tables",           # of the licensing list
    "retention.": "tables",        # id of a line of retention.tsv
    "retired.": "tables",          # a service that ended
    "retired.status.": "tables",
    "rule.": "tables",             # id of a rule
    "segment.": "code",
    "unit.": "tables",             # what a quantity counts
    "verify.": "code",             # key of a finding
    "why.path.": "code",
}
# Added to a key that stands in the code or is built: another sentence about the same.
ENDINGS = (".title", ".detail", ".why", ".proof", ".back", ".action", ".short", ".words", ".what", ".recover", "_on", "_unnamed", "_cheaper",
           "_dearer", "_fixed", "_plan")
# All of them are shown, whichever there are: the page takes them from the texts by their beginning.
LISTED = ("glossary.", "page.site.")


def files(folder, *endings):
    for path in sorted((ROOT / folder).rglob("*")):
        if path.is_file() and path.suffix in endings and "node_modules" not in path.parts:
            yield path


def strings():
    """Each string of the code, with the file of its first mention."""
    found = {}
    for room in ("core", "shell", "web"):
        for path in files(room, ".cpp", ".hpp"):
            code = re.sub(r"(?m)^\s*//.*|\s//\s.*$", "", path.read_text(encoding="utf-8"))
            for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', code):
                found.setdefault(literal, path.relative_to(ROOT).as_posix())
    return found


def known_names(said):
    code = set(said)
    for literal in list(said):
        code.update(literal.split("|"))  # the columns of a kind
    words = set()
    for folder in ("assets/catalog", "assets/facts", "assets/demo"):
        for path in files(folder, ".tsv", ".csv", ".json", ".txt", ".py", ""):
            text = path.read_text(encoding="utf-8", errors="replace")
            for cell in re.split(r'[\t\n,;"|]', text):
                words.add(cell)
                words.add(re.sub(r"[^a-z0-9]+", "_", cell.lower()).strip("_"))
            words.update(re.findall(r"[\w.-]+", text))
    page = set()
    for folder in ("web", "assets/components"):
        for path in files(folder, ".mjs", ".js", ".html", ".tsv", ".json", ""):
            page.update(re.findall(r"[\w.-]+", path.read_text(encoding="utf-8", errors="replace")))
    return {"code": code, "tables": words | code, "page": page}


def main():
    texts = {}
    for path in files("assets/text/en", ".json"):
        for key in json.loads(path.read_text(encoding="utf-8")):
            texts[key] = path.relative_to(ROOT).as_posix()
    said = strings()
    names = known_names(said)
    heads = {key.split(".")[0] for key in texts}

    def is_said(key):
        if key in said or key.startswith(LISTED):
            return True
        if key.startswith("page.") and names["page"] & {key, key[len("page."):]}:  # before the program runs the page speaks itself
            return True
        for beginning, known_by in BUILT.items():
            if key.startswith(beginning) and key[len(beginning):] in names[known_by]:
                return True
        return any(key.endswith(ending) and is_said(key[:-len(ending)]) for ending in ENDINGS)

    def is_written(literal):
        if literal.endswith("."):
            return any(key.startswith(literal) for key in texts)
        return literal in texts or any(literal + ending in texts for ending in ENDINGS)

    faults = []
    for literal, path in sorted(said.items()):
        looks = KEY.match(literal.rstrip(".")) or literal in BUILT
        if looks and literal.split(".")[0] in heads and not NOT_KEYS.match(literal) and not is_written(literal):
            faults.append(f"{path}: no text is called {literal}")
    for key, path in texts.items():
        if not is_said(key):
            faults.append(f"{path}: nothing says {key}")
    for beginning in BUILT:
        if beginning not in said:
            faults.append(f"tests/house/keys.py: no code builds a key that begins with {beginning}")
    print("\n".join(faults) if faults else f"keys: {len(texts)} texts, each named by code and all that code names are there")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
