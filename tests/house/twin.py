#!/usr/bin/env python3
"""Do program and page agree on what the accessible twin is made of? Roles and flags of shell/twin.hpp against those that web/page/twin.js
reads by number: one that is inserted on one side alone would make buttons of headings."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The role or, where it needs none, the element by which the page shows a role; others are spoken by their own name.
SHOWN = {"none": "div", "textbox": "input", "heading": "h", "text": "p", "image": "img", "navigation": "nav", "progress": "progressbar",
         "scroll": "div", "term": "button"}


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def numbers(text, opening):
    """Names and numbers of a flat object: `const FLAG = { disabled: 1, ... };`"""
    return {name: int(value) for name, value in re.findall(r"(\w+): (\d+)", text.split(opening, 1)[1].split("};", 1)[0])}


def main():
    program = (ROOT / "shell/twin.hpp").read_text(encoding="utf-8")
    page = (ROOT / "web/page/twin.js").read_text(encoding="utf-8")
    faults = []
    roles = re.findall(r"\w+", program.split("enum class Role : std::uint8_t {", 1)[1].split("}", 1)[0])
    flags = {camel(name): 1 << int(place) for name, place in re.findall(r"inline constexpr Flags (\w+) = 1U << (\d+);", program)}
    shown = re.findall(r"\['(\w*)', '(\w*)', '\w'\]", page.split("const ROLES = [", 1)[1].split("];", 1)[0])
    if len(roles) != len(shown):
        faults.append(f"shell/twin.hpp has {len(roles)} roles, web/page/twin.js {len(shown)}")
    for number, (role, (tag, spoken)) in enumerate(zip(roles, shown)):
        wanted = SHOWN.get(role, role.replace("_", ""))
        if wanted != (spoken or tag):
            faults.append(f"web/page/twin.js: role {number} is {role} for the program and {spoken or tag} for the page")
    for name, number in numbers(page, "const R = {").items():
        if name not in map(camel, roles) or camel(roles[number]) != name:
            faults.append(f"web/page/twin.js: R.{name} is {number}, which is {roles[number] if number < len(roles) else 'none'} of the program")
    if (of_page := numbers(page, "const FLAG = {")) != flags:
        faults.append(f"flags differ: {sorted(set(of_page.items()) ^ set(flags.items()))}")
    words = re.search(r"const NODE_WORDS = (\d+);", page).group(1)
    if f"sizeof(Node) == {words} * 4" not in program:
        faults.append(f"web/page/twin.js reads nodes of {words} words; shell/twin.hpp asserts no such size")
    for bare in re.finditer(r"\.role === \d+", page):
        faults.append(f"web/page/twin.js: {bare.group(0)}: name the role in R")
    for fault in faults:
        print(fault)
    if not faults:
        print(f"twin: {len(roles)} roles and {len(flags)} flags, the same for program and page")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
