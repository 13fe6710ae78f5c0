#!/usr/bin/env python3
"""Does the code keep to what the oldest toolchain knows? The wasm build is the language standard: Emscripten 3.1.6 brings clang 14's
front end with libc++ 13, while g++ 12 accepts much more. This test says so in a second, before a long build does."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# what: (pattern, what to write instead)
LACKING = {
    "std::format": (r"std::v?format(_to)?\b|#include <format>", "append to a string"),
    "std::expected": (r"std::(un)?expected\b|#include <expected>", "tl::expected"),
    "range algorithms and views": (r"std::(ranges|views)::|#include <ranges>", "the algorithm with begin and end"),
    "std::bit_cast": (r"std::bit_cast\b", "std::memcpy"),
    "std::source_location": (r"std::source_location\b", "say the place in words"),
    "std::jthread, std::stop_token": (r"std::(jthread|stop_token)\b", "no threads at all"),
    "std::pmr": (r"std::pmr::", "an ordinary container"),
    "std::move_only_function": (r"std::move_only_function\b", "std::function"),
    "std::to_underlying": (r"std::to_underlying\b", "static_cast"),
    "std::unreachable": (r"std::unreachable\b", "return something sensible"),
    "optional and expected chains on std types": (r"\.(and_then|transform|or_else)\(\[", "an if"),
    "floating-point from_chars": (r"from_chars\([^;]*\b(double|float)\b", "Decimal: money is never binary floating point"),
    "std::print": (r"std::print(ln)?\b|#include <print>", "std::fputs in the command line only"),
    "calendar parsing and formatting": (r"std::chrono::(parse|from_stream|current_zone|utc_clock)\b", "core/base/date.hpp"),
    "std::span from an initializer list, std::mdspan": (r"std::mdspan\b", "a vector and a width"),
    "string::contains": (r"\b(text|name|bytes|line|word)\w*\.contains\(", "find(...) != npos"),
    "std::flat_map": (r"std::flat_(map|set)\b", "a sorted vector"),
    "deducing this": (r"\(this (auto|const)", "two overloads"),
    "multidimensional subscript": (r"operator\[\]\([^)]+,", "a named function"),
    "if consteval": (r"\bif !?\s*consteval\b", "std::is_constant_evaluated()"),
    "size_t literals": (r"\b\d+(uz|zu)\b", "std::size_t{...}"),
}


# clang 14 does not let a lambda use the names of a structured binding; doctest's messages are lambdas.
BINDING = re.compile(r"^(\s*).*auto&{0,2} \[([\w, ]+)\]")
LAMBDA = re.compile(r"\b(?:INFO|CAPTURE|CHECK_MESSAGE|REQUIRE_MESSAGE|FAIL|FAIL_CHECK)\((.*)|\[&\](.*)")


def captured_bindings(lines):
    for begin, line in enumerate(lines):
        bound = BINDING.match(line)
        if not bound:
            continue
        end = begin + 1  # to the end of the block that the names live in
        indent = len(bound[1]) if re.match(r"\s*for \(", line) else len(bound[1]) - 1
        while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
            end += 1
        # What a lambda takes under a name of its own is fine.
        names = [name for name in re.findall(r"\w+", bound[2]) if not re.search(rf"\[[^\]]*\b{name} = ", "\n".join(lines[begin + 1:end]))]
        for number in range(begin, end):
            used = LAMBDA.search(lines[number].split("//")[0])
            text = (used[1] if used[1] is not None else used[2]) if used else ""
            text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
            for name in names:
                if re.search(rf"(?<![.\w]){name}\b(?!\s*=[^=])", text):
                    yield number + 1, name


def main():
    faults = []
    for room in ("core", "shell", "web", "assets", "tests"):
        for path in sorted((ROOT / room).glob("**/*.[ch]pp")):
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, name in captured_bindings(lines):
                faults.append(f"{path.relative_to(ROOT)}:{number}: '{name}' is of a structured binding: clang 14 has no way to use it in a lambda or a "
                              "doctest message; give it a name of its own")
            for number, line in enumerate(lines, 1):
                code = line.split("//")[0]
                for what, (pattern, instead) in LACKING.items():
                    if re.search(pattern, code):
                        faults.append(f"{path.relative_to(ROOT)}:{number}: {what}: not in libc++ 13 or clang 14; use {instead}")
    print("\n".join(faults) if faults else f"toolchain: none of {len(LACKING)} features that the oldest one lacks is used")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
