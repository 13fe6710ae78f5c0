// Draws Dear ImGui's lists with WebGL 2 or 1. Only features of WebGL 1 are used. Survives the loss of its context: when it
// comes back, everything is made anew and the program is asked for all textures again. When it does not, or the driver does not take the
// shaders any more, `gone` is called, once: somebody else has to draw.
const LONGEST_LOSS = 3000; // Milliseconds; a browser that restarts its graphics process needs about one second.

function makeWebGlRenderer(canvas, gone) {
  const wishes = { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power', preserveDrawingBuffer: false };
  const gl = canvas.getContext('webgl2', wishes) || canvas.getContext('webgl', wishes);
  if (!gl) return null;

  const vertexSource = `
    attribute vec2 position; attribute vec2 place; attribute vec4 color;
    uniform vec4 view; varying vec2 at; varying vec4 tint;
    void main() { at = place; tint = color; gl_Position = vec4(position * view.xy + view.zw, 0.0, 1.0); }`;
  const fragmentSource = `
    precision mediump float; uniform sampler2D coverage; varying vec2 at; varying vec4 tint;
    void main() { float alpha = tint.a * texture2D(coverage, at).a; gl_FragColor = vec4(tint.rgb * alpha, alpha); }`;

  let shader = null, view = null, vertexBuffer = null, indexBuffer = null;
  let textures = new Map();
  let lost = false, giveUp = 0;
  const renderer = { kind: gl instanceof self.WebGLRenderingContext ? 'webgl' : 'webgl2', smoothEdges: 1, needsTextures: false, draw };

  function compile(type, source) {
    const part = gl.createShader(type);
    gl.shaderSource(part, source);
    gl.compileShader(part);
    gl.attachShader(shader, part);
  }

  // False where the driver does not take the shaders.
  function make() {
    shader = gl.createProgram();
    compile(gl.VERTEX_SHADER, vertexSource);
    compile(gl.FRAGMENT_SHADER, fragmentSource);
    ['position', 'place', 'color'].forEach((name, index) => gl.bindAttribLocation(shader, index, name));
    gl.linkProgram(shader);
    view = gl.getUniformLocation(shader, 'view');
    vertexBuffer = gl.createBuffer();
    indexBuffer = gl.createBuffer();
    textures = new Map();
    return gl.getProgramParameter(shader, gl.LINK_STATUS);
  }

  function update(wish) {
    if (wish.status === 4) {
      gl.deleteTexture(textures.get(wish.id) || null);
      textures.delete(wish.id);
      return;
    }
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    const source = program.HEAPU8;
    if (wish.status === 2 || !textures.has(wish.id)) {
      const texture = textures.get(wish.id) || gl.createTexture();
      textures.set(wish.id, texture);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      const pixels = source.subarray(wish.pixels, wish.pixels + wish.width * wish.height);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.ALPHA, wish.width, wish.height, 0, gl.ALPHA, gl.UNSIGNED_BYTE, pixels);
      return;
    }
    // Whole rows: WebGL 1 cannot take a part of a row from memory.
    gl.bindTexture(gl.TEXTURE_2D, textures.get(wish.id));
    const start = wish.pixels + wish.y * wish.width;
    const rows = source.subarray(start, start + wish.updateHeight * wish.width);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, wish.y, wish.width, wish.updateHeight, gl.ALPHA, gl.UNSIGNED_BYTE, rows);
  }

  function draw(frame, density, background) {
    if (lost) return;
    readTextures(frame).forEach(update);
    const width = canvas.width, height = canvas.height;
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(background[0] / 255, background[1] / 255, background[2] / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.useProgram(shader);
    gl.uniform4f(view, 2 * density / width, -2 * density / height, -1, 1);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindBuffer(gl.ARRAY_BUFFER, vertexBuffer);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indexBuffer);
    for (let i = 0; i < 3; ++i) gl.enableVertexAttribArray(i);
    for (const list of readLists(frame)) {
      gl.bufferData(gl.ARRAY_BUFFER, program.HEAPU8.subarray(list.vertices, list.vertices + list.vertexCount * 20), gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, program.HEAPU8.subarray(list.indices, list.indices + list.indexCount * 2), gl.STREAM_DRAW);
      let offset = -1;
      for (const command of list.commands) {
        const left = Math.max(0, Math.floor(command.clip[0] * density)), top = Math.max(0, Math.floor(command.clip[1] * density));
        const right = Math.min(width, Math.ceil(command.clip[2] * density)), bottom = Math.min(height, Math.ceil(command.clip[3] * density));
        if (right <= left || bottom <= top) continue;
        gl.scissor(left, height - bottom, right - left, bottom - top);
        if (command.vertexOffset !== offset) {
          offset = command.vertexOffset;
          gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 20, offset * 20);
          gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 20, offset * 20 + 8);
          gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 20, offset * 20 + 16);
        }
        gl.bindTexture(gl.TEXTURE_2D, textures.get(command.texture) || null);
        gl.drawElements(gl.TRIANGLES, command.count, gl.UNSIGNED_SHORT, command.indexOffset * 2);
      }
    }
    renderer.needsTextures = false;
  }

  if (!make()) return null; // another one draws: nothing of this canvas matters to it
  canvas.addEventListener('webglcontextlost', (event) => {
    if (!canvas.isConnected) return;
    event.preventDefault();
    lost = true;
    clearTimeout(giveUp);
    giveUp = setTimeout(gone, LONGEST_LOSS);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(giveUp);
    if (!canvas.isConnected) return; // too late: another one draws
    if (!make()) {
      gone();
      return;
    }
    lost = false;
    renderer.needsTextures = true;
    frames.request();
  });
  return renderer;
}
