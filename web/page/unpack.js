// Unpacks what the page carries, with a WebAssembly module of its own (web/unpack). prepare() comes first; each of its unpackers takes
// one packed stream: begin(packed) reads its size, until(limit) goes on until that many bytes are there, so that a caller may show
// progress in between, and output is complete when `written` equals `size`.
async function prepareUnpackers(count) {
  const module = await WebAssembly.compile(fromBase64(UNPACK_MODULE));
  const instances = [];
  for (let i = 0; i < count; ++i) instances.push(WebAssembly.instantiate(module, {}));
  return (await Promise.all(instances)).map((instance) => makeUnpacker(instance.exports));
}

function fromBase64(words) {
  const text = atob(words);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function makeUnpacker(module) {
  const unpacker = {
    size: 0,
    written: 0,
    output: null,
    begin(packed) {
      // The size is the second field of the header, eight bytes of which the page needs four.
      unpacker.size = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
      const address = module.memory.buffer.byteLength, room = packed.length + unpacker.size;
      module.memory.grow(Math.ceil(room / 65536));
      const memory = new Uint8Array(module.memory.buffer);
      memory.set(packed, address);
      unpacker.output = memory.subarray(address + packed.length, address + room);
      module.unpack_begin(address, packed.length, address + packed.length, unpacker.size);
      return unpacker;
    },
    until(limit = unpacker.size) {
      unpacker.written = module.unpack_until(limit);
      if (!unpacker.written) throw new Error('The packed program is damaged');
      return unpacker.written;
    },
  };
  return unpacker;
}
