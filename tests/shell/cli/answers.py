#!/usr/bin/env python3
"""Do all commands read files by the same settings, and what comes with the files? Usage: answers.py CSP_PLAN"""
import json
import sys
import zipfile

sys.dont_write_bytecode = True  # no folder of the interpreter beside the sources

from program import DAY, CommandLine, main

TABLE = "Vertrag;Artikel;Stueck\nc1;CFQ7TTC0ZZZZ:0001;20\n"
OFFERS = ("ProductId,SkuId,OfferTitle,ChosenTenantSkuId,ChosenSkuPartNumber\n"
          "CFQ7TTC0ZZZZ,0001,Something,05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3\n")
SETTINGS = {"schema": "csp-move-settings", "version": 1, "defaultChannel": "directMca", "columnMappings": {
    "vertrag|artikel|stueck": {"kind": "distributor-list", "columns": {"vertrag": "subscriptionid", "artikel": "sku", "stueck": "quantity"}}}}


class Answers(CommandLine):
    def setUp(self):
        super().setUp()
        for name, text in (("list.csv", TABLE), ("offer-mapping.csv", OFFERS), ("settings.json", json.dumps(SETTINGS))):
            for place in ("own", "common"):
                (self.folder / place).mkdir(exist_ok=True)
                (self.folder / place / name).write_text(text)
        (self.folder / "common/settings.json").rename(self.folder / "settings-for-all.json")
        told = self.start("plan", "own/list.csv", "own/offer-mapping.csv", "--settings", "own/settings.json", "--today", DAY, "--out", "alone")
        self.assertIn(told.returncode, (0, 3), told.stderr)
        self.alone = (self.folder / "alone/plan.json").read_bytes()
        self.assertIn(b"05e9a617-0261-4cee-bb44-138d3ef5d965", self.alone)

    def plan_of(self, *arguments):
        told = self.start("portfolio", *arguments, "--today", DAY, "--out", "out")
        self.assertIn(told.returncode, (0, 3), told.stderr)
        return (self.folder / "out" / arguments[0] / "plan.json").read_bytes()

    def test_a_portfolio_plans_a_customer_as_if_it_were_alone_whoever_brings_the_settings(self):
        self.assertEqual(self.plan_of("own"), self.alone)
        self.assertEqual(self.plan_of("common", "--settings", "settings-for-all.json"), self.alone)

    def test_settings_are_known_by_what_they_say_and_not_by_their_name(self):
        (self.folder / "own/settings.json").rename(self.folder / "own/zz-decisions.json")
        self.assertEqual(self.plan_of("own"), self.alone)

    def test_a_folder_with_nothing_but_a_saved_plan_is_that_customer(self):
        saved = self.folder / "saved"
        saved.mkdir()
        (saved / "contoso.cspmove.json").write_bytes(self.alone)
        self.assertEqual(self.plan_of("saved"), self.alone)

    def test_the_files_of_a_plan_verify_it_as_they_were_read_for_it(self):
        (self.folder / "list.csv").write_text(TABLE)
        told = self.start("verify", "alone/plan.json", "list.csv", "--today", DAY)
        self.assertIn(told.returncode, (0, 3), told.stderr)
        self.assertEqual(told.stderr, "")
        self.assertNotIn("different", told.stdout)

    def test_no_control_character_of_a_name_in_an_archive_reaches_the_terminal(self):
        with zipfile.ZipFile(self.folder / "hostile.zip", "w") as archive:
            archive.writestr("a\x1b]0;x\x07\u202e\x9b.csv", "Foo;Bar\n1;2\n")
        for command in (["inspect"], ["plan", "--today", DAY, "--out", "x"], ["optimise"], ["verify", "alone/plan.json"]):
            told = self.start(command[0], *(word for word in command[1:] if word.startswith("alone")), "hostile.zip",
                              *(word for word in command[1:] if not word.startswith("alone")))
            self.assertEqual(told.returncode, 2, told.stdout + told.stderr)
            said = told.stdout + told.stderr
            self.assertIn(".csv", said)
            self.assertEqual([c for c in said if (ord(c) < 0x20 and c not in "\n\t") or 0x7f <= ord(c) <= 0x9f or c == "\u202e"], [], command)


if __name__ == "__main__":
    sys.exit(main())
