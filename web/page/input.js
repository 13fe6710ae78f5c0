// Pointer, wheel, keyboard and clipboard events of the page, handed to the program. Text fields are real elements of the
// twin: typing in them never passes through here. Keys that belong to the browser stay with the browser.
function listenToInput(twin) {
  const apple = /Mac|iPhone|iPad/.test(navigator.platform || navigator.userAgent);
  const pressed = new Map(); // code of the physical key -> name sent, so that its release matches
  const ours = new Set(['KeyS', 'KeyO', 'KeyZ', 'KeyY', 'KeyK']); // with Control or Command
  let gesture = false; // the next click comes from a pointer, which the program has seen itself

  const send = (name, down) => withText(name, (address, size) => program._planner_key(address, size, down ? 1 : 0));
  const modifiers = (event) => program._planner_modifiers(Number(event.ctrlKey), Number(event.shiftKey), 0, Number(event.metaKey));
  const nameOf = (event) => (/^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code);

  // Pointer events wait while the page has scrolled ahead of the program, or they would hit what was there before.
  const held = [];
  function pass(action) {
    if (held.length > 0 || twin.isMoving()) held.push(action);
    else action();
  }
  function afterFrame() {
    if (held.length === 0 || twin.isMoving()) return;
    for (const action of held.splice(0)) action();
  }

  // --- pointer ---
  let touch = null; // { x, y, at, scrolling, down, drags }
  const restTime = 350; // ms
  const moved = ({ clientX, clientY }, isTouch) => pass(() => program._planner_pointer_moved(clientX, clientY, isTouch));
  const button = (which, down) => pass(() => program._planner_pointer_button(which, down));

  addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return touchMoved(event);
    moved(event, 0);
    // Explanations appear when the pointer rests.
    frames.requestAfter(260);
    frames.requestAfter(460);
    return undefined;
  });
  addEventListener('pointerdown', (event) => {
    gesture = true;
    modifiers(event);
    if (event.pointerType === 'touch') {
      touchStarted(event);
      return;
    }
    moved(event, 0);
    if (event.button <= 2) button([0, 2, 1][event.button], 1);
    const onCanvas = event.target instanceof HTMLCanvasElement;
    if (onCanvas && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (onCanvas) event.target.setPointerCapture(event.pointerId);
  });
  addEventListener('pointerup', (event) => {
    if (event.pointerType === 'touch') {
      touchEnded(event);
      return;
    }
    moved(event, 0);
    if (event.button <= 2) button([0, 2, 1][event.button], 0);
  });
  addEventListener('pointercancel', () => {
    touch = null;
    button(0, 0);
    program._planner_pointer_left();
  });
  document.documentElement.addEventListener('pointerleave', () => program._planner_pointer_left());

  // A finger scrolls unless it rests first, or begins on what is dragged from side to side and goes that way; a short touch is a click.
  function touchStarted(event) {
    if (touch) return;
    moved(event, 1);
    touch = { x: event.clientX, y: event.clientY, at: event.timeStamp, scrolling: false, down: false, drags: twin.isSliderAt(event.clientX, event.clientY) };
  }
  function touchMoved(event) {
    if (!touch) return;
    const dx = event.clientX - touch.x, dy = event.clientY - touch.y;
    if (touch.down) {
      moved(event, 1);
      return;
    }
    // By the finger's own time: a busy page gets to know of its moves late.
    const rested = event.timeStamp - touch.at >= restTime;
    if (!touch.scrolling && !rested && Math.hypot(dx, dy) < 8) return;
    if (!touch.scrolling && (rested || (touch.drags && Math.abs(dx) > Math.abs(dy)))) {
      touch.down = true;
      button(0, 1);
      moved(event, 1);
      return;
    }
    touch.scrolling = true;
    program._planner_wheel(dx / 100, dy / 100);
    touch.x = event.clientX;
    touch.y = event.clientY;
  }
  function touchEnded(event) {
    if (!touch) return;
    if (!touch.scrolling) {
      moved(event, 1);
      if (!touch.down) button(0, 1);
      button(0, 0);
    }
    touch = null;
    setTimeout(() => { if (!touch) program._planner_pointer_left(); }, 60); // the next one may be down by then
  }

  addEventListener('wheel', (event) => {
    if (event.ctrlKey) return; // the browser's zoom
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? innerHeight : 1;
    modifiers(event);
    program._planner_wheel(-event.deltaX * unit / 100, -event.deltaY * unit / 100);
  }, { passive: true });

  // --- keyboard ---
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const name = nameOf(event);
    const command = event.ctrlKey || event.metaKey;
    const active = document.activeElement;
    if (twin.isTextbox(active)) {
      if (twin.steers(active) && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        twin.steer(active, event.key === 'ArrowDown' ? 1 : -1);
        return;
      }
      const inDialog = Boolean(active.closest('.layer'));
      const takesBack = (name === 'KeyZ' || name === 'KeyY') && !twin.hasTyped(active);
      if (event.key === 'Escape') {
        if (!inDialog) active.blur(); // a dialog closes with the field in it, and the focus goes back to where it was
      }
      else if (event.key === 'Enter' && active.tagName === 'INPUT') twin.submit(active);
      else if (!(command && (name === 'KeyS' || name === 'KeyO' || name === 'KeyK' || takesBack))) return;
      // Escape leaves the field; in a dialog it closes the dialog as well.
      if (!command && !(event.key === 'Escape' && inDialog)) return;
    }
    if (!command && !event.altKey && twin.scrollByKey(active, event.code)) {
      event.preventDefault();
      return;
    }
    if (event.altKey || event.key === 'Tab' || /^F\d+$/.test(event.key)) return;
    if (command && !ours.has(name) && !/^(Arrow|Home|End|Page)/.test(event.code)) return;
    if (!command && twin.typeAhead(active, event.key)) {
      event.preventDefault();
      return;
    }
    const presses = !command && (event.key === 'Enter' || event.key === ' ');
    if (presses && active && active.entry && !twin.isControl(active)) return; // a title, or what only scrolls, does nothing
    if (presses && twin.isControl(active)) {
      event.preventDefault();
      if (!event.repeat) twin.activate(active);
      return;
    }
    if (command || /^(Arrow|Home|End|Page)/.test(event.code) || event.key === ' ') event.preventDefault();
    modifiers(event);
    pressed.set(event.code, name);
    send(name, true);
    if (!command && [...event.key].length === 1) program._planner_character(event.key.codePointAt(0));
    // Browsers on a Mac report no release of keys held together with Command.
    if (event.metaKey && apple) releaseAll();
  });
  addEventListener('keyup', (event) => {
    if (event.key === ' ' && twin.isControl(document.activeElement) && !twin.isTextbox(document.activeElement)) event.preventDefault();
    modifiers(event);
    if (!pressed.has(event.code)) return;
    send(pressed.get(event.code), false);
    pressed.delete(event.code);
  });
  function releaseAll() {
    for (const name of pressed.values()) send(name, false);
    pressed.clear();
  }
  addEventListener('blur', () => {
    releaseAll();
    program._planner_window_focus(0);
  });
  addEventListener('focus', () => program._planner_window_focus(1));

  // Assistive technology and scripts click without a pointer.
  addEventListener('click', (event) => {
    const fromPointer = gesture && event.detail > 0;
    gesture = false;
    if (!fromPointer) twin.activate(event.target);
  });

  // --- clipboard ---
  const inField = (event) => twin.isTextbox(event.target);
  addEventListener('copy', (event) => {
    // The cells come with the next frame, by the platform.
    if (!inField(event)) program._planner_copy();
  });
  addEventListener('paste', (event) => {
    if (inField(event)) return;
    if (event.clipboardData.files.length > 0) {
      files.read(event.clipboardData.files);
    } else {
      const text = event.clipboardData.getData('text/plain');
      if (text) recovery.withProgram(() => withText(text, (address, size) => program._planner_pasted(address, size)));
    }
    event.preventDefault();
  });

  return { afterFrame };
}
