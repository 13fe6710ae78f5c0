// Documents as parse5 reads them: the tree a browser would build.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { samples, hostile } from './samples.mjs';

const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] });
const documents = ['report.html', 'internal.html', 'runbook.html'];

function elements(html) {
  const found = [];
  const walk = (node) => {
    if (node.tagName) found.push(node);
    for (const child of node.childNodes ?? []) walk(child);
  };
  const errors = [];
  walk(parse(html, { onParseError: (error) => errors.push(error.code), sourceCodeLocationInfo: true }));
  return { found, errors };
}

for (const sample of samples) {
  for (const document of documents) {
    test(`${sample.name}/${document}: well-formed, without script, handler, style attribute or address outside`, () => {
      const html = sample.read(document);
      const { found, errors } = elements(html);
      assert.deepEqual(errors, []);
      for (const element of found) {
        assert.ok(!['script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'img', 'foreignObject'].includes(element.tagName), element.tagName);
        for (const { name, value } of element.attrs) {
          assert.ok(!name.startsWith('on') && name !== 'style' && name !== 'src', name);
          if (name === 'href') assert.match(value, /^#/);
        }
      }
      const style = /<style>([^]*?)<\/style>/.exec(html)[1];
      const hash = createHash('sha256').update(style).digest('base64');
      assert.ok(html.includes(`default-src 'none'; style-src 'sha256-${hash}'`));
      const ids = found.flatMap((element) => element.attrs.filter(({ name }) => name === 'id').map(({ value }) => value));
      assert.equal(new Set(ids).size, ids.length, 'every id is there once');
      for (const element of found) {
        for (const { name, value } of element.attrs) {
          if (name === 'aria-labelledby') for (const id of value.split(' ')) assert.ok(ids.includes(id), id);
        }
      }
    });
  }
}

for (const sample of samples.filter(({ name }) => /^plain|^hostile-(05|09|10)/.test(name))) {
  test(`${sample.name}: the validator has nothing to say about any document`, async () => {
    for (const document of documents) {
      const { results } = await validator.validateString(sample.read(document));
      assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${document}:${line} ${ruleId}: ${message}`)), []);
    }
  });
}

test('what is in the names changes no element of any document', () => {
  const shape = (sample, document) => elements(sample.read(document)).found.map((element) => element.tagName).join(' ');
  for (const document of documents) {
    const first = shape(hostile[0], document);
    for (const sample of hostile) assert.equal(shape(sample, document), first, `${sample.name}/${document}`);
  }
});
