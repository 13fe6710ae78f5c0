// Carried out on a small tenant, the data of random plans gives the tenant that each plan describes, whatever the plan's shape.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { batched, before, planned } from './planned.mjs';
import { run } from './tenant.mjs';

const root = process.env.CSP_RANDOM;
const late = '2030-01-01';
const plans = fs.readdirSync(root).sort((a, b) => a - b).map((name) => {
  const folder = path.join(root, name);
  const json = (file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const has = (file) => fs.existsSync(path.join(folder, file));
  const batches = has('graph-batch') ? fs.readdirSync(path.join(folder, 'graph-batch')).sort().map((file) => json(`graph-batch/${file}`)) : [];
  return { name, plan: json('plan.json'), data: has('assignments.json') ? json('assignments.json') : { changes: [] }, groups: has('groups.json') ? json('groups.json') : { changes: [] }, batches };
});
const forPeople = plans.filter(({ data }) => data.changes.length > 0);
const safe = forPeople.filter(({ plan }) => plan.plan.proof.safe);

test('there are plans of every shape: several swaps, switched-off services, batches, groups', () => {
  assert.ok(safe.length >= 20, `${safe.length} safe plans with changes of users, of ${plans.length}`);
  assert.ok(forPeople.some(({ data }) => data.changes.length > 1));
  assert.ok(forPeople.some(({ data }) => data.changes.some(({ addLicenses }) => addLicenses.some(({ disabledPlans }) => disabledPlans.length > 0))));
  assert.ok(forPeople.some(({ data }) => data.changes.some(({ addLicenses }) => addLicenses.length > 1)));
  assert.ok(plans.some(({ groups }) => groups.changes.length > 0));
});

for (const { name, plan, data, batches } of safe) {
  test(`random plan ${name}: the planned tenant, nothing the second time, undone, throttled, and by batches`, () => {
    const goal = planned(plan).snapshot();
    const tenant = before(plan);
    const start = tenant.snapshot();
    const first = run(data, tenant, { today: late });
    assert.equal(first.failed, 0);
    assert.equal(tenant.snapshot(), goal);
    const calls = tenant.calls;
    assert.equal(run(data, tenant, { today: late }).changed, 0);
    assert.equal(tenant.calls, calls);
    run({ ...data, changes: first.undo.reverse() }, tenant, { today: late });
    assert.equal(tenant.snapshot(), start);

    let turn = 0;
    const throttled = before(plan);
    assert.equal(run(data, throttled, { today: late, throttle: () => ++turn % 2 === 1 }).failed, 0);
    assert.equal(throttled.snapshot(), goal);

    const sent = before(plan);
    batched(batches, sent);
    assert.equal(sent.snapshot(), goal);
  });
}

test('a user who vanished or was changed meanwhile stops nobody else, in any plan', () => {
  for (const { name, plan, data } of safe) {
    const tenant = before(plan);
    const { id } = data.changes[0].users[0];
    tenant.users.delete(id);
    const affected = data.changes.reduce((sum, { users }) => sum + users.filter((user) => user.id === id).length, 0);
    const all = data.changes.reduce((sum, { users }) => sum + users.length, 0);
    const result = run(data, tenant, { today: late });
    assert.deepEqual([result.failed, result.changed], [affected, all - affected], name);
  }
});

test('a licence that comes from a group is taken away on the group, never from the user', () => {
  for (const { name, plan, data, groups } of plans) {
    const profiles = new Map(plan.customer.profiles.map((profile) => [profile.id, profile]));
    for (const action of plan.plan.actions.filter(({ kind }) => kind === 'swap')) {
      for (const skuId of action.remove) {
        const held = profiles.get(action.profile).skus.find(({ sku }) => sku === skuId);
        for (const group of held?.groups ?? []) {
          assert.ok(groups.changes.some((change) => change.groupId === group && change.date === action.date && change.removeLicenses.includes(skuId)), `${name} ${action.id}`);
        }
        if (held && !held.direct) for (const change of data.changes.filter(({ id }) => id === action.id)) assert.ok(!change.removeLicenses.includes(skuId), `${name} ${action.id}`);
      }
    }
  }
});
