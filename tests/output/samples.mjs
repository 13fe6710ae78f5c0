// Where the sample outputs are, and what was put into them.
import fs from 'node:fs';
import path from 'node:path';

export const root = process.env.CSP_SAMPLES;
export const samples = fs.readdirSync(root).sort().map((name) => {
  const folder = path.join(root, name);
  return {
    name,
    text: JSON.parse(fs.readFileSync(path.join(folder, 'name.json'), 'utf8')),
    files: fs.readdirSync(folder, { recursive: true }).map(String).sort(),
    bytes: (file) => fs.readFileSync(path.join(folder, file)),
    read: (file) => fs.readFileSync(path.join(folder, file), 'utf8'),
    json: (file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')),
  };
});
export const plain = samples.find((sample) => sample.name === 'plain-en');
export const hostile = samples.filter((sample) => sample.name.startsWith('hostile-'));

// What remains of a text where it has to stand on one line for people to see.
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
// The same of a cell, which may have several lines.
export const inCell = (text) => text.replace(invisible, '\ufffd');
export const visible = (text, most = 400) => {
  const shown = [...text.replace(/[\t\n\r\u2028\u2029]/gu, ' ').replace(invisible, '\ufffd')];
  return shown.length > most ? shown.slice(0, most).join('') + '…' : shown.join('');
};
