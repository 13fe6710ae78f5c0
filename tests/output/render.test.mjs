// Every result of a saved plan, made again from the file alone, is the same in every byte.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

const program = process.env.CSP_PLAN;
const filesOf = (folder) => fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort();
const usage = spawnSync(program, ['demo'], { encoding: 'utf8' });
const demos = /name one of (.+)/.exec(usage.stderr)[1].trim().split(', ');

test('there are demo customers to render', () => assert.ok(demos.length >= 3, usage.stderr));

for (const demo of demos) {
  test(`${demo}: rendered from plan.json`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'render-'));
    try {
      const [first, again] = [path.join(folder, 'first'), path.join(folder, 'again')];
      // Exit status 3 says that the plan has blockers; its results are there all the same.
      const make = (words) => { try { execFileSync(program, words); } catch (error) { if (error.status !== 3) throw error; } };
      make(['demo', demo, '--out', first]);
      make(['render', path.join(first, 'plan.json'), '--out', again]);
      assert.deepEqual(filesOf(again), filesOf(first));
      for (const name of filesOf(first)) assert.ok(fs.readFileSync(path.join(first, name)).equals(fs.readFileSync(path.join(again, name))), name);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
}
