// Letters in the system's own font, drawn one by one with Canvas 2D and handed to the program as coverage.
const glyphs = (() => {
  const faces = ['400 {}px system-ui, "Segoe UI", sans-serif', '600 {}px system-ui, "Segoe UI", sans-serif',
    '400 {}px ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace'];
  let surface = document.createElement('canvas');
  surface.width = surface.height = 64;
  let context = surface.getContext('2d', { willReadFrequently: true });

  function setFont(face, size) {
    context.font = faces[face].replace('{}', String(size));
    context.textBaseline = 'alphabetic';
  }

  function grow(width, height) {
    if (surface.width >= width && surface.height >= height) return;
    surface.width = Math.max(surface.width, width);
    surface.height = Math.max(surface.height, height);
  }

  return {
    capitalHeight(face, size) {
      setFont(face, size);
      return context.measureText('H').actualBoundingBoxAscent;
    },
    // Returns the address of the coverage (the program frees it), 0 for blanks. metrics: advance, left, top, width, height.
    draw(face, size, character, metrics) {
      const text = String.fromCodePoint(character >>> 0);
      setFont(face, size);
      const measure = context.measureText(text);
      const out = (metrics >>> 0) / 4;
      program.HEAPF32[out] = measure.width;
      const left = Math.floor(-measure.actualBoundingBoxLeft) - 1;
      const top = -Math.ceil(measure.actualBoundingBoxAscent) - 1;
      const width = Math.ceil(measure.actualBoundingBoxRight) + 1 - left;
      const height = Math.ceil(measure.actualBoundingBoxDescent) + 1 - top;
      const blank = measure.actualBoundingBoxRight + measure.actualBoundingBoxLeft <= 0;
      if (blank || width <= 2 || height <= 2 || width > 1024 || height > 1024) return 0;
      grow(width, height);
      setFont(face, size);
      context.clearRect(0, 0, width, height);
      context.fillStyle = '#000';
      context.fillText(text, -left, -top);
      const pixels = context.getImageData(0, 0, width, height).data;
      const address = allocate(width * height);
      for (let i = 0; i < width * height; ++i) program.HEAPU8[address + i] = pixels[i * 4 + 3];
      program.HEAPF32.set([left, top, width, height], out + 1);
      return address;
    },
  };
})();
