// Unpacks LZMA as `xz --format=lzma` writes it, with the size in the header. Browsers unpack only deflate by themselves, and
// LZMA is a quarter smaller. Returns a decoder: decode(limit) goes on until that many bytes are there, so that a caller may
// show progress in between; `output` is complete when `written` equals `size`.
function makeLzmaDecoder(input) {
  const header = new DataView(input.buffer, input.byteOffset);
  const literalContext = input[0] % 9, literalPlace = Math.floor(input[0] / 9) % 5, placeBits = Math.floor(input[0] / 45);
  const size = header.getUint32(5, true);
  const output = new Uint8Array(size);
  // Where each kind of probability begins. A length needs 2 choices, 16 places of 8 short and 8 middle codes, 256 long ones.
  const MATCH = 0, REPEAT = 192, FIRST = 204, SECOND = 216, THIRD = 228, SHORT = 240, SLOT = 432, SPECIAL = 688, ALIGN = 816,
    LENGTH = 832, REPEAT_LENGTH = 1346, LITERAL = 1860;
  const chances = new Uint16Array(LITERAL + (0x300 << literalContext + literalPlace)).fill(1024);
  let at = 18, range = 0xffffffff, code = header.getUint32(14);
  let state = 0, written = 0, previous = 0;
  let distance = 0, second = 0, third = 0, fourth = 0; // the latest four, less one

  function shift() {
    if (range >= 0x1000000) return;
    range = range << 8 >>> 0;
    code = (code << 8 | input[at++]) >>> 0;
  }
  function bit(index) {
    const chance = chances[index];
    const bound = (range >>> 11) * chance;
    if (code < bound) {
      range = bound;
      chances[index] = chance + (2048 - chance >> 5);
      shift();
      return 0;
    }
    range -= bound;
    code -= bound;
    chances[index] = chance - (chance >> 5);
    shift();
    return 1;
  }
  function tree(base, bits) {
    let node = 1;
    for (let i = 0; i < bits; ++i) node = node << 1 | bit(base + node);
    return node - (1 << bits);
  }
  function lowestFirst(base, bits) {
    let node = 1, value = 0;
    for (let i = 0; i < bits; ++i) {
      const one = bit(base + node);
      node = node << 1 | one;
      value |= one << i;
    }
    return value;
  }
  function evenly(bits) {
    let value = 0;
    for (let i = 0; i < bits; ++i) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = value << 1 | one;
      shift();
    }
    return value >>> 0;
  }
  function length(base, place) {
    if (!bit(base)) return 2 + tree(base + 2 + place * 8, 3);
    if (!bit(base + 1)) return 10 + tree(base + 130 + place * 8, 3);
    return 18 + tree(base + 258, 8);
  }
  function literal() {
    const base = LITERAL + 0x300 * (((written & (1 << literalPlace) - 1) << literalContext) + (previous >> 8 - literalContext));
    let symbol = 1;
    if (state >= 7) {
      let match = output[written - distance - 1];
      while (symbol < 0x100) {
        const expected = match >> 7 & 1;
        match <<= 1;
        const one = bit(base + (1 + expected << 8) + symbol);
        symbol = symbol << 1 | one;
        if (one !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = symbol << 1 | bit(base + symbol);
    previous = output[written++] = symbol & 255;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }
  function farther(count) {
    const slot = tree(SLOT + Math.min(count - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | slot & 1) << bits >>> 0;
    return slot < 14 ? base + lowestFirst(SPECIAL + base - slot - 1, bits) : base + evenly(bits - 4) * 16 + lowestFirst(ALIGN, 4);
  }
  function again() {
    let chosen = second;
    if (bit(SECOND + state)) {
      if (bit(THIRD + state)) {
        chosen = fourth;
        fourth = third;
      } else chosen = third;
      third = second;
    }
    second = distance;
    distance = chosen;
  }
  function copy(count) {
    if (distance >= written || written + count > size) throw new Error('The packed program is damaged');
    for (let from = written - distance - 1, end = written + count; written < end; ++written, ++from) output[written] = output[from];
    previous = output[written - 1];
  }
  function step() {
    const place = written & (1 << placeBits) - 1;
    if (!bit(MATCH + state * 16 + place)) return literal();
    if (!bit(REPEAT + state)) {
      fourth = third;
      third = second;
      second = distance;
      const count = length(LENGTH, place);
      state = state < 7 ? 7 : 10;
      distance = farther(count);
      return copy(count);
    }
    if (bit(FIRST + state)) again();
    else if (!bit(SHORT + state * 16 + place)) {
      state = state < 7 ? 9 : 11;
      return copy(1);
    }
    const count = length(REPEAT_LENGTH, place);
    state = state < 7 ? 8 : 11;
    return copy(count);
  }

  return {
    size,
    output,
    decode(limit = size) {
      while (written < Math.min(limit, size)) step();
      return written;
    },
  };
}
