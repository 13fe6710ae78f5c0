// The effect of assignments.json and of the batches on a small tenant equals the plan.
import assert from 'node:assert/strict';
import http from 'node:http';
import test from 'node:test';
import { samples, plain } from './samples.mjs';
import { before, planned } from './planned.mjs';
import { run } from './tenant.mjs';

const late = '2030-01-01';

for (const sample of samples) {
  test(`${sample.name}: carrying out the data gives the planned tenant, a second run changes nothing, the undo data restores`, () => {
    const plan = sample.json('plan.json');
    const data = sample.json('assignments.json');
    const tenant = before(plan);
    const start = tenant.snapshot();
    const first = run(data, tenant, { today: late });
    assert.equal(first.failed, 0);
    assert.equal(tenant.snapshot(), planned(plan).snapshot());
    assert.notEqual(tenant.snapshot(), start);
    const calls = tenant.calls;
    assert.equal(run(data, tenant, { today: late }).changed, 0);
    assert.equal(tenant.calls, calls);
    run({ ...data, changes: first.undo }, tenant, { today: late });
    assert.equal(tenant.snapshot(), start);
  });
}

test('before the planned day and on another tenant nothing happens', () => {
  const data = plain.json('assignments.json');
  const tenant = before(plain.json('plan.json'));
  assert.equal(run(data, tenant, { today: '2027-03-15' }).changed, 0);
  assert.equal(run(data, tenant, { today: '2027-03-16' }).changed, 20);  // the first day's batch only
  assert.ok(run(data, tenant, { today: late, tenantId: 'c3000000-0000-4000-8000-00000000dead' }).refused);
});

test('throttling, a vanished user and a user whose licence was changed meanwhile stop nobody else', () => {
  const data = plain.json('assignments.json');
  const tenant = before(plain.json('plan.json'));
  const [gone, other] = data.changes[0].users.map(({ id }) => id);
  tenant.users.delete(gone);
  tenant.users.get(other).direct.clear();
  let turn = 0;
  const result = run(data, tenant, { today: late, throttle: () => ++turn % 3 === 0 });
  assert.equal(result.failed, 2);
  assert.equal(result.changed, 29);
});

test('the batches, sent as they are to a $batch endpoint, give the same tenant as the script', async () => {
  const plan = plain.json('plan.json');
  const tenant = before(plan);
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      const { requests } = JSON.parse(body);
      const allowed = request.url === '/v1.0/$batch' && requests.length <= 20 && new Set(requests.map(({ id }) => id)).size === requests.length;
      const responses = requests.map(({ id, method, url, headers, body: change }) => {
        const user = /^\/users\/([^/]+)\/assignLicense$/.exec(url)?.[1];
        const fits = method === 'POST' && user && headers['Content-Type'] === 'application/json';
        return { id, ...(fits ? tenant.assignLicense(decodeURIComponent(user), change) : { status: 400 }) };
      });
      response.writeHead(allowed ? 200 : 400, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ responses: allowed ? responses : [] }));
    });
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try {
    for (const file of plain.files.filter((name) => name.startsWith('graph-batch/') && name.endsWith('.json'))) {
      const answer = await fetch(`http://127.0.0.1:${server.address().port}/v1.0/$batch`, { method: 'POST', body: plain.read(file), headers: { 'Content-Type': 'application/json' } });
      assert.equal(answer.status, 200);
      for (const { id, status } of (await answer.json()).responses) assert.equal(status, 200, `${file} request ${id}`);
    }
  } finally {
    server.close();
  }
  assert.equal(tenant.snapshot(), planned(plan).snapshot());
});
