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


def main():
    faults = []
    for room in ("core", "shell", "web", "assets"):
        for path in sorted((ROOT / room).glob("**/*.[ch]pp")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                code = line.split("//")[0]
                for what, (pattern, instead) in LACKING.items():
                    if re.search(pattern, code):
                        faults.append(f"{path.relative_to(ROOT)}:{number}: {what}: not in libc++ 13 or clang 14; use {instead}")
    print("\n".join(faults) if faults else f"toolchain: none of {len(LACKING)} features that the oldest one lacks is used")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
