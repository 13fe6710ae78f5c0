// A small tenant with the semantics of Graph's assignLicense: unit pools, both lists applied together or not at all, error codes,
// group licences that a user change cannot touch.
export class Tenant {
  constructor(units) {
    this.units = new Map(Object.entries(units));  // skuId -> enabled units
    this.users = new Map();                        // id -> { direct: Map skuId -> [disabledPlans], usageLocation }
    this.calls = 0;
  }

  add(id, direct, usageLocation = 'TR') {
    this.users.set(id, { direct: new Map(Object.entries(direct)), usageLocation });
  }

  consumed(skuId) {
    let count = 0;
    for (const user of this.users.values()) if (user.direct.has(skuId)) ++count;
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
      if (!user.direct.has(skuId) && this.consumed(skuId) >= this.units.get(skuId)) return refuse(400, 'CountViolation');
    }
    for (const { skuId, disabledPlans } of body.addLicenses) user.direct.set(skuId, [...disabledPlans].sort());
    for (const skuId of body.removeLicenses) user.direct.delete(skuId);
    return { status: 200, body: { id } };
  }

  snapshot() {
    return JSON.stringify([...this.users].sort().map(([id, user]) => [id, [...user.direct].sort()]));
  }
}

// What assignments.ps1 does with its data, step by step: the same decisions, in a language that can run here.
export function run(data, tenant, { today, force = false, throttle = () => false, tenantId = data.tenantId }) {
  const result = { changed: 0, right: 0, early: 0, failed: 0, refused: false, undo: [] };
  if (!data.tenantId || tenantId !== data.tenantId) return { ...result, refused: true };
  for (const change of data.changes) {
    for (const { id } of change.users) {
      if (change.date > today && !force) { ++result.early; continue; }
      const user = tenant.users.get(id);
      if (!user) { ++result.failed; continue; }
      const same = ({ skuId, disabledPlans }) => user.direct.has(skuId) && [...disabledPlans].sort().join() === user.direct.get(skuId).join();
      const addLicenses = change.addLicenses.filter((licence) => !same(licence));
      const removeLicenses = change.removeLicenses.filter((skuId) => user.direct.has(skuId));
      if (addLicenses.length + removeLicenses.length === 0) { ++result.right; continue; }
      if (change.removeLicenses.length > 0 && removeLicenses.length === 0) { ++result.failed; continue; }
      result.undo.push({
        id: 'undo', date: today, users: [{ id, userPrincipalName: '' }],
        addLicenses: [...removeLicenses, ...addLicenses.map(({ skuId }) => skuId).filter((skuId) => user.direct.has(skuId))]
          .map((skuId) => ({ skuId, disabledPlans: user.direct.get(skuId) })),
        removeLicenses: addLicenses.map(({ skuId }) => skuId).filter((skuId) => !user.direct.has(skuId)),
      });
      let answer;
      do answer = throttle() ? { status: 429 } : tenant.assignLicense(id, { addLicenses, removeLicenses });
      while (answer.status === 429);
      if (answer.status === 200) ++result.changed;
      else ++result.failed;
    }
  }
  return result;
}
