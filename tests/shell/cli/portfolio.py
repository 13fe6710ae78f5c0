#!/usr/bin/env python3
"""Does every customer of a portfolio get a plan of its own, in its own folder below --out, from all of its files? Usage: portfolio.py CSP_PLAN"""
import json
import os
import shutil
import sys

sys.dont_write_bytecode = True  # no folder of the interpreter beside the sources

from program import DAY, EXPORTS, CommandLine, main


class Portfolio(CommandLine):
    def customer(self, place):
        folder = self.folder / place
        folder.mkdir(parents=True)
        for file in EXPORTS:
            shutil.copy(file, folder)
        return folder

    def portfolio(self, *places, **options):
        return self.start("portfolio", *places, "--today", DAY, "--out", "out", **options)

    def plans(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("plan.json"))

    def test_customers_of_one_name_keep_a_plan_each(self):
        self.customer("north/contoso")
        self.customer("south/contoso")
        told = self.portfolio("north/contoso", "south/contoso/")
        self.assertIn(told.returncode, (0, 3), told.stderr)
        self.assertEqual(self.plans(), ["out/contoso/plan.json", "out/south/contoso/plan.json"])
        again = self.start("portfolio", "out/contoso/plan.json", "out/south/contoso/plan.json", "--out", "together")
        self.assertIn(again.returncode, (0, 3), again.stderr)
        self.assertEqual((self.folder / "together/portfolio.csv").read_bytes().count(b"\r\n"), 3)

    def test_a_note_beside_the_exports_keeps_no_customer_from_being_planned_and_is_told(self):
        (self.customer("contoso") / "readme.txt").write_text("Hello Ada,\nhere are the files.\n")
        told = self.portfolio("contoso")
        self.assertIn("out/contoso/plan.json", self.plans(), told.stderr)
        self.assertIn("contoso: readme.txt is no export and was left out", told.stderr)
        self.assertIn("Left out, because it is no export: readme.txt", (self.folder / "out/portfolio.csv").read_text(encoding="utf-8"))

    def test_a_damaged_export_or_an_unknown_table_beside_the_exports_is_a_reason(self):
        for name, text in (("users2.json", '{"value":['), ("list.csv", "Id^Product^Units\n1^E3^5\n"), ("other.csv", "Foo, Bar, Baz\n1, E3, 5\n"),
                           ("subscriptions2.xlsx", "\x05\x00\x00workbook\x00")):
            place = "of-" + name.replace(".", "-")
            (self.customer(place) / name).write_text(text)
            told = self.portfolio(place)
            self.assertIn(name + " cannot be used", told.stderr)
            self.assertNotIn("out/%s/plan.json" % place, self.plans())

    def test_a_saved_plan_beside_exports_is_a_reason_and_beside_a_note_it_is_read(self):
        customer = self.customer("contoso")
        self.portfolio("contoso")
        shutil.copy(self.folder / "out/contoso/plan.json", customer / "plan.json")
        self.assertIn("saved plan lies beside exports", self.portfolio("contoso").stderr)
        alone = self.folder / "alone"
        alone.mkdir()
        shutil.copy(customer / "plan.json", alone)
        (alone / "readme.txt").write_text("Hello Ada,\nhere is the plan.\n")
        self.assertIn(self.portfolio("alone").returncode, (0, 3))
        self.assertIn("out/alone/plan.json", self.plans())

    def test_of_two_saved_plans_and_of_what_is_no_export_in_a_folder_nothing_is_left_out_in_silence(self):
        self.customer("contoso")
        self.portfolio("contoso")
        plan = self.folder / "out/contoso/plan.json"
        for place, name, text, reason in (("two", "second.json", plan.read_text(encoding="utf-8"), "saved plan lies beside"),
                                          ("mapped", "columns.json", '{"schema":"csp-move-columns","version":1,"mappings":{}}', "neither an export nor a plan"),
                                          ("keyed", "names.json", '{"schema":"csp-move-pseudonyms","version":1,"names":[]}', "neither an export nor a plan")):
            folder = self.folder / place
            folder.mkdir()
            shutil.copy(plan, folder / "first.json")
            (folder / name).write_text(text, encoding="utf-8")
            self.assertIn(reason, self.portfolio(place).stderr)

    def test_the_same_customer_is_not_taken_twice(self):
        self.customer("north/contoso")
        for places in (("north/contoso", "north/contoso/"), ("north/contoso", "north/contoso.zip")):
            told = self.refused("portfolio", *places, "--today", DAY, "--out", "out")
            self.assertIn("named twice", told)
        self.assertFalse((self.folder / "out").exists())

    def test_nothing_is_written_outside_the_folder_that_was_named(self):
        self.customer("work/contoso")
        for place in ("work/..", "work/.", "work/contoso/..", "..", ".", "/"):
            self.assertIn("no name of its own", self.refused("portfolio", place, "--today", DAY, "--out", "out"))
        self.assertEqual(self.plans(), [])
        self.customer("other/contoso")
        told = self.portfolio("work/contoso", "work/../other/contoso")
        self.assertEqual(self.plans(), ["out/contoso/plan.json", "out/work/other/contoso/plan.json"], told.stderr)

    def test_a_customer_whose_folder_cannot_be_read_to_its_end_has_no_plan_and_the_place_is_named(self):
        customer = self.customer("contoso")
        os.symlink("loop", customer / "loop")
        told = self.portfolio("contoso")
        self.assertEqual(told.returncode, 3, told.stderr)
        self.assertIn("contoso/loop: ", told.stderr)
        self.assertEqual(self.plans(), [])

    def test_a_folder_below_that_may_not_be_read_is_named(self):
        customer = self.customer("contoso")
        closed = customer / "a-closed"
        closed.mkdir()
        options = {}
        if os.geteuid() == 0:  # nothing is closed to root
            options = {"user": 65534, "group": 65534}
            os.chown(self.folder, 65534, 65534)
            self.folder.chmod(0o755)
        closed.chmod(0)
        self.addCleanup(closed.chmod, 0o755)
        try:
            told = self.portfolio("contoso", **options)
        except PermissionError as error:  # the program itself lies where nobody else may look
            self.skipTest(str(error))
        self.assertEqual(told.returncode, 3, told.stderr)
        self.assertIn("a-closed: Permission denied", told.stderr)
        self.assertEqual(self.plans(), [])

    def test_every_file_of_the_folders_below_counts_and_links_are_followed_to_files(self):
        customer = self.customer("contoso")
        below = customer / "tenant/users"
        below.mkdir(parents=True)
        shutil.move(customer / "users.json", below / "users.json")
        shutil.move(customer / "subscriptions.json", self.folder / "elsewhere.json")
        os.symlink(self.folder / "elsewhere.json", customer / "subscriptions.json")
        told = self.portfolio("contoso")
        self.assertEqual(self.plans(), ["out/contoso/plan.json"], told.stderr)
        plan = json.loads((self.folder / "out/contoso/plan.json").read_text(encoding="utf-8"))
        self.assertTrue(plan["customer"]["users"] and plan["customer"]["subscriptions"])


if __name__ == "__main__":
    sys.exit(main())
