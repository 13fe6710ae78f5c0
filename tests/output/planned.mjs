// The tenant before and after a plan, taken from its facts and actions instead of from the files made for carrying it out.
import { Tenant } from './tenant.mjs';

const usersWith = (plan, skuId) => plan.customer.profiles.filter(({ skus }) => skus.some(({ sku }) => sku === skuId)).reduce((sum, { members }) => sum + members.length, 0);

// The tenant as the plan's facts describe it, with the units that its target lines bring.
export function before(plan) {
  const units = {};
  for (const subscription of plan.customer.subscriptions) units[subscription.sku] = (units[subscription.sku] ?? 0) + subscription.units;
  // Nobody loses a licence because the files count fewer units than users.
  for (const profile of plan.customer.profiles) for (const { sku } of profile.skus) units[sku] = Math.max(units[sku] ?? 0, usersWith(plan, sku));
  for (const line of plan.plan.targetLines) units[line.sku] = (units[line.sku] ?? 0) + line.units;
  const tenant = new Tenant(units);
  for (const profile of plan.customer.profiles) {
    for (const member of profile.members) {
      const direct = Object.fromEntries(profile.skus.filter((sku) => sku.direct).map((sku) => [sku.sku, [...sku.disabledPlans].sort()]));
      const [id] = plan.customer.users[member];
      tenant.add(id, direct);
      for (const { sku, groups } of profile.skus) for (const group of groups ?? []) tenant.join(id, group, [sku]);
    }
  }
  return tenant;
}

// The tenant that the plan's own actions describe, computed from profiles instead of from assignments.json.
export function planned(plan) {
  const tenant = before(plan);
  const profiles = new Map(plan.customer.profiles.map((profile) => [profile.id, profile]));
  for (const action of plan.plan.actions.filter(({ kind }) => kind === 'swap')) {
    const profile = profiles.get(action.profile);
    for (const member of profile.members.slice(action.firstUser, action.firstUser + action.users)) {
      const user = tenant.users.get(plan.customer.users[member][0]);
      for (const skuId of action.remove) user.direct.delete(skuId);
      for (const sku of action.add.filter(({ direct }) => direct)) user.direct.set(sku.sku, [...sku.disabledPlans].sort());
    }
  }
  return tenant;
}

// What each user has in the end, however assigned: from the actions alone.
export function heldInTheEnd(plan) {
  const start = before(plan);
  const held = new Map([...start.users.keys()].map((id) => [id, start.held(id)]));
  const profiles = new Map(plan.customer.profiles.map((profile) => [profile.id, profile]));
  for (const action of plan.plan.actions.filter(({ kind }) => kind === 'swap')) {
    for (const member of profiles.get(action.profile).members.slice(action.firstUser, action.firstUser + action.users)) {
      const skus = held.get(plan.customer.users[member][0]);
      for (const skuId of action.remove) skus.delete(skuId);
      for (const { sku } of action.add) skus.add(sku);
    }
  }
  return held;
}

// Sends Graph batches, in order, and refuses any request that the tenant refuses.
export function batched(batches, tenant) {
  for (const { requests } of batches) {
    for (const { url, body } of requests) {
      const [, kind, id] = url.split('/').map(decodeURIComponent);
      const { status } = kind === 'groups' ? tenant.assignGroupLicense(id, body) : tenant.assignLicense(id, body);
      if (status !== 200 && status !== 202) throw new Error(`${url}: ${status}`);
    }
  }
}
