// A small tenant with the semantics of Graph's assignLicense: unit pools, both lists applied together or not at all, error codes,
// group licences that a user change cannot touch, and groups whose change is accepted at once and then reaches each member or leaves an
// error on it. Who has a SKU directly and through groups uses one unit of it.
export class Tenant {
  constructor(units) {
    this.units = new Map(Object.entries(units));  // skuId -> enabled units
    this.users = new Map();                        // id -> { direct: Map skuId -> [disabledPlans], usageLocation }
    this.groups = new Map();                       // id -> Map skuId -> Set of the members who have it
    this.errors = [];                              // what a group's change could not give to a member
    this.calls = 0;
  }

  // The user has these licences through the group. Not every member of a group need have them: Graph leaves out whom it cannot serve.
  join(userId, groupId, licences) {
    if (!this.groups.has(groupId)) this.groups.set(groupId, new Map());
    const group = this.groups.get(groupId);
    for (const skuId of licences) group.set(skuId, (group.get(skuId) ?? new Set()).add(userId));
  }

  // What the user has, however assigned.
  held(id) {
    const held = new Set(this.users.get(id).direct.keys());
    for (const group of this.groups.values()) for (const [skuId, members] of group) if (members.has(id)) held.add(skuId);
    return held;
  }

  add(id, direct, usageLocation = 'TR') {
    this.users.set(id, { direct: new Map(Object.entries(direct)), usageLocation });
  }

  consumed(skuId) {
    let count = 0;
    for (const id of this.users.keys()) if (this.held(id).has(skuId)) ++count;
    return count;
  }

  assignLicense(id, body) {
    ++this.calls;
    const refuse = (status, code) => ({ status, body: { error: { code } } });
    const user = this.users.get(id);
    if (!user) return refuse(404, 'Request_ResourceNotFound');
    if (!Array.isArray(body?.addLicenses) || !Array.isArray(body?.removeLicenses)) return refuse(400, 'Request_BadRequest');
    if (body.addLicenses.length + body.removeLicenses.length === 0) return refuse(400, 'Request_BadRequest');
    if (body.addLicenses.length > 0 && !user.usageLocation) return refuse(400, 'ProhibitedInUsageLocationViolation');
    for (const skuId of body.removeLicenses) if (!user.direct.has(skuId)) return refuse(400, 'Request_BadRequest');
    for (const { skuId } of body.addLicenses) {
      if (!this.units.has(skuId)) return refuse(400, 'Request_BadRequest');
      if (!this.held(id).has(skuId) && this.consumed(skuId) >= this.units.get(skuId)) return refuse(400, 'CountViolation');
    }
    for (const { skuId, disabledPlans } of body.addLicenses) user.direct.set(skuId, [...disabledPlans].sort());
    for (const skuId of body.removeLicenses) user.direct.delete(skuId);
    return { status: 200, body: { id } };
  }

  assignGroupLicense(id, body) {
    ++this.calls;
    const group = this.groups.get(id);
    if (!group) return { status: 404 };
    if (!Array.isArray(body?.addLicenses) || !Array.isArray(body?.removeLicenses)) return { status: 400 };
    for (const skuId of body.removeLicenses) if (!group.has(skuId)) return { status: 400 };
    for (const { skuId } of body.addLicenses) if (!this.units.has(skuId)) return { status: 400 };
    const served = new Set(body.removeLicenses.flatMap((skuId) => [...group.get(skuId)]));
    for (const skuId of body.removeLicenses) group.delete(skuId);
    for (const { skuId } of body.addLicenses) {
      group.set(skuId, new Set([...(group.get(skuId) ?? []), ...served]));
      if (this.consumed(skuId) > this.units.get(skuId)) this.errors.push({ group: id, skuId, error: 'CountViolation' });
    }
    return { status: 202 };
  }

  snapshot() {
    return JSON.stringify([...this.users].sort().map(([id, user]) => [id, [...user.direct].sort()]));
  }
}

// What assignments.ps1 does with its data, step by step: the same decisions, in a language that can run here.
export function run(data, tenant, { today, force = false, throttle = () => false, tenantId = data.tenantId }) {
  const result = { changed: 0, right: 0, early: 0, failed: 0, refused: false, undo: [] };
  if (!data.tenantId || tenantId !== data.tenantId) return { ...result, refused: true };
  // As the script does it: what has to change is worked out for everybody first, and only then done.
  const expected = new Map(), todo = [];
  for (const change of data.changes) {
    for (const { id } of change.users) {
      if (change.date > today && !force) { ++result.early; continue; }
      if (!tenant.users.has(id)) { ++result.failed; continue; }
      const direct = expected.get(id) ?? new Map(tenant.users.get(id).direct);
      const same = ({ skuId, disabledPlans }) => direct.has(skuId) && [...disabledPlans].sort().join() === direct.get(skuId).join();
      const addLicenses = change.addLicenses.filter((licence) => !same(licence));
      const removeLicenses = change.removeLicenses.filter((skuId) => direct.has(skuId));
      if (addLicenses.length + removeLicenses.length === 0) { ++result.right; continue; }
      if (change.removeLicenses.length > 0 && removeLicenses.length === 0) { ++result.failed; continue; }
      result.undo.unshift({
        id: 'undo', date: today, users: [{ id, userPrincipalName: '' }],
        addLicenses: [...removeLicenses, ...addLicenses.map(({ skuId }) => skuId).filter((skuId) => direct.has(skuId))]
          .map((skuId) => ({ skuId, disabledPlans: direct.get(skuId) })),
        removeLicenses: addLicenses.map(({ skuId }) => skuId).filter((skuId) => !direct.has(skuId)),
      });
      const then = new Map([...direct].filter(([skuId]) => !removeLicenses.includes(skuId)));
      for (const { skuId, disabledPlans } of addLicenses) then.set(skuId, [...disabledPlans].sort());
      expected.set(id, then);
      todo.push({ id, addLicenses, removeLicenses });
    }
  }
  for (const { id, addLicenses, removeLicenses } of todo) {
    let answer;
    do answer = throttle() ? { status: 429 } : tenant.assignLicense(id, { addLicenses, removeLicenses });
    while (answer.status === 429);
    if (answer.status === 200) ++result.changed;
    else ++result.failed;
  }
  return result;
}
