#!/usr/bin/env python3
"""run.py CSP_PLAN [CUSTOMERS]: how long does a portfolio of that many different customers take on one core, and how does it grow?

Every customer is made from its number alone: one to some thirty subscriptions of the catalogue's commercial SKUs, three to some thousand
users, an agreement and terms of its own. Printed is the processor's time, and its ratio to a script's that only reads the same exports
with Python's json module, which is what a partner would otherwise begin with.
"""
import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 22)
CHANNELS = ["directMca", "directMca", "directMosa", "cspPartner", "cspPartner", "enterpriseAgreement"]


def sold_skus():
    lines = (ROOT / "assets/catalog/skus.tsv").read_text(encoding="utf-8").splitlines()
    fields = lines[0].split("\t")
    rows = [dict(zip(fields, line.split("\t"))) for line in lines[1:]]
    return [row for row in rows if row["segment"] == "commercial" and row["plans"] and not row["business"]]


def customer(number, skus):
    dice = random.Random(number)
    guid = lambda: str(uuid.UUID(int=dice.getrandbits(128), version=4))
    users = min(3000, max(3, int(dice.lognormvariate(3.2, 1.1))))
    held = dice.sample(skus, min(30, max(1, int(dice.lognormvariate(1.2, 0.8)))))
    subscriptions, pools, decisions = [], [], {}
    for sku in held:
        commerce, seats = guid(), dice.randint(1, users)
        subscriptions.append({
            "id": guid(), "commerceSubscriptionId": commerce, "skuId": sku["id"], "skuPartNumber": sku["part"], "status": "Enabled",
            "isTrial": False, "totalLicenses": seats, "createdDateTime": "2024-01-15T00:00:00Z",
            "nextLifecycleDateTime": f"{TODAY + timedelta(days=dice.randint(3, 380))}T00:00:00Z", "serviceStatus": []})
        pools.append({
            "id": guid(), "skuId": sku["id"], "skuPartNumber": sku["part"], "appliesTo": "User", "capabilityStatus": "Enabled",
            "consumedUnits": seats, "prepaidUnits": {"enabled": seats, "suspended": 0, "warning": 0}, "servicePlans": [],
            "subscriptionIds": [subscriptions[-1]["id"]]})
        if dice.random() < 0.3:
            decisions[commerce] = {"unitPriceMonth": {"amount": f"{dice.randint(4, 60)}.00", "currency": "USD"}}
    left = {pool["skuId"]: pool["consumedUnits"] for pool in pools}
    people = []
    for index in range(users):
        licences = [sku for sku in left if index < left[sku]]
        people.append({
            "id": guid(), "userPrincipalName": f"user{index}@customer{number}.example", "displayName": f"User {index}", "accountEnabled": True,
            "usageLocation": "US", "userType": "Member", "assignedLicenses": [{"skuId": sku, "disabledPlans": []} for sku in licences],
            "licenseAssignmentStates": [{"skuId": sku, "disabledPlans": [], "assignedByGroup": None, "state": "Active", "error": "None"}
                                        for sku in licences]})
    settings = {
        "schema": "csp-move-settings", "version": 1, "customerName": f"Customer {number}", "customerCountry": "US", "partnerCountry": "US",
        "segment": "commercial", "defaultChannel": dice.choice(CHANNELS), "agreement": "acceptedDirectly", "relationshipAccepted": True,
        "partnerName": "Northwind Traders", "partnerModel": "directBill", "subscriptions": decisions}
    return {"subscriptions.json": {"value": subscriptions}, "subscribedSkus.json": {"value": pools}, "users.json": {"value": people},
            "settings.json": settings}, len(held), users


def processor_time(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(["taskset", "-c", "0", *map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):  # 3: some customers have open questions
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr[-800:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


READ = "import json,sys,pathlib\nfor p in pathlib.Path(sys.argv[1]).rglob('*.json'): json.loads(p.read_text(encoding='utf-8'))\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("csp_plan", type=Path)
    arguments.add_argument("customers", type=int, nargs="?", default=5000)
    given = arguments.parse_args()
    skus = sold_skus()
    with tempfile.TemporaryDirectory() as work:
        taken = None
        for count in (given.customers // 4, given.customers // 2, given.customers):
            folder, out = Path(work) / "customers", Path(work) / "out"
            subscriptions = users = size = 0
            for number in range(count):
                own = folder / f"c{number:05}"
                if own.exists():
                    continue
                own.mkdir(parents=True)
                files, held, people = customer(number, skus)
                for name, data in files.items():
                    (own / name).write_text(json.dumps(data), encoding="utf-8")
            for path in folder.rglob("*.json"):
                size += path.stat().st_size
            shutil.rmtree(out, ignore_errors=True)
            read, _ = processor_time([sys.executable, "-c", READ, folder])
            ours, clock = processor_time([given.csp_plan, "portfolio", *sorted(folder.iterdir()), ROOT / "assets/demo/prices.csv",
                                          "--today", TODAY, "--out", out])
            planned = sum(1 for _ in out.rglob("plan.json"))
            if planned != count:
                sys.exit(f"{planned} of {count} customers were planned")
            print(json.dumps({"customers": count, "megabytes": round(size / 1e6, 1), "processor_s": round(ours, 1), "clock_s": round(clock, 1),
                              "to_reading_with_python": round(ours / read, 2), "growth": round(ours / taken, 2) if taken else None}))
            taken = ours


if __name__ == "__main__":
    main()
