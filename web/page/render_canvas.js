// Draws Dear ImGui's lists with Canvas 2D, for machines without WebGL. Triangles that fan out from one corner become one
// outline (so that no seams show), shapes of one colour one path, pairs of textured triangles become one copied piece of a tinted glyph sheet.
function makeCanvasRenderer(canvas) {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return null;
  const sheets = new Map(); // texture id -> { canvas, tints: Map(colour -> canvas) }
  const renderer = { kind: 'canvas', smoothEdges: 0, needsTextures: false, draw };

  function update(wish) {
    if (wish.status === 4) {
      sheets.delete(wish.id);
      return;
    }
    const fresh = wish.status === 2 || !sheets.has(wish.id);
    if (fresh) {
      const surface = document.createElement('canvas');
      surface.width = wish.width;
      surface.height = wish.height;
      sheets.set(wish.id, { canvas: surface, width: wish.width, height: wish.height, tints: new Map() });
    }
    const sheet = sheets.get(wish.id);
    const top = fresh ? 0 : wish.y, rows = fresh ? wish.height : wish.updateHeight;
    const picture = new ImageData(wish.width, Math.max(1, rows));
    const source = program.HEAPU8.subarray(wish.pixels + top * wish.width, wish.pixels + (top + rows) * wish.width);
    for (let i = 0; i < source.length; ++i) picture.data[i * 4 + 3] = source[i];
    sheet.canvas.getContext('2d').putImageData(picture, 0, top);
    sheet.tints.clear();
  }

  function tinted(sheet, color) {
    let surface = sheet.tints.get(color);
    if (surface) return surface;
    if (sheet.tints.size > 24) sheet.tints.clear();
    surface = document.createElement('canvas');
    surface.width = sheet.width;
    surface.height = sheet.height;
    const paint = surface.getContext('2d');
    paint.drawImage(sheet.canvas, 0, 0);
    paint.globalCompositeOperation = 'source-in';
    paint.fillStyle = css(color);
    paint.fillRect(0, 0, sheet.width, sheet.height);
    sheet.tints.set(color, surface);
    return surface;
  }

  function css(color) {
    return `rgba(${color & 255},${(color >>> 8) & 255},${(color >>> 16) & 255},${(color >>> 24) / 255})`;
  }

  function drawCommand(list, command, sheet, density) {
    const floats = program.HEAPF32, words = program.HEAPU32, indices = program.HEAPU16;
    const first = list.indices / 2 + command.indexOffset;
    const base = list.vertices / 4 + command.vertexOffset * 5;
    const vertex = (i) => base + indices[first + i] * 5;
    let open = false, openColor = 0;
    let shape = []; // vertices of the convex shape that the latest triangles make up
    const closeShape = () => {
      if (shape.length < 3) return;
      let area = 0;
      for (let i = 0, before = shape[shape.length - 1]; i < shape.length; before = shape[i++]) {
        area += floats[before] * floats[shape[i] + 1] - floats[shape[i]] * floats[before + 1];
      }
      // One winding for all, or overlapping neighbours would cancel out.
      if (area < 0) shape.reverse();
      context.moveTo(floats[shape[0]] * density, floats[shape[0] + 1] * density);
      for (let i = 1; i < shape.length; ++i) context.lineTo(floats[shape[i]] * density, floats[shape[i] + 1] * density);
      context.closePath();
      shape = [];
    };
    const close = () => {
      closeShape();
      if (!open) return;
      context.fillStyle = css(openColor);
      context.fill();
      open = false;
    };
    for (let i = 0; i < command.count; i += 3) {
      const a = vertex(i), b = vertex(i + 1), c = vertex(i + 2);
      const plain = floats[a + 2] === floats[b + 2] && floats[a + 3] === floats[b + 3] && floats[a + 2] === floats[c + 2] && floats[a + 3] === floats[c + 3];
      const color = words[a + 4];
      if (!plain && i + 3 < command.count) {
        // A glyph: corners a (top left) and c (bottom right) say everything; the second triangle is skipped.
        close();
        const u0 = floats[a + 2] * sheet.width, v0 = floats[a + 3] * sheet.height, u1 = floats[c + 2] * sheet.width, v1 = floats[c + 3] * sheet.height;
        const x = floats[a] * density, y = floats[a + 1] * density, w = floats[c] * density - x, h = floats[c + 1] * density - y;
        if ((color >>> 24) > 0 && w > 0 && h > 0 && u1 > u0 && v1 > v0) context.drawImage(tinted(sheet, color), u0, v0, u1 - u0, v1 - v0, x, y, w, h);
        i += 3;
        continue;
      }
      if ((color >>> 24) === 0) continue;
      if (!open || color !== openColor) {
        close();
        context.beginPath();
        open = true;
        openColor = color;
      }
      if (shape.length >= 3 && shape[0] === a && shape[shape.length - 1] === b) {
        shape.push(c);
      } else {
        closeShape();
        shape = [a, b, c];
      }
    }
    close();
  }

  function draw(frame, density, background) {
    readTextures(frame).forEach(update);
    context.imageSmoothingEnabled = true;
    context.fillStyle = `rgb(${background.join(',')})`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const list of readLists(frame)) {
      for (const command of list.commands) {
        const left = Math.floor(command.clip[0] * density), top = Math.floor(command.clip[1] * density);
        const right = Math.ceil(command.clip[2] * density), bottom = Math.ceil(command.clip[3] * density);
        const sheet = sheets.get(command.texture);
        if (!sheet || right <= left || bottom <= top) continue;
        context.save();
        context.beginPath();
        context.rect(left, top, right - left, bottom - top);
        context.clip();
        drawCommand(list, command, sheet, density);
        context.restore();
      }
    }
  }

  return renderer;
}
