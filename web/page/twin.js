// The accessible twin: the program's list of what is on the canvas, mirrored into transparent elements at the same places.
// Elements are kept from frame to frame and touched only where something changed.
function makeTwin(root) {
  const NODE_WORDS = 18;
  const FLAG = { disabled: 1, checkable: 2, checked: 4, selected: 8, expandable: 16, expanded: 32, invalid: 64, current: 128,
    multiline: 256, modal: 512, required: 1024, sortedUp: 2048, sortedDown: 4096, mono: 8192, opensMenu: 16384, pressable: 32768, steers: 65536, figures: 131072 };
  // In the order of csp::twin::Role. tag, role, kind: c control, t text content, n named container.
  const ROLES = [['div', '', 'n'], ['button', '', 'c'], ['div', 'link', 'c'], ['div', 'checkbox', 'c'], ['div', 'radio', 'c'], ['input', '', 'c'],
    ['div', 'combobox', 'c'], ['div', 'option', 'c'], ['div', 'slider', 'c'], ['h', '', 't'], ['p', '', 't'], ['div', 'status', 't'],
    ['div', 'img', 'n'], ['div', 'table', 'n'], ['div', 'row', 'n'], ['div', 'columnheader', 't'], ['div', 'cell', 't'], ['nav', '', 'n'],
    ['main', '', 'n'], ['header', 'banner', 'n'], ['footer', 'contentinfo', 'n'], ['section', 'region', 'n'], ['div', 'group', 'n'],
    ['div', 'dialog', 'n'], ['div', 'listbox', 'n'], ['div', 'list', 'n'], ['div', 'listitem', 't'], ['div', 'progressbar', 'n'],
    ['div', 'tooltip', 't'], ['div', '', 'n'], ['div', 'alert', 't'], ['div', 'rowheader', 't'],
    ['button', '', 'c']];
  const R = { textbox: 5, combobox: 6, option: 7, slider: 8, heading: 9, image: 12, table: 13, row: 14, columnHeader: 15, cell: 16, group: 22,
    dialog: 23, listbox: 24, progress: 27, scroll: 29, term: 32 };

  let known = new Map(); // key -> entry { key, element, shown, id, role, ... }
  let lastHash = '';
  let lastFocused = 0;
  let composing = false;
  let moving = 0; // frames until the program has scrolled to where the page already is
  const trail = []; // keys that had the focus, newest last
  const ahead = { typed: '', at: 0 }; // letters that lead through an open list

  function readNodes(frame) {
    const nodes = [];
    const text = (offset, size) => (size ? readText(frame.strings + offset, size) : '');
    for (let i = 0; i < frame.nodeCount; ++i) {
      const w = frame.nodes / 4 + i * NODE_WORDS, u = program.HEAPU32, f = program.HEAPF32;
      nodes.push({
        id: u[w], role: u[w + 1] & 255, level: (u[w + 1] >>> 8) & 255, depth: u[w + 1] >>> 16, flags: u[w + 2],
        x: f[w + 3], y: f[w + 4], width: f[w + 5], height: f[w + 6],
        name: text(u[w + 7], u[w + 8]), value: text(u[w + 9], u[w + 10]), hint: text(u[w + 11], u[w + 12]),
        extra: [f[w + 13], f[w + 14], f[w + 15], f[w + 16]],
      });
    }
    return nodes;
  }

  const isOption = (place) => place.node.role === R.option;
  // Options that a field steers stand in a scrolled list beside it.
  const steeredList = (place) => place.parent.children.find((other) => other.node.role === R.scroll && other.children.some(isOption));
  const isSteered = (place) => isOption(place) && place.parent.node.role === R.scroll;
  const isLayer = (node) => node.role === R.dialog || node.role === R.listbox;

  // Gives every node its parent and a key that is the same in the next frame.
  function arrange(nodes) {
    const top = { key: '', node: { x: 0, y: 0 }, children: [], counts: new Map() };
    const path = [top];
    const seen = new Set();
    for (const node of nodes) {
      path.length = Math.min(path.length, node.depth + 1);
      const parent = isLayer(node) ? top : path[path.length - 1];
      let key = node.id ? `#${node.id}` : '';
      if (!key || seen.has(key)) {
        const count = (parent.counts.get(node.role) || 0) + 1;
        parent.counts.set(node.role, count);
        key = `${parent.key}/${node.role}.${count}`;
      }
      seen.add(key);
      const place = { key, node, parent, children: [], counts: new Map() };
      parent.children.push(place);
      while (path.length <= node.depth) path.push(path[path.length - 1]);
      path[node.depth + 1] = place;
      path.length = node.depth + 2;
    }
    // Layers lie over everything else: last.
    top.children.sort((a, b) => Number(isLayer(a.node)) - Number(isLayer(b.node)));
    return top;
  }

  function tagOf(node) {
    const tag = ROLES[node.role][0];
    if (tag === 'h') return `h${Math.min(6, Math.max(1, node.level))}`;
    if (node.role === R.textbox && node.flags & FLAG.multiline) return 'textarea';
    return tag;
  }

  const isControl = (node) => ROLES[node.role][2] === 'c' || ((node.role === R.row || node.role === R.columnHeader) && node.level === 1);

  function create(node, tag) {
    const element = document.createElement(tag);
    if (tag === 'button') element.type = 'button';
    if (tag === 'input') element.type = 'text';
    if (node.role === R.textbox) {
      element.autocomplete = 'off';
      element.spellcheck = false;
      element.autocapitalize = 'off';
    }
    if (node.role === R.scroll) {
      const spacer = document.createElement('div');
      spacer.className = 'spacer';
      element.append(spacer);
      element.addEventListener('scroll', () => scrolled(element));
    }
    return element;
  }

  const idOf = (place) => `twin-${place.node.id}`;
  const setAttribute = (entry, name, value) => {
    const old = entry.shown.get(name);
    if (old === value) return;
    entry.shown.set(name, value);
    if (value === null || value === undefined) entry.element.removeAttribute(name);
    else entry.element.setAttribute(name, value);
  };
  const yesNo = (flags, flag) => (flags & flag ? 'true' : 'false');

  function describe(entry, place) {
    const { node } = place, { element } = entry, [, role, kind] = ROLES[node.role], { flags } = node;
    const control = isControl(node);
    let spokenRole = role || null;
    if (node.role === R.scroll && place.parent.node.role === R.table) spokenRole = 'rowgroup';
    const isList = node.role === R.scroll && place.children.some(isOption);
    if (isList) spokenRole = 'listbox';
    else if (isStop(place) && !spokenRole) spokenRole = 'group';
    setAttribute(entry, 'id', isList || isSteered(place) ? idOf(place) : null);
    const steers = node.role === R.textbox && Boolean(flags & FLAG.steers);
    const list = steers && steeredList(place), chosen = list && list.children.find((option) => isOption(option) && option.node.flags & FLAG.selected);
    if (steers) spokenRole = 'combobox';
    setAttribute(entry, 'aria-autocomplete', steers ? 'list' : null);
    setAttribute(entry, 'aria-controls', list ? idOf(list) : null);
    setAttribute(entry, 'aria-activedescendant', chosen ? idOf(chosen) : null);
    if (node.role === R.group && !node.name) spokenRole = null;
    if (node.role === R.columnHeader && !node.name) spokenRole = 'cell'; // above a column of signs there is nothing to say
    setAttribute(entry, 'role', spokenRole);
    setAttribute(entry, 'class', [control ? 'control' : '', node.role === R.scroll ? 'scroll' : '', isLayer(node) ? 'layer' : '', flags & FLAG.mono ? 'mono' : ''].filter(Boolean).join(' ') || null);
    const named = kind === 'n' || node.role === R.textbox || node.role === R.combobox || node.role === R.slider;
    // A list, and what scrolls and is a stop, is called as what it belongs to: a dialog, a table, a part of the view.
    const called = isList || isStop(place) ? nameAround(place) : named ? node.name : '';
    setAttribute(entry, 'aria-label', called || null);
    // An empty field shows its hint as a placeholder; a filled or a refused one has no other place for it.
    const refused = Boolean(flags & FLAG.invalid);
    const beside = node.role !== R.textbox || node.value || refused;
    setAttribute(entry, 'aria-description', node.hint && beside ? node.hint : null);
    if (refused && !entry.refused && node.hint) document.getElementById('spoken').textContent = node.hint;
    entry.refused = refused;
    setAttribute(entry, 'aria-disabled', flags & FLAG.disabled ? 'true' : null);
    setAttribute(entry, 'aria-checked', flags & FLAG.checkable ? yesNo(flags, FLAG.checked) : null);
    setAttribute(entry, 'aria-pressed', flags & FLAG.pressable ? yesNo(flags, FLAG.checked) : null);
    setAttribute(entry, 'aria-selected', node.role === R.option || flags & FLAG.selected ? yesNo(flags, FLAG.selected) : null);
    setAttribute(entry, 'aria-expanded', steers ? String(Boolean(list)) : flags & FLAG.expandable ? yesNo(flags, FLAG.expanded) : null);
    setAttribute(entry, 'aria-invalid', flags & FLAG.invalid ? 'true' : null);
    setAttribute(entry, 'aria-required', flags & FLAG.required ? 'true' : null);
    setAttribute(entry, 'aria-current', flags & FLAG.current ? 'step' : null);
    setAttribute(entry, 'aria-modal', flags & FLAG.modal ? 'true' : null);
    setAttribute(entry, 'aria-haspopup', node.role === R.combobox ? 'listbox' : flags & FLAG.opensMenu ? 'dialog' : null);
    setAttribute(entry, 'aria-sort', flags & FLAG.sortedUp ? 'ascending' : flags & FLAG.sortedDown ? 'descending' : null);
    setAttribute(entry, 'tabindex', tabIndex(place, control, element));
    if (element.tagName === 'BUTTON' || node.role === R.textbox) setProperty(entry, 'disabled', Boolean(flags & FLAG.disabled));
    if (node.role === R.textbox) {
      setAttribute(entry, 'placeholder', node.hint || null);
      setAttribute(entry, 'inputmode', flags & FLAG.figures ? 'decimal' : null);
      if (element.value !== node.value && !composing) element.value = node.value;
      return;
    }
    if (node.role === R.table) {
      setAttribute(entry, 'aria-colcount', node.extra[1] > 0 ? String(node.extra[1]) : null);
      setAttribute(entry, 'aria-rowcount', node.extra[0] > 0 ? String(node.extra[0]) : null);
    }
    if (node.role === R.row) setAttribute(entry, 'aria-rowindex', node.extra[0] > 0 ? String(node.extra[0]) : null);
    if (node.role === R.slider) {
      setAttribute(entry, 'aria-valuetext', node.value);
      ['aria-valuenow', 'aria-valuemax', 'aria-valuemin'].forEach((name, index) => setAttribute(entry, name, String(node.extra[index])));
    }
    if (node.role === R.progress) {
      setAttribute(entry, 'aria-valuenow', node.extra[0] >= 0 ? String(Math.round(node.extra[0])) : null);
      setAttribute(entry, 'aria-valuemin', '0');
      setAttribute(entry, 'aria-valuemax', '100');
    }
    if (place.children.length === 0 && node.role !== R.scroll) {
      const text = node.role === R.combobox ? node.value : node.role === R.slider ? '' : kind === 'n' ? '' : node.name;
      if (entry.shown.get('text') !== text) {
        entry.shown.set('text', text);
        element.textContent = text;
      }
    } else if (entry.shown.get('text')) {
      entry.shown.delete('text');
      element.textContent = '';
    }
    if (place.children.length > 0 && kind === 't' && node.name) setAttribute(entry, 'aria-label', node.name);
  }

  // What scrolls and has no controls to walk through (titles of columns stay in sight) is a stop itself: the keyboard reaches all of it.
  const scrolls = ({ node }) => node.role === R.scroll && (node.extra[2] > node.width + 1 || node.extra[3] > node.height + 1);
  const isStop = (place) => scrolls(place) && !holdsControl(place);
  const nameAround = (place) => (place.parent.node.name || !place.parent.parent ? place.parent.node.name : nameAround(place.parent)) || '';
  const holdsControl = (place) => place.children.some((child) => (isControl(child.node) && child.node.role !== R.columnHeader) || holdsControl(child));
  function tabIndex(place, control, element) {
    const { node } = place;
    if (control && element.tagName === 'DIV') return node.flags & FLAG.disabled || isSteered(place) ? '-1' : '0';
    if (isStop(place)) return '0';
    return isLayer(node) || node.role === R.scroll ? '-1' : null;
  }

  function setProperty(entry, name, value) {
    if (entry.shown.get(`.${name}`) === value) return;
    entry.shown.set(`.${name}`, value);
    entry.element[name] = value;
  }

  function setStyle(entry, name, value) {
    if (entry.shown.get(`:${name}`) === value) return;
    entry.shown.set(`:${name}`, value);
    entry.element.style[name] = `${value}px`;
  }

  const round = (value) => Math.round(value * 4) / 4;

  function position(entry, place) {
    const { node, parent } = place;
    const inside = parent.node.role === R.scroll;
    setStyle(entry, 'left', round(node.x - parent.node.x + (inside ? parent.node.extra[0] : 0)));
    setStyle(entry, 'top', round(node.y - parent.node.y + (inside ? parent.node.extra[1] : 0)));
    setStyle(entry, 'width', round(Math.max(1, node.width)));
    setStyle(entry, 'height', round(Math.max(1, node.height)));
    if (node.role !== R.scroll) return;
    const spacer = entry.element.firstChild;
    const size = `${node.extra[2]}x${node.extra[3]}`;
    if (entry.size !== size) {
      entry.size = size;
      spacer.style.width = `${node.extra[2]}px`;
      spacer.style.height = `${node.extra[3]}px`;
    }
    entry.wanted = [node.extra[0], node.extra[1]];
  }

  // The page scrolled an element into view: let the program scroll there.
  function scrolled(element) {
    const entry = element.entry;
    if (!entry || !entry.set) return;
    if (Math.abs(element.scrollLeft - entry.set[0]) < 1.5 && Math.abs(element.scrollTop - entry.set[1]) < 1.5) return;
    entry.set = [element.scrollLeft, element.scrollTop];
    moving = 2;
    program._planner_scroll(entry.id, element.scrollLeft, element.scrollTop);
  }

  function build(place, container, next) {
    let cursor = container.firstChild;
    if (cursor && cursor.className === 'spacer') cursor = cursor.nextSibling;
    for (const child of place.children) {
      const entry = next.get(child.key);
      describe(entry, child);
      position(entry, child);
      if (entry.element === cursor) cursor = cursor.nextSibling;
      else container.insertBefore(entry.element, cursor);
      build(child, entry.element, next);
    }
  }

  function syncScroll(next) {
    for (const entry of next.values()) {
      if (!entry.wanted) continue;
      const { element } = entry;
      if (Math.abs(element.scrollLeft - entry.wanted[0]) >= 1) element.scrollLeft = entry.wanted[0];
      if (Math.abs(element.scrollTop - entry.wanted[1]) >= 1) element.scrollTop = entry.wanted[1];
      entry.set = [element.scrollLeft, element.scrollTop];
    }
  }

  function update(frame) {
    if (moving > 0) --moving;
    const hash = `${frame.hashLow}.${frame.hashHigh}`;
    if (hash !== lastHash) {
      lastHash = hash;
      rebuild(frame);
    }
    follow(frame);
  }

  function rebuild(frame) {
    const top = arrange(readNodes(frame));
    const next = new Map();
    const opened = [];
    let modal = null;
    const collect = (place) => {
      for (const child of place.children) {
        const tag = tagOf(child.node);
        let entry = known.get(child.key);
        if (!entry || entry.tag !== tag) {
          entry = { key: child.key, tag, element: create(child.node, tag), shown: new Map() };
          entry.element.entry = entry;
          if (isLayer(child.node)) opened.push(entry);
        }
        entry.id = child.node.id;
        entry.control = isControl(child.node);
        entry.role = child.node.role;
        entry.steers = Boolean(child.node.flags & FLAG.steers);
        next.set(child.key, entry);
        if (child.node.flags & FLAG.modal) modal = entry;
        collect(child);
      }
    };
    collect(top);
    const active = document.activeElement;
    const stood = root.contains(active) && !active.closest('.layer') ? active.getBoundingClientRect() : null;
    const isField = (role) => role === R.textbox || role === R.combobox || role === R.slider;
    let lostFocus = false, wasField = false;
    for (const [key, entry] of known) {
      if (next.get(key) === entry) continue;
      if (entry.element === active || entry.element.contains(active)) lostFocus = true;
      if (entry.element === active) wasField = isField(entry.role);
      entry.element.remove();
    }
    build(top, root, next);
    known = next;
    syncScroll(next);
    for (const child of root.children) {
      const inert = Boolean(modal) && !child.classList.contains('layer');
      if (child.inert !== inert) child.inert = inert;
    }
    if (opened.length > 0) enter(opened[opened.length - 1]);
    else if (lostFocus && !frame.wantsFocus) goOn(stood, ({ role }) => role !== R.term && (wasField || !isField(role)));
  }

  // A menu, list or dialog opened: the focus goes to the field that steers it, else to what is chosen in it, else to its first control.
  function enter(entry) {
    const first = (selector) => entry.element.querySelector(selector);
    const inside = first('input[role="combobox"]') || first('[aria-selected="true"].control, [aria-checked="true"].control') || first('.control');
    (inside || entry.element).focus({ preventScroll: true });
  }

  // What had the focus is gone: it goes to what stands in its place now, else back to where it came from, else to the title of the view.
  // Only to what can be seen, and to nothing that the next key would change or that only explains a word: nobody asked for it.
  function goOn(stood, mayFollow) {
    const near = 80; // CSS pixels: the line of the one that is gone, or the next
    const away = ({ element }) => {
      const { left, top } = element.getBoundingClientRect();
      return Math.hypot((left - stood.left) / 4, top - stood.top);
    };
    const inSight = ({ element }) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    const there = stood ? [...known.values()].filter((entry) => entry.control && !entry.element.disabled && !entry.element.closest('[inert], .layer, nav') && inSight(entry) && mayFollow(entry)) : [];
    const next = there.map((entry) => ({ entry, far: away(entry) })).sort((a, b) => a.far - b.far)[0];
    if (next && next.far <= near) {
      next.entry.element.focus({ preventScroll: true });
      return;
    }
    while (trail.length > 0) {
      const entry = known.get(trail.pop());
      if (!entry || !entry.control || !mayFollow(entry) || entry.element.closest('[inert]')) continue;
      entry.element.focus({ preventScroll: true });
      return;
    }
    goToTitle(root);
  }

  function follow(frame) {
    const wish = frame.wantsFocus || (frame.focused !== lastFocused && frame.focusVisible ? frame.focused : 0);
    lastFocused = frame.focused;
    if (!wish) return;
    const entry = known.get(`#${wish}`);
    if (!entry) return;
    if (!entry.control) goToTitle(entry.element);
    else if (document.activeElement !== entry.element) entry.element.focus({ preventScroll: true });
  }

  // Another view: reading goes on at its title, unless somebody walks through the navigation.
  function goToTitle(part) {
    const title = part.querySelector('h1');
    if (!title || (document.activeElement && document.activeElement.closest('nav'))) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  const entryOf = (target) => {
    for (let element = target; element && element !== root; element = element.parentElement) {
      if (element.entry && element.entry.control) return element.entry;
    }
    return null;
  };

  root.addEventListener('focusin', (event) => {
    const entry = event.target.entry;
    if (!entry) return;
    if (!entry.control) {
      // A title, or what scrolls: no control has the focus any more. Not every browser brings it into view.
      program._planner_focus(0, 0);
      if (entry.element.classList.contains('scroll')) entry.element.scrollIntoView({ block: 'nearest' });
      return;
    }
    entry.typed = false;
    if (trail[trail.length - 1] !== entry.key) trail.push(entry.key);
    if (trail.length > 20) trail.shift();
    lastFocused = entry.id;
    program._planner_focus(entry.id, entry.role === R.textbox ? 0 : Number(event.target.matches(':focus-visible')));
    program._planner_text_focus(entry.role === R.textbox ? entry.id : 0);
  });
  root.addEventListener('focusout', (event) => {
    if (event.target.entry && event.target.entry.role === R.textbox) program._planner_text_focus(0);
  });
  root.addEventListener('input', (event) => {
    const entry = event.target.entry;
    if (!entry || entry.role !== R.textbox) return;
    entry.typed = true;
    withText(event.target.value, (address, size) => program._planner_edit(entry.id, address, size));
  });
  root.addEventListener('compositionstart', () => { composing = true; });
  root.addEventListener('compositionend', () => { composing = false; });

  return {
    update,
    activate(element) {
      const entry = entryOf(element);
      if (!entry || entry.element.disabled || entry.element.getAttribute('aria-disabled') === 'true') return false;
      if (entry.role === R.textbox) entry.element.focus();
      else program._planner_activate(entry.id);
      return true;
    },
    // In an open list letters lead to the next option that begins with them. True when the key was for that.
    typeAhead(element, letter) {
      const list = element && element.closest('[role="listbox"]');
      if (!list || letter.length !== 1) return false;
      const now = performance.now();
      if (now - ahead.at > 900) ahead.typed = '';
      if (letter === ' ' && ahead.typed === '') return false;
      ahead.at = now;
      ahead.typed += letter;
      const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
      const options = [...list.querySelectorAll('[role="option"]')], from = options.indexOf(element);
      // The same letter again is the next one of that letter.
      const repeated = [...ahead.typed].every((each) => each === ahead.typed[0]);
      const wanted = plain(repeated ? ahead.typed[0] : ahead.typed);
      const order = [...options.slice(from + (repeated ? 1 : 0)), ...options.slice(0, from + (repeated ? 1 : 0))];
      const found = order.find((option) => plain(option.textContent).startsWith(wanted));
      if (found) found.focus();
      return true;
    },
    // A field above a list: its arrow keys move through the list.
    steers: (element) => Boolean(element && element.entry && element.entry.steers),
    steer(element, lines) { program._planner_steer(element.entry.id, lines); },
    submit(element) {
      if (!element.entry) return;
      element.entry.typed = false;
      program._planner_submit(element.entry.id);
    },
    // Something that is not taken yet: to take it back is the field's own business.
    hasTyped: (element) => Boolean(element && element.entry && element.entry.typed),
    isControl: (element) => Boolean(entryOf(element)),
    // A region that is a stop of the keyboard is scrolled by it; the program follows. So is what a control stands in, a page at a time,
    // unless the control is one of several that the keys move through. True when the key was for that.
    scrollByKey(element, code) {
      const single = element && element.entry && element.entry.control && element.entry.role !== R.textbox && !element.matches('[role="row"], [role="columnheader"], [role="option"], [role="radio"], [role="combobox"]');
      const around = single && (code === 'PageUp' || code === 'PageDown') && element.closest('.scroll');
      if (around) return this.scrollByKey(around, code);
      if (!element || !element.entry || element.entry.control || !element.classList.contains('scroll')) return false;
      const line = 40, page = Math.max(line, element.clientHeight - line), all = element.scrollHeight;
      const before = [element.scrollLeft, element.scrollTop];
      const [across, down] = { ArrowLeft: [-line, 0], ArrowRight: [line, 0], ArrowUp: [0, -line], ArrowDown: [0, line], PageUp: [0, -page],
        PageDown: [0, page], Home: [0, -all], End: [0, all] }[code] || [0, 0];
      element.scrollBy(across, down);
      scrolled(element);
      const moves = across !== 0 || down !== 0, moved = element.scrollLeft !== before[0] || element.scrollTop !== before[1];
      // At its end the key is for what it stands in.
      const outer = moves && !moved && element.parentElement.closest('.scroll');
      if (outer) this.scrollByKey(outer, code);
      return moves;
    },
    isTextbox: (element) => Boolean(element && element.entry && element.entry.role === R.textbox),
    // Is there a handle to drag from side to side, with no menu or dialog over it? A chart that is a slider as a whole is scrolled past.
    isSliderAt(x, y) {
      const handleWidth = 64;
      const holds = ({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom;
      const seen = (element) => holds(element.getBoundingClientRect()) && (!element.parentElement.closest('.scroll') || seen(element.parentElement.closest('.scroll')));
      return !root.querySelector('.layer') && [...root.querySelectorAll('[role="slider"]')].some((element) => element.getBoundingClientRect().width <= handleWidth && seen(element));
    },
    // Has the page scrolled ahead of the program? Then positions do not agree for a moment.
    isMoving() {
      for (const entry of known.values()) {
        if (entry.wanted) scrolled(entry.element);
      }
      return moving > 0;
    },
  };
}
