// Facts, texts and demo customers, packed with the page (web/pack.mjs). The first part is handed to the program before its first
// frame; the second one, the languages that were not needed so far, when the program asks.
const assets = (() => {
  const english = new Map();
  let later = null; // unpacks the languages

  const embedded = (id) => fromBase64(document.getElementById(id).textContent.trim());

  // A translation is kept as its words; keys and signs around them are those of the English text.
  function unlike(words, model) {
    const lines = model.split('\n');
    return words.split('\n').map((line, index) => {
      if (line.startsWith('\u0001')) return line.slice(1);
      const [, before, after] = /^(\s*"[^"]*": ").*?(",?)$/.exec(lines[index]);
      return before + line + after;
    }).join('\n');
  }

  // What a bundle holds, as [path, bytes]; a file that comes later is empty.
  function* filesOf(bundle) {
    let at = bundle.indexOf(10) + 1;
    for (const [path, size = 0, model] of JSON.parse(utf8.decoder.decode(bundle.subarray(0, at)))) {
      let bytes = bundle.subarray(at, at + size);
      at += size;
      if (path.startsWith('text/en/')) english.set(path, bytes);
      if (model) bytes = utf8.encoder.encode(unlike(utf8.decoder.decode(bytes), utf8.decoder.decode(english.get(model))));
      yield [path, bytes];
    }
  }

  return {
    embedded,
    filesOf,
    unpackLaterWith(unpacker) { later = unpacker; },
    // The program's memory keeps them for good.
    handOver(bundle) {
      for (const [path, bytes] of filesOf(bundle)) {
        const address = bytes.length > 0 ? allocate(bytes.length + 1) : 0;
        program.HEAPU8.set(bytes, address);
        withText(path, (text, size) => program._planner_asset(text, size, address, bytes.length));
      }
    },
    handOverLanguages() {
      later.begin(embedded('languages')).until();
      assets.handOver(later.output);
    },
  };
})();
