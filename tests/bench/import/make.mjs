// Makes the exports the bench reads: make.mjs COUNT FOLDER writes users-COUNT.json (Graph users) and users-COUNT.csv (admin center, Active
// users). Seeded: the same count gives the same bytes. Nobody in them exists.
import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const licences = [
  ['05e9a617-0261-4cee-bb44-138d3ef5d965', 'Microsoft 365 E3'],
  ['06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'Microsoft 365 E5'],
  ['6fd2c87f-b296-42f0-b197-1e91e994b900', 'Office 365 E3'],
  ['f8a1db68-be16-40ed-86d5-cb42ce701560', 'Power BI Pro'],
  ['53818b1b-4a27-454b-8896-0dba576410e6', 'Planner and Project Plan 3'],
  ['078d2b04-f1bd-4111-bbd4-b4b1b354cef4', 'Microsoft Entra ID P1'],
];
const plans = ['e95bec33-7c88-4a70-8e19-b10bd9d0c014', '7547a3fe-08ee-4ccb-b430-5077c5041653', '57ff2da0-773e-42df-b2af-ffb7a2317929'];
const groups = ['11111111-2222-4333-8444-555555550001', '11111111-2222-4333-8444-555555550002', '11111111-2222-4333-8444-555555550003'];
const given = ['Ada', 'Jörg', 'Gülşen', 'Marie', 'Łukasz', 'José', 'Emma', 'Yuki', 'Noah', 'Chloé', 'Ömer', 'Søren', '陽子', 'Liam', 'Zoë', 'Ivan'];
const family = ['Miller', 'Müller', 'Yılmaz', "O'Neil", 'García', 'Novák', 'Jensen', 'Tanaka', 'Rossi', 'Dubois', 'Kowalski', 'Smith', 'van Dijk', 'Şahin', 'Silva', 'Popescu'];
const domains = ['contoso.example', 'fabrikam.example', 'tailwindtraders.example'];
const places = ['US', 'DE', 'TR', 'FR', 'JP', 'BR'];
const departments = ['Sales', 'Research, Development', 'Finance', 'Support', 'Legal "A"', 'Operations'];
const cities = ['Munich', 'İzmir', 'Lyon', 'Osaka', 'Porto', 'Springfield, North'];

function numbers(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

// A dozen ways of being licensed, as in any company: a few large ones and some small ones.
function holdingsOf(next) {
  return Array.from({ length: 12 }, (_, number) => {
    const own = [licences[number % 3]];
    if (number % 3 === 1) own.push(licences[3]);
    if (number === 10) own.push(licences[4], licences[5]);
    return own.map(([sku, name], i) => ({ sku, name, group: number % 4 === 1 && i === 0 ? groups[number % 3] : null, off: number % 6 === 5 ? [plans[next() % 3]] : [] }));
  });
}

const hex = (value, digits) => value.toString(16).padStart(digits, '0');
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export async function make(count, folder) {
  mkdirSync(folder, { recursive: true });
  const next = numbers(20261122);
  const holdings = holdingsOf(next);
  const json = createWriteStream(join(folder, `users-${count}.json`));
  const csv = createWriteStream(join(folder, `users-${count}.csv`));
  let jsonText = '{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users(id,userPrincipalName,displayName,usageLocation,assignedLicenses,licenseAssignmentStates)","value":[';
  let csvText = 'User principal name,Display name,Object Id,Usage location,Licenses,Block credential,Department,Office,City,Title,When created,Proxy addresses\r\n';
  for (let i = 0; i < count; ++i) {
    const r = next();
    const first = given[r % 16];
    const last = family[(r >>> 4) % 16];
    const id = `${hex(next(), 8)}-${hex(next() & 0xffff, 4)}-4${hex(next() & 0xfff, 3)}-8${hex(next() & 0xfff, 3)}-${hex(next(), 8)}${hex(i & 0xffff, 4)}`;
    const principal = `user${i}.${['north', 'south', 'east', 'west'][r & 3]}@${domains[(r >>> 8) % 3]}`;
    const name = `${first} ${last}`;
    const place = places[(r >>> 10) % 6];
    const holding = holdings[Math.min((r >>> 13) % 12, (r >>> 17) % 12)];
    const time = `2026-0${1 + (r >>> 20) % 9}-1${(r >>> 24) % 10}T0${(r >>> 28) % 10}:15:${10 + (r % 50)}Z`;
    const assigned = holding.map(({ sku, off }) => ({ disabledPlans: off, skuId: sku }));
    const states = holding.map(({ sku, off, group }) => ({ skuId: sku, disabledPlans: off, assignedByGroup: group, state: 'Active', lastUpdatedDateTime: time }));
    jsonText += (i ? ',' : '') + JSON.stringify({ id, userPrincipalName: principal, displayName: name, usageLocation: place, assignedLicenses: assigned, licenseAssignmentStates: states });
    csvText += `${[principal, name, id, place, holding.map((held) => held.name).join('+'), r % 50 ? 'False' : 'True', cell(departments[(r >>> 5) % 6]), `Building ${r % 40}`, cell(cities[(r >>> 7) % 6]), r % 3 ? 'Specialist' : '', time.replace('T', ' '), `SMTP:${principal}`].join(',')}\r\n`;
    if (jsonText.length > 1 << 20) {
      if (!json.write(jsonText)) await once(json, 'drain');
      jsonText = '';
    }
    if (csvText.length > 1 << 20) {
      if (!csv.write(csvText)) await once(csv, 'drain');
      csvText = '';
    }
  }
  json.end(`${jsonText}]}`);
  csv.end(csvText);
  await Promise.all([once(json, 'finish'), once(csv, 'finish')]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await make(Number(process.argv[2]), process.argv[3]);
