// The calendar as ical.js reads it.
import assert from 'node:assert/strict';
import test from 'node:test';
import ICAL from 'ical.js';
import { samples, visible } from './samples.mjs';

for (const sample of samples) {
  test(`${sample.name}: the calendar has one whole-day event with an alarm for each gate of the runbook`, () => {
    const calendar = new ICAL.Component(ICAL.parse(sample.read('dates.ics')));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    const gates = sample.json('plan.json').plan.steps;
    assert.equal(events.length, gates.length);
    assert.equal(new Set(events.map((event) => event.uid)).size, gates.length);
    events.forEach((event, i) => {
      assert.ok(event.startDate.isDate);
      assert.equal(event.startDate.toString(), gates[i].planned);
      assert.equal(event.component.getAllSubcomponents('valarm').length, 1);
    });
  });
}

test('texts come back from the calendar as they can be seen', () => {
  for (const sample of samples.filter((other) => other.text !== '' && !other.text.includes('\ufffd'))) {
    const calendar = new ICAL.Component(ICAL.parse(sample.read('dates.ics')));
    const summary = new ICAL.Event(calendar.getFirstSubcomponent('vevent')).summary;
    const expected = sample.text.split('\n').map((line) => visible(line, 4000)).join('\n');
    assert.ok(summary.startsWith(expected.slice(0, 60)), `${sample.name}: ${JSON.stringify(summary.slice(0, 80))}`);
  }
});
