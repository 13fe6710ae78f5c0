// The calendar as two independent readers see it: ical.js and ts-ics.
import assert from 'node:assert/strict';
import test from 'node:test';
import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
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

// ts-ics looks for the ends of events with a search over the whole text, so it cannot read an event that speaks of one.
for (const sample of samples.filter(({ text }) => !text.includes('VEVENT'))) {
  test(`${sample.name}: both readers see the same events`, () => {
    const first = new ICAL.Component(ICAL.parse(sample.read('dates.ics'))).getAllSubcomponents('vevent');
    const second = convertIcsCalendar(undefined, sample.read('dates.ics')).events;
    assert.equal(second.length, first.length);
    second.forEach((event, i) => {
      const text = (name) => first[i].getFirstPropertyValue(name);
      assert.equal(event.uid, text('uid'));
      assert.equal(event.start.type, 'DATE');
      assert.equal(event.start.date.toISOString().slice(0, 10), text('dtstart').toString());
      assert.equal(event.end.date - event.start.date, 86_400_000);
      assert.equal(event.sequence, text('sequence'));
      assert.equal(event.stamp.date.toISOString().slice(0, 10), sample.json('plan.json').today);
      assert.deepEqual(event.alarms.map(({ action, trigger }) => [action, trigger.value.before, trigger.value.days]), [['DISPLAY', true, 7]]);
    });
  });
}

test('texts come back from the calendar as they can be seen', () => {
  for (const sample of samples.filter((other) => other.text !== '' && !other.text.includes('\ufffd'))) {
    const calendar = new ICAL.Component(ICAL.parse(sample.read('dates.ics')));
    const summary = new ICAL.Event(calendar.getFirstSubcomponent('vevent')).summary;
    const expected = visible(sample.text);
    assert.ok(summary.startsWith(expected.slice(0, 60)), `${sample.name}: ${JSON.stringify(summary.slice(0, 80))}`);
  }
});
