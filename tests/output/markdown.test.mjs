// The runbook as a Markdown reader with links and HTML switched on shows it: text stays text.
import assert from 'node:assert/strict';
import test from 'node:test';
import MarkdownIt from 'markdown-it';
import { samples, hostile, plain } from './samples.mjs';

const reader = new MarkdownIt({ html: true, linkify: true });
const tokens = (sample) => reader.parse(sample.read('runbook.md'), {}).flatMap((token) => [token, ...(token.children ?? [])]);
const shape = (sample) => tokens(sample).map(({ type }) => type).filter((type) => type !== 'text' && type !== 'text_special').join(' ');

for (const sample of samples) {
  test(`${sample.name}: the Markdown runbook has no markup, link or picture of its own`, () => {
    for (const { type } of tokens(sample)) assert.ok(!/html|link|image|fence/.test(type), type);
  });
}

test('what is in the names changes no element of the Markdown runbook', () => {
  for (const sample of hostile) assert.equal(shape(sample), shape(hostile[0]), sample.name);
});

test('the commands stand in the Markdown runbook as they are typed', () => {
  const blocks = tokens(plain).filter(({ type }) => type === 'code_block').map(({ content }) => content);
  assert.equal(blocks.length, 1);
  assert.match(blocks[0], /^\.\\assignments\.ps1 -ExpectedHash [0-9a-f]{64} -Execute$/m);
});
