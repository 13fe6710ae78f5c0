#!/usr/bin/env python3
"""Is every option of the command line heard, or refused by name? Usage: options.py CSP_PLAN"""
import sys

sys.dont_write_bytecode = True  # no folder of the interpreter beside the sources

from program import DAY, EXPORTS, CommandLine, main

# What each command needs to run at all, and the options that it knows.
COMMANDS = {
    "inspect": (EXPORTS[:1], {"--json"}),
    "compare": (["SPE_E3", "SPE_E5"], {"--json"}),
    "targets": (["SPE_E3"], {"--json", "--settings", "--today"}),
    "optimise": (EXPORTS, {"--json", "--settings", "--today"}),
    "plan": (EXPORTS, {"--settings", "--today", "--out"}),
    "verify": (["plan.json", *EXPORTS], {"--today"}),
    "diff": (["a.json", "b.json"], set()),
    "render": (["plan.json"], {"--out"}),
    "portfolio": (["customers"], {"--settings", "--today", "--out"}),
    "demo": (["contoso-direct"], {"--out"}),
}
VALUES = {"--json": [], "--settings": ["none.json"], "--today": [DAY], "--out": ["out"]}


class Options(CommandLine):
    def test_an_option_that_a_command_does_not_know_is_refused_by_name(self):
        for command, (words, known) in COMMANDS.items():
            for option, value in VALUES.items():
                unheard = f'csp-plan {command}: there is no option "{option}" here'
                told = self.start(command, *words, option, *value).stderr
                (self.assertNotIn if option in known else self.assertIn)(unheard, told, f"{command} {option}")
            self.assertIn('there is no option "--colour" here', self.refused(command, *words, "--colour"))

    def test_a_day_that_is_none_is_refused_by_every_command_that_asks_for_one(self):
        for command, (words, known) in COMMANDS.items():
            for day in ("22.11.2026", "2026-11-31", "", "9999-12-31") if "--today" in known else ():
                self.assertIn(f'csp-plan {command}: "{day}" is no day', self.refused(command, *words, "--today", day, *(["--out", "out"] if "--out" in known else [])))

    def test_the_day_decides_what_can_be_bought(self):
        told = self.start("targets", "SPE_E3", "--today", DAY)
        self.assertEqual(told.returncode, 0, told.stderr)

    def test_an_option_without_its_value_is_refused(self):
        self.assertIn("--today needs a value", self.refused("plan", *EXPORTS, "--out", "out", "--today"))


if __name__ == "__main__":
    sys.exit(main())
