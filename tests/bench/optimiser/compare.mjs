// How much faster are the cheapest bundles found than by HiGHS? compare.mjs [BINARY]; with build/web/tests/bundle-bench.cjs: as the page finds
// them (HiGHS is WebAssembly in any case). Each question is solved ours - theirs - theirs - ours, the answer alone (its reasons and the
// next-best alternatives are timed apart); medians by size. HiGHS is given the bundles worth having (finding them is part of our time, not
// of its time) and its own text form; both must find the same optimum.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { programme } from '../../optimiser/model.mjs';

const here = new URL('.', import.meta.url).pathname;
const loadHighs = createRequire(`${here}../../optimiser/`)('highs');
const binary = process.argv[2] ?? `${here}../../../build/native/tests/bundle-bench`;
const PATIENCE = 60;  // seconds for one of its runs

const ours = spawn(...(binary.endsWith('.cjs') ? [process.execPath, [binary]] : [binary, []]), { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: ours.stdout })[Symbol.asyncIterator]();
const questions = [];
for (;;) {
  const { value, done } = await lines.next();
  assert.ok(!done, 'the planner ended early');
  if (value === 'ready') break;
  questions.push(JSON.parse(value));
}

async function solveOurs(number) {
  ours.stdin.write(`${number}\n`);
  return JSON.parse((await lines.next()).value);
}

async function solveTheirs(text) {
  const highs = await loadHighs();  // fresh memory, not counted
  const begin = performance.now();
  const answer = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false, time_limit: PATIENCE });
  return { ms: performance.now() - begin, answer };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const sizes = new Map();
for (const [number, question] of questions.entries()) {
  const unit = question.skus.reduce((divisor, { micros }) => { while (micros) [divisor, micros] = [micros, divisor % micros]; return divisor; }, 0) || 1;
  const { text } = programme(question, question.profiles.map(({ bundles }) => bundles), unit);
  const first = await solveOurs(number);
  const second = await solveTheirs(text);
  const third = await solveTheirs(text);
  const fourth = await solveOurs(number);
  const done = second.answer.Status === 'Optimal';
  if (done) assert.equal(Math.round(second.answer.ObjectiveValue), first.micros / unit, `question ${number}`);
  const of = sizes.get(question.size) ?? { ours: [], explained: [], theirs: [], ratios: [], stopped: 0, proven: 0 };
  sizes.set(question.size, of);
  const mine = (first.ms + fourth.ms) / 2, its = (second.ms + third.ms) / 2;
  of.ours.push(mine);
  of.explained.push((first.explained + fourth.explained) / 2);
  of.theirs.push(its);
  of.ratios.push(its / mine);
  of.proven += Number(first.proven);
  of.stopped += Number(!done && second.answer.Status !== 'Infeasible');
}
ours.stdin.end();
await once(ours, 'exit');
for (const [size, { ours: mine, explained, theirs, ratios, stopped, proven }] of sizes) {
  console.log(`${size}: ${mine.length} questions, ${proven} proven; ours ${median(mine).toFixed(2)} ms (with reasons and alternatives ${median(explained).toFixed(2)} ms), HiGHS ${median(theirs).toFixed(1)} ms${stopped > 0 ? ` (${stopped} not proven in ${PATIENCE} s)` : ''}, ratio ${median(ratios).toFixed(0)} at the median, ${Math.min(...ratios).toFixed(0)} to ${Math.max(...ratios).toFixed(0)}`);
}
