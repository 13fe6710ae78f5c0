// The planner's answers on random questions against HiGHS, and each answer checked for itself: solve.mjs WRITE_INSTANCES [COUNT]
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import loadHighs from 'highs';
import { allowed, bundlesOf, programme } from './model.mjs';

const [writer, count = '1000', first = '1'] = process.argv.slice(2);
const PROVEN = 0, IMPOSSIBLE = 2;
const CENT = 10_000;
const exact = { mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false };

// Cost of the choices from their parts; throws where they break a rule.
function costOf(question, answer) {
  const users = question.profiles.map(() => 0);
  const assigned = question.skus.map(() => 0);
  for (const { profile, skus, users: given } of answer.choices) {
    assert.ok(given > 0);
    assert.ok(allowed(question, question.profiles[profile], skus), `profile ${profile} may not be given ${skus}`);
    users[profile] += given;
    for (const sku of skus) assigned[sku] += given;
  }
  question.profiles.forEach((profile, i) => assert.equal(users[i], answer.notCovered.includes(i) ? 0 : profile.users));
  let cost = 0, seats = 0;
  assigned.forEach((used, sku) => {
    if (used === 0) return;
    const units = Math.max(used, question.skus[sku].minimum);
    cost += units * question.skus[sku].micros;
    if (question.skus[sku].business) seats += units;
  });
  assert.ok(seats <= question.seats, `${seats} seats, ${question.seats} allowed`);
  return cost;
}

let highs = await loadHighs();
const bound = {};
let questions = 0, impossible = 0, divided = 0, uncovered = 0;
const instances = spawn(writer, [count, first], { stdio: ['ignore', 'pipe', 'inherit'] });
for await (const line of createInterface({ input: instances.stdout })) {
  const { seed, question, answer, binds } = JSON.parse(line);
  try {
    const bundles = question.profiles.map((profile) => bundlesOf(question, profile));
    assert.deepEqual(answer.notCovered, bundles.flatMap((list, profile) => (list.length === 0 ? [profile] : [])), 'profiles that cannot be covered');
    const { text } = programme(question, bundles, CENT);
    if (questions % 200 === 199) highs = await loadHighs();  // its memory only grows
    const second = highs.solve(text, exact);
    if (second.Status === 'Infeasible') {
      assert.equal(answer.outcome, IMPOSSIBLE, 'no assignment exists');
      ++impossible;
    } else {
      assert.equal(second.Status, 'Optimal');
      assert.equal(answer.outcome, PROVEN);
      assert.equal(costOf(question, answer), answer.micros, 'the cost is the sum of its parts');
      assert.equal(answer.bound, answer.micros);
      assert.equal(answer.micros / CENT, Math.round(second.ObjectiveValue), 'the optimum');
    }
  } catch (fault) {
    fault.message = `seed ${seed}: ${fault.message}`;
    throw fault;
  }
  ++questions;
  for (const limit of Object.keys(binds)) bound[limit] = (bound[limit] ?? 0) + Number(binds[limit]);
  const profiles = answer.choices.map((choice) => choice.profile);
  divided += Number(new Set(profiles).size < profiles.length);
  uncovered += Number(answer.notCovered.length > 0);
}
console.log(`${questions} questions, the same optimum each time; ${impossible} impossible for want of seats, ${divided} with a divided profile, ${uncovered} with a profile nobody can cover`);
console.log(`a limit changes the answer: ${Object.entries(bound).map(([limit, times]) => `${limit} ${times}`).join(', ')}`);
assert.equal(questions, Number(count));
for (const limit of Object.keys(bound)) assert.ok(bound[limit] >= questions / 50, `${limit} hardly ever matters: the questions are too easy`);
assert.ok(divided >= questions / 50 && impossible >= questions / 100);
