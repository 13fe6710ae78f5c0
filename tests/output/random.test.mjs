// Carried out on a small tenant, the data of random plans gives the tenant that each plan describes, whatever the plan's shape.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { batched, before, heldInTheEnd, planned } from './planned.mjs';
import { run } from './tenant.mjs';

const root = process.env.CSP_RANDOM;
const late = '2030-01-01';
const plans = fs.readdirSync(root).sort((a, b) => a - b).map((name) => {
  const folder = path.join(root, name);
  const json = (file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const has = (file) => fs.existsSync(path.join(folder, file));
  const sets = (kind) => (has(kind) ? fs.readdirSync(path.join(folder, kind)).sort() : []).map((file) => ({ day: file.slice(0, 10), ...json(`${kind}/${file}`) }));
  const batches = sets('graph-batch');
  const groupBatches = sets('graph-batch-groups');
  return { name, plan: json('plan.json'), data: has('assignments.json') ? json('assignments.json') : { changes: [] }, groups: has('groups.json') ? json('groups.json') : { changes: [] }, batches, groupBatches };
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
    run({ ...data, changes: first.undo }, tenant, { today: late });
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

test('sets for users and for groups, sent day by day, leave every user with what the plan says', () => {
  let groupsMoved = 0;
  for (const { name, plan, groups, batches, groupBatches } of plans) {
    if (!plan.plan.proof.safe || groups.changes.length === 0 || groups.changes.some(({ decideFirst }) => decideFirst)) continue;
    assert.ok(groupBatches.length > 0, name);
    const tenant = before(plan);
    batched([...groupBatches, ...batches].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), tenant);
    assert.deepEqual(tenant.errors, [], name);
    for (const [id, expected] of heldInTheEnd(plan)) assert.deepEqual([...tenant.held(id)].sort(), [...expected].sort(), `${name} ${id}`);
    ++groupsMoved;
  }
  assert.ok(groupsMoved >= 5, `only ${groupsMoved} plans moved groups`);
});

test('a group that a person has to decide about is in no set', () => {
  for (const { name, groups, groupBatches } of plans) {
    const sent = new Set(groupBatches.flatMap(({ requests }) => requests.map(({ url }) => decodeURIComponent(url.split('/')[2]))));
    for (const { groupId, decideFirst } of groups.changes) if (!decideFirst) assert.ok(sent.has(groupId), name);
    for (const { groupId } of groups.changes.filter(({ decideFirst }) => decideFirst)) {
      if (!groups.changes.some((other) => other.groupId === groupId && !other.decideFirst)) assert.ok(!sent.has(groupId), name);
    }
  }
});
