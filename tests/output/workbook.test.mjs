// The workbook as ExcelJS reads it.
import assert from 'node:assert/strict';
import test from 'node:test';
import ExcelJS from 'exceljs';
import { samples, plain, inCell } from './samples.mjs';

async function workbook(sample) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(sample.bytes('plan.xlsx'));
  return book;
}

test('ids are text, counts are numbers, dates are dates, and the header stays in view', async () => {
  const sheet = (await workbook(plain)).worksheets[1];
  assert.deepEqual(sheet.views[0].state, 'frozen');
  const row = sheet.getRow(2);
  const headings = sheet.getRow(1).values.slice(1);
  const cell = (heading) => row.getCell(headings.indexOf(heading) + 1).value;
  assert.equal(cell('Units'), 40);
  assert.equal(cell('Order date').toISOString(), '2026-12-01T00:00:00.000Z');
  assert.equal(cell('Product and SKU id'), 'CFQ7TTC0LF8S:0002');
  assert.match(cell('SKU id'), /^[0-9a-f-]{36}$/);
});

for (const sample of samples) {
  test(`${sample.name}: no cell of the workbook is a formula or a link, and names come back as they look`, async () => {
    const book = await workbook(sample);
    assert.equal(book.worksheets.length, 5);
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) => row.eachCell((cell) => {
        assert.ok([ExcelJS.ValueType.String, ExcelJS.ValueType.Number, ExcelJS.ValueType.Date, ExcelJS.ValueType.Null].includes(cell.type), String(cell.type));
      }));
    }
    if (sample.text === '' || sample.text.length > 4000) return;
    const expected = inCell(sample.text);
    assert.equal(book.worksheets[0].getRow(2).getCell(1).value, expected);
  });
}
