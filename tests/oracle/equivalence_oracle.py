#!/usr/bin/env python3
"""An independent judge of every pair of SKUs in the catalogue.

    equivalence_oracle.py MATRIX_TOOL CATALOG_FOLDER

Reads assets/catalog itself, judges with plain sets, and compares with what MATRIX_TOOL prints: one line for each source SKU with
its id, one letter for each target (S same, E equal, B better, L loss, P partial, N none) and the sums of kept, raised, lowered,
lost and gained plans over the line. Shares no code with the planner.
"""
import os
import subprocess
import sys


def table(folder, name):
    with open(os.path.join(folder, name + ".tsv"), encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def numbers(cell):
    return [int(part) for part in cell.split(";") if part]


def main():
    tool, folder = sys.argv[1], sys.argv[2]
    plans = table(folder, "plans")
    skus = table(folder, "skus")
    total = len(plans)

    def ended(status):
        return status.startswith("retired") and not status.startswith("retired from sale")

    counted, small, keepers, lower, family, group, rank = 0, 0, [], [], {}, {}, {}
    for i, plan in enumerate(plans):
        useless = plan["role"] in ("plumbing", "trial") or (ended(plan["status"]) and plan["data"] != "yes")
        if not useless:
            counted |= 1 << i
            if plan["role"] == "feature" and plan["data"] != "yes":
                small |= 1 << i
        family[i] = plan["family"]
        group[i] = plan["group"]
        rank[i] = int(plan["rank"]) if plan["rank"] else None
    for i in range(total):
        keep = below = 0
        for j in range(total):
            same_group = i != j and group[i] and group[i] == group[j] and rank[i] is not None and rank[j] is not None
            if i == j or (same_group and rank[j] >= rank[i]):
                keep |= 1 << j
            if same_group and rank[j] < rank[i]:
                below |= 1 << j
        keepers.append(keep)
        lower.append(below)
    for j, plan in enumerate(plans):
        for i in numbers(plan["covers"]):
            keepers[i] |= 1 << j
    families = {}
    for i in range(total):
        if family[i] and counted >> i & 1 and not small >> i & 1:
            families.setdefault(family[i], 0)
            families[family[i]] |= 1 << i

    def members(bits):
        out = []
        while bits:
            low = bits & -bits
            out.append(low.bit_length() - 1)
            bits ^= low
        return out

    # Old rows of the list: what they lack of plans that decide counts as there, unless that is hardly more than a guess.
    unlisted = {}
    for remark in table(folder, "remarks"):
        if remark["confidence"] in ("medium", "high"):
            unlisted.setdefault(int(remark["sku"]), []).extend(numbers(remark["missing_plans"]))

    sides = []
    for number, sku in enumerate(skus):
        bits = 0
        for i in numbers(sku["plans"]) + [i for i in unlisted.get(number, []) if not small >> i & 1]:
            bits |= 1 << i
        useful = bits & counted
        # Everything that this side keeps: a plan is kept when any of its keepers is here.
        here = 0
        for i in range(total):
            if keepers[i] & bits:
                here |= 1 << i
        lowered = 0
        for i in range(total):
            if lower[i] & bits:
                lowered |= 1 << i
        reach = 0
        for f, mask in families.items():
            if mask & useful & ~small:
                reach |= mask
        sides.append((sku["id"], bits, useful, here, lowered, reach))

    def once(missing):
        """Of several ranked plans of one group only the highest is told, small ones and those that decide apart."""
        highest = {}
        for i in members(missing):
            if group[i] and rank[i] is not None:
                kind = (group[i], small >> i & 1)
                highest[kind] = max(highest.get(kind, 0), rank[i])
        return sum(1 for i in members(missing) if not group[i] or rank[i] is None or rank[i] == highest[group[i], small >> i & 1])

    printed = subprocess.run([tool], capture_output=True, text=True, check=True).stdout.splitlines()
    if len(printed) != len(sides):
        sys.exit("%d lines printed, %d SKUs in the list" % (len(printed), len(sides)))
    wrong, tally = 0, {}
    for a, line in enumerate(printed):
        source_id, bits_a, useful_a, here_a, _, reach_a = sides[a]
        main_a = useful_a & ~small
        letters, missing_sum, kept_sum, extra_sum = [], 0, 0, 0
        for b, (target_id, bits_b, useful_b, here_b, lowered_b, _) in enumerate(sides):
            missing = useful_a & ~here_b
            extra = useful_b & ~here_a
            missing_sum += once(missing)
            kept_sum += bin(useful_a & here_b).count("1")
            extra_sum += bin(extra).count("1")
            loses, gains = bool(missing & ~small), bool(extra & ~small)
            shares = bool(main_a & (here_b | lowered_b)) or bool(reach_a & useful_b & ~small)
            if a == b:
                letter = "S"
            elif not useful_a or not useful_b or (loses and not shares):
                letter = "N"
            elif loses:
                letter = "P" if gains else "L"
            else:
                letter = "B" if gains else "E"
            letters.append(letter)
            tally[letter] = tally.get(letter, 0) + 1
        expected = "%s %s missing=%d kept=%d" % (source_id, "".join(letters), missing_sum, kept_sum)
        if expected != line:
            wrong += 1
            got = line.split(" ")
            for b, letter in enumerate(letters):
                if wrong <= 5 and len(got) > 1 and got[1][b:b + 1] != letter:
                    print("%s -> %s: planner %s, oracle %s" % (skus[a]["part"], skus[b]["part"], got[1][b:b + 1], letter))
                    break
            else:
                if wrong <= 5:
                    print("%s: planner %r, oracle %r" % (skus[a]["part"], " ".join(got[2:]), expected.split(" ", 2)[2]))
    print(", ".join("%s %d" % item for item in sorted(tally.items())))
    if wrong:
        sys.exit("%d of %d SKUs are judged differently" % (wrong, len(sides)))
    print("%d pairs agree" % (len(sides) ** 2))


main()
