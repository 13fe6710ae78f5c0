// The question as a mixed-integer programme, written from its definition: no bundle is left out but those that contain a smaller one
// which already does, because a further SKU never makes anything cheaper.

function suits(question, profile, skus) {
  const has = (list, value) => list.includes(value);
  if (profile.pinned.some((sku) => !has(skus, sku))) return false;
  if (profile.needs.some((need) => !skus.some((sku) => has(question.skus[sku].gives, need)))) return false;
  for (const sku of skus) {
    const fact = question.skus[sku];
    if (skus.some((other) => has(fact.conflicts, other))) return false;
    if (has(profile.baseElsewhere, sku)) continue;
    if (fact.bases.some((bases) => !skus.some((other) => other !== sku && has(bases, other)))) return false;
  }
  return true;
}

export function usable(question, profile, sku) {
  return question.skus[sku].segment === profile.segment && !question.banned.includes(sku) && !profile.barred.includes(sku);
}

export function allowed(question, profile, skus) {
  return skus.length <= question.most && skus.every((sku) => usable(question, profile, sku)) && suits(question, profile, skus);
}

// Every smallest set of SKUs that suits, sizes ascending.
export function bundlesOf(question, profile) {
  const skus = question.skus.map((_, sku) => sku).filter((sku) => usable(question, profile, sku));
  const found = [];
  const masks = [];
  let level = [{ chosen: [], mask: 0, next: 0 }];
  for (let size = 0; size <= question.most; ++size) {
    const following = [];
    for (const { chosen, mask, next } of level) {
      if (masks.some((smaller) => (smaller & mask) === smaller)) continue;
      if (suits(question, profile, chosen)) {
        found.push(chosen);
        masks.push(mask);
        continue;
      }
      for (let i = next; i < skus.length; ++i) following.push({ chosen: [...chosen, skus[i]], mask: mask | (1 << skus[i]), next: i + 1 });
    }
    level = following;
  }
  return found;
}

// In CPLEX's text form. Prices are whole millionths divided by `unit`. `columns[i]` tells what variable x<i> is.
export function programme(question, bundlesOfProfile, unit) {
  const columns = [];
  const users = question.skus.map(() => []);
  const rows = [];
  bundlesOfProfile.forEach((bundles, profile) => {
    if (bundles.length === 0) return;
    const members = bundles.map((skus) => {
      const name = `x${columns.length}`;
      columns.push({ profile, skus });
      for (const sku of skus) users[sku].push(name);
      return name;
    });
    rows.push(`${members.join(' + ')} = ${question.profiles[profile].users}`);
  });
  const all = question.profiles.reduce((sum, profile) => sum + profile.users, 0);
  const bought = users.map((names, sku) => sku).filter((sku) => users[sku].length > 0);
  const binaries = [];
  for (const sku of bought) {
    rows.push(`u${sku} ${users[sku].map((name) => `- ${name}`).join(' ')} >= 0`);
    if (question.skus[sku].minimum <= 1) continue;
    binaries.push(`y${sku}`);
    rows.push(`u${sku} - ${question.skus[sku].minimum} y${sku} >= 0`);
    rows.push(`${users[sku].join(' + ')} - ${all} y${sku} <= 0`);
  }
  const business = bought.filter((sku) => question.skus[sku].business);
  if (business.length > 0) rows.push(`${business.map((sku) => `u${sku}`).join(' + ')} <= ${question.seats}`);
  const cost = bought.map((sku) => `${question.skus[sku].micros / unit} u${sku}`).join(' + ');
  const integers = [...columns.map((_, i) => `x${i}`), ...bought.map((sku) => `u${sku}`)];
  const wrapped = (words) => words.join('\n ');
  return {
    columns,
    text: [
      'Minimize', ` cost: ${cost || '0 nothing'}`, 'Subject To', ...rows.map((row, i) => ` r${i}: ${row}`),
      ...(integers.length > 0 ? ['General', ` ${wrapped(integers)}`] : []), ...(binaries.length > 0 ? ['Binary', ` ${wrapped(binaries)}`] : []), 'End', '',
    ].join('\n'),
  };
}
