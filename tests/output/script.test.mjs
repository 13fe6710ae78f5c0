// The reassignment script as tree-sitter's PowerShell grammar reads it. The grammar does not take curly quotes for quotes, PowerShell
// does; the script is ASCII, so that cannot matter (and the byte check here keeps it so).
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { Language, Parser } from 'web-tree-sitter';
import { samples, plain } from './samples.mjs';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(fs.readFileSync(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'))));

function commands(script) {
  const names = new Set();
  const errors = [];
  const walk = (node) => {
    if (node.type === 'command_name') names.add(node.text);
    if (node.isError || node.isMissing) errors.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
    for (const child of node.children) walk(child);
  };
  walk(parser.parse(script).rootNode);
  return { names: [...names].sort(), errors };
}

const own = ['Add-LogRow', 'Get-DirectLicences', 'Get-SafeCell', 'Get-SortedIds', 'Get-UserState', 'Get-WaitSeconds', 'Read-Licences', 'Read-SkuIds',
  'Set-UserState', 'Stop-Refused', 'Test-Form', 'Test-WorthRetrying', 'Write-TextFile'];
const changing = ['Set-MgUserLicense'];
const harmless = ['ConvertFrom-Json', 'ConvertTo-Json', 'Export-Csv', 'ForEach-Object', 'Get-FileHash', 'Get-MgContext', 'Get-MgUser', 'Get-Module',
  'Import-Module', 'Join-Path', 'New-Object', 'Resolve-Path', 'Start-Sleep', 'Test-Path', 'Write-Host'];

test('the script is grammatical and calls nothing but what is listed here; one command changes anything', () => {
  const { names, errors } = commands(plain.read('assignments.ps1').slice(1));
  assert.deepEqual(errors, []);
  assert.deepEqual(names, [...own, ...changing, ...harmless].sort());
});

test('the runbook installs, one by one and in one version, the modules that the script loads', () => {
  const installs = [...plain.read('runbook.md').matchAll(/Install-Module (\S+) -RequiredVersion ([0-9.]+) -Scope CurrentUser\s*$/gm)];
  const loaded = plain.read('assignments.ps1').match(/foreach \(\$name in @\(([^)]*)\)\)/)[1].split(',').map((name) => name.trim().replaceAll("'", ''));
  assert.deepEqual([...new Set(installs.map(([, name]) => name))], loaded);
  assert.equal(new Set(installs.map(([, , version]) => version)).size, 1);
  assert.equal(plain.read('runbook.md').split('Install-Module').length - 1, installs.length);
});

test('a list that a function hands back whole is not put into another list', () => {
  const script = plain.read('assignments.ps1').replaceAll('\r\n', '\n');
  const whole = [...script.matchAll(/^function (\S+) \{[\s\S]*?^\}/gm)].filter(([body]) => body.includes('return ,')).map(([, name]) => name);
  assert.ok(whole.includes('Get-SortedIds'));
  for (const name of whole) assert.ok(!script.includes(`@(${name} `), name);
});

test('the one changing command stands in one place, and is reached only with -Execute', () => {
  const script = plain.read('assignments.ps1');
  assert.equal(script.split('Set-MgUserLicense').length, 2);
  const lines = script.split('\r\n');
  const call = lines.findIndex((line) => line.includes('Set-UserState -UserId'));
  const guard = lines.findIndex((line) => line.includes('if (-not $Execute) {'));
  assert.ok(guard >= 0 && guard < call && lines.slice(guard, call).some((line) => line.trim() === 'continue'));
});

test('the script is the same bytes for every customer, ASCII behind its byte order mark', () => {
  const first = plain.bytes('assignments.ps1');
  assert.deepEqual([...first.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.ok(first.subarray(3).every((byte) => byte < 0x7f));
  for (const sample of samples) assert.ok(sample.bytes('assignments.ps1').equals(first), sample.name);
});
