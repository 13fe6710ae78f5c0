// The planner's dates on random questions against HiGHS: dates.mjs WRITE_INSTANCES [COUNT [FIRST_SEED]]
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import loadHighs from 'highs';

const [writer, count = '300', first = '1'] = process.argv.slice(2);
const NEVER = 1_000_000_000;
const exact = { mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false };

// Choice c of item i is the binary x_i_c; order line of product p on day d is the binary y_p_d.
function programme(question) {
  const rows = [];
  const binaries = [];
  const objective = [];
  const lines = new Map();  // "p_d" -> [variable, units]
  const each = (visit) => question.items.forEach((item, i) => item.choices.forEach((choice, c) => visit(item, choice, `x_${i}_${c}`, i)));
  const bought = (choice) => (choice.set < 0 ? [] : question.sets[choice.set]);
  const row = (terms, relation, right) => { if (terms.length > 0) rows.push(`${terms.join(' ')} ${relation} ${right}`); };
  const term = (factor, name) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`;

  question.items.forEach((item, i) => row(item.choices.map((_, c) => term(1, `x_${i}_${c}`)), '=', 1));
  each((item, choice, x) => {
    binaries.push(x);
    objective.push(term(choice.cost, x));
    for (const { product, units } of bought(choice)) {
      const key = `${product}_${choice.day}`;
      if (!lines.has(key)) lines.set(key, []);
      lines.get(key).push([x, units]);
    }
  });
  for (const [key, members] of lines) {
    binaries.push(`y_${key}`);
    for (const [x] of members) row([term(1, x), term(-1, `y_${key}`)], '<=', 0);
    row([term(1, `y_${key}`), ...members.map(([x]) => term(-1, x))], '<=', 0);
    for (const minimum of question.minimums) {
      if (!key.startsWith(`${minimum.product}_`)) continue;
      row([...members.map(([x, units]) => term(units, x)), term(-minimum.units, `y_${key}`)], '>=', 0);
    }
  }
  if (question.weekLimit > 0) {
    const weeks = new Map();
    each((item, choice, x) => { if (choice.week >= 0) weeks.set(choice.week, [...(weeks.get(choice.week) ?? []), term(1, x)]); });
    for (const terms of weeks.values()) row(terms, '<=', question.weekLimit);
  }
  const days = new Set([0]);
  each((item, choice) => { if (choice.day !== NEVER) days.add(Math.max(0, choice.day)); });
  for (const day of days) {
    const seats = [], subscriptions = [];
    each((item, choice, x) => {
      let held = choice.last >= day ? item.seats : 0;
      if (choice.day <= day) for (const each of bought(choice)) held += each.seats;
      if (held > 0) seats.push(term(held, x));
      if (item.counts && choice.last >= day) subscriptions.push(term(1, x));
    });
    for (const key of lines.keys()) if (Number(key.split('_')[1]) <= day) subscriptions.push(term(1, `y_${key}`));
    if (question.seatLimit >= 0) row(seats, '<=', question.seatLimit);
    if (question.subscriptionLimit >= 0) row(subscriptions, '<=', question.subscriptionLimit - question.otherSubscriptions);
  }
  const on = (i, test) => question.items[i].choices.flatMap((choice, c) => (test(choice.day) ? [`x_${i}_${c}`] : []));
  for (const group of question.together) {
    const all = new Set(group.flatMap((i) => question.items[i].choices.map((choice) => choice.day)));
    for (const other of group.slice(1)) {
      for (const day of all) row([...on(group[0], (d) => d === day).map((x) => term(1, x)), ...on(other, (d) => d === day).map((x) => term(-1, x))], '=', 0);
    }
  }
  for (const [a, b] of question.before) {
    for (const { day } of question.items[b].choices) {
      if (day === NEVER) continue;
      row([...on(a, (d) => d > day && d !== NEVER).map((x) => term(1, x)), ...on(b, (d) => d <= day).map((x) => term(1, x))], '<=', 1);
    }
  }
  return `Minimize\n obj: ${objective.join(' ')}\nSubject To\n${rows.map((text, i) => ` r${i}: ${text}`).join('\n')}\nBinary\n ${binaries.join(' ')}\nEnd\n`;
}

let highs = await loadHighs();
let questions = 0, impossible = 0, proven = 0, parted = 0;
const instances = spawn(writer, [count, first], { stdio: ['ignore', 'pipe', 'inherit'] });
for await (const line of createInterface({ input: instances.stdout })) {
  const { seed, question, answer } = JSON.parse(line);
  if (questions % 100 === 99) highs = await loadHighs();  // its memory only grows
  const second = highs.solve(programme(question), exact);
  const say = `seed ${seed}`;
  if (second.Status === 'Infeasible') {
    assert.equal(answer.found, false, `${say}: nothing keeps the rules`);
    ++impossible;
  } else {
    assert.equal(second.Status, 'Optimal', say);
    const least = Math.round(second.ObjectiveValue);
    if (answer.proven) {
      assert.equal(answer.found, true, `${say}: something keeps the rules`);
      assert.equal(answer.cost, least, `${say}: the optimum`);
    } else {
      assert.ok(answer.bound <= least, `${say}: the bound ${answer.bound} is above ${least}`);
      if (answer.found) assert.ok(least <= answer.cost, say);
    }
  }
  if (answer.found) {
    const cost = answer.choices.reduce((sum, c, i) => sum + question.items[i].choices[c].cost, 0);
    assert.equal(cost, answer.cost, `${say}: the sum of its parts`);
  }
  proven += answer.proven;
  parted += answer.nodes > 1;
  ++questions;
}
assert.equal(questions, Number(count));
assert.ok(proven * 10 >= questions * 9, `only ${proven} of ${questions} proven`);
assert.ok(impossible > 0 && parted * 5 > questions);
console.log(`${questions} questions, ${impossible} impossible, ${proven} proven, ${parted} with more than one node: HiGHS agrees`);
