// In the page: three readers of one file, each up to the same text (see reading.hpp). Time counts from the File to the text.
'use strict';
const PIECE = 1 << 20; // the largest piece the planner's page takes at once

function checksum() {
  let sum = 0;
  return {
    text(text) {
      sum = (Math.imul(sum, 31) + 1) | 0;
      const { length } = text;
      if (length) sum = (Math.imul(sum, 31) + length + Math.imul(text.charCodeAt(0), 257) + Math.imul(text.charCodeAt(length - 1), 65537)) | 0;
    },
    value(value) {
      if (typeof value === 'string') this.text(value);
      else if (Array.isArray(value)) for (const element of value) this.value(element);
      else if (value !== null && typeof value === 'object') {
        for (const name in value) {
          this.text(name);
          this.value(value[name]);
        }
      } else this.text(String(value));
    },
    get sum() { return sum >>> 0; },
  };
}

// One record a person, people with the same licences in one profile.
function folding() {
  const ids = new Set();
  const names = new Set();
  const profiles = new Map();
  let twice = 0;
  return {
    take(id, name, key) {
      const lower = name.toLowerCase();
      if (ids.has(id) || names.has(lower)) {
        twice += 1;
        return;
      }
      ids.add(id);
      names.add(lower);
      profiles.set(key, (profiles.get(key) || 0) + 1);
    },
    text(sum, rows) {
      if (twice) throw new Error('the bench has nobody twice');
      return `${sum} ${rows} 0 ${profiles.size}: ${[...profiles.values()].sort((a, b) => b - a).join(' ')}`;
    },
  };
}

const readers = {
  async planner(file) {
    const bench = await module();
    bench._bench_begin();
    const place = bench._malloc(PIECE);
    // As web/page/files.js reads: each piece in the memory of the one before, or cut out of the file where the browser cannot.
    let stream = null;
    try {
      stream = file.stream().getReader({ mode: 'byob' });
    } catch { /* an older browser */ }
    let memory = new ArrayBuffer(PIECE);
    for (let at = 0; at < file.size;) {
      const bytes = stream ? (await stream.read(new Uint8Array(memory))).value : new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      memory = bytes.buffer;
      bench.HEAPU8.set(bytes, place);
      bench._bench_feed(place, bytes.length);
      at += bytes.length;
    }
    bench._free(place);
    const address = bench._bench_finish();
    let text = '';
    for (let at = address; bench.HEAPU8[at]; ++at) text += String.fromCharCode(bench.HEAPU8[at]);
    return text;
  },
  async 'JSON.parse'(file) {
    const users = JSON.parse(await file.text()).value;
    const sum = checksum();
    const folded = folding();
    for (const user of users) {
      sum.value(user);
      const states = user.licenseAssignmentStates.map((state) => `${state.skuId}/${state.assignedByGroup}/${state.disabledPlans.join('-')}`);
      folded.take(user.id, user.userPrincipalName, states.sort().join('\n'));
    }
    return folded.text(sum.sum, users.length);
  },
  async PapaParse(file) {
    const { data, meta } = await new Promise((resolve, reject) => { Papa.parse(file, { header: true, skipEmptyLines: true, complete: resolve, error: reject }); });
    const sum = checksum();
    const folded = folding();
    for (const name of meta.fields) sum.text(name);
    for (const row of data) {
      for (const name of meta.fields) sum.text(row[name]);
      folded.take(row['Object Id'], row['User principal name'], row.Licenses.split('+').sort().join('+'));
    }
    return folded.text(sum.sum, data.length);
  },
};

let loaded = null;
function module() {
  loaded ||= createBench();
  return loaded;
}

// The module is compiled before the clock starts, as the other readers' scripts are.
// eslint-disable-next-line no-unused-vars
async function prepare(reader) {
  if (reader === 'planner') (await module())._bench_prepare();
}

// eslint-disable-next-line no-unused-vars
async function measure(reader) {
  const [file] = document.getElementById('file').files;
  const begin = performance.now();
  const text = await readers[reader](file);
  const time = performance.now() - begin;
  return { time, text, heap: reader === 'planner' ? (await module()).HEAPU8.length : 0 };
}
