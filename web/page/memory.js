// Reading and writing the program's memory. Addresses above 2 GiB arrive negative: every one passes through `>>> 0`.
let program = null; // the linked module, set by start.js
const utf8 = { decoder: new TextDecoder(), encoder: new TextEncoder() };

function readText(address, size) {
  return utf8.decoder.decode(program.HEAPU8.subarray(address >>> 0, (address >>> 0) + size));
}

function readBytes(address, size) {
  return program.HEAPU8.slice(address >>> 0, (address >>> 0) + size);
}

// Never zero: without memory the program is given up, as when it runs out of it itself.
function allocate(size) {
  const address = program._malloc(size) >>> 0;
  if (address === 0) throw new WebAssembly.RuntimeError('memory');
  return address;
}

// Bytes in the program's memory for the time of one call.
function withBytes(bytes, use) {
  const address = allocate(bytes.length + 1);
  program.HEAPU8.set(bytes, address);
  program.HEAPU8[address + bytes.length] = 0;
  const result = use(address, bytes.length);
  program._free(address);
  return result;
}

function withText(text, use) {
  return withBytes(utf8.encoder.encode(text), use);
}

// A zero-terminated copy that the program frees.
function giveText(text) {
  const bytes = utf8.encoder.encode(text);
  const address = allocate(bytes.length + 1);
  program.HEAPU8.set(bytes, address);
  program.HEAPU8[address + bytes.length] = 0;
  return address;
}

const FRAME_FIELDS = ['textures', 'textureCount', 'lists', 'listCount', 'commands', 'commandCount', 'nodes', 'nodeCount',
  'strings', 'stringsSize', 'hashLow', 'hashHigh', 'focused', 'focusVisible', 'wantsFocus', 'cursor', 'textWanted', 'zoomPercent'];

function readFrame(address) {
  const frame = {};
  const at = (address >>> 0) / 4;
  FRAME_FIELDS.forEach((field, index) => { frame[field] = program.HEAPU32[at + index]; });
  return frame;
}

// What the program asks of its textures. Status as in Dear ImGui: 2 create, 3 update, 4 destroy.
function readTextures(frame) {
  const textures = [];
  for (let i = 0; i < frame.textureCount; ++i) {
    const at = frame.textures / 4 + i * 9;
    const [id, status, width, height, pixels, x, y, updateWidth, updateHeight] = program.HEAPU32.subarray(at, at + 9);
    textures.push({ id, status, width, height, pixels, x, y, updateWidth, updateHeight });
  }
  return textures;
}

// Draw lists in drawing order, each with its commands.
function readLists(frame) {
  const lists = [];
  for (let i = 0; i < frame.listCount; ++i) {
    const at = frame.lists / 4 + i * 6;
    const [vertices, vertexCount, indices, indexCount, firstCommand, commandCount] = program.HEAPU32.subarray(at, at + 6);
    const commands = [];
    for (let c = firstCommand; c < firstCommand + commandCount; ++c) {
      const word = frame.commands / 4 + c * 8;
      commands.push({
        clip: program.HEAPF32.subarray(word, word + 4),
        texture: program.HEAPU32[word + 4],
        vertexOffset: program.HEAPU32[word + 5],
        indexOffset: program.HEAPU32[word + 6],
        count: program.HEAPU32[word + 7],
      });
    }
    lists.push({ vertices, vertexCount, indices, indexCount, commands });
  }
  return lists;
}
