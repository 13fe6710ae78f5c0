// Tables as PapaParse reads them.
import assert from 'node:assert/strict';
import test from 'node:test';
import Papa from 'papaparse';
import { samples, hostile, inCell } from './samples.mjs';

const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\s]*[\t\r\n]/u;

for (const sample of samples) {
  test(`${sample.name}: every table has a rectangular body and not one cell that a spreadsheet would calculate`, () => {
    for (const file of sample.files.filter((name) => name.endsWith('.csv'))) {
      const bytes = sample.read(file);
      assert.equal(bytes.charCodeAt(0), 0xfeff, `${file} begins with a byte order mark`);
      const { data, errors } = Papa.parse(bytes.slice(1), { newline: '\r\n', skipEmptyLines: true });
      assert.deepEqual(errors, [], file);
      assert.ok(data.length > 1, file);
      for (const row of data) {
        assert.equal(row.length, data[0].length, file);
        for (const cell of row) {
          if (/^-?[0-9]+(\.[0-9]+)?$/.test(cell)) continue;  // a number
          assert.ok(!formula.test(cell), `${file}: ${JSON.stringify(cell)}`);
        }
      }
    }
  });
}

test('names come back from the table of people as they look, apart from the mark that keeps them from being calculated', () => {
  for (const sample of hostile) {
    const { data } = Papa.parse(sample.read('assignments.csv').slice(1), { newline: '\r\n', skipEmptyLines: true });
    const shown = data[1][2].replace(/^'(?=[\s\u00a0\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/u, '');
    const expected = inCell(sample.text);
    assert.equal(shown, expected, sample.name);
  }
});
