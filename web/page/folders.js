// Folders that are dropped or picked: every file below them, named by its path, those nearest to the top first (what counts for all
// customers lies there). What an operating system hides is left out.
const folders = (() => {
  const hidden = (name) => name.startsWith('.') || /^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name);

  // Null where the folder cannot be listed to its end: a part of its files would look like all of them.
  function childrenOf(directory) {
    const reader = directory.createReader();
    const all = [];
    return new Promise((resolve) => {
      // A reader gives a part at a time, and nothing at the end.
      const more = () => reader.readEntries((entries) => {
        all.push(...entries);
        if (entries.length > 0) more();
        else resolve(all);
      }, () => resolve(null));
      more();
    });
  }

  // It cannot be read: its name says so where the reading begins.
  const unreadable = (name, path) => ({ file: new File([], name), path, size: 1 });

  async function filesBelow(entry, into) {
    if (hidden(entry.name)) return;
    const path = entry.fullPath.replace(/^\//, '');
    if (entry.isDirectory) {
      const children = await childrenOf(entry);
      // As a file in that folder: of its customer, where there are many.
      if (!children) into.push(unreadable(entry.name, `${path}/${entry.name}`));
      for (const child of children || []) await filesBelow(child, into);
      return;
    }
    const file = await new Promise((resolve) => { entry.file(resolve, () => resolve(null)); });
    into.push(file ? { file, path, size: file.size } : unreadable(entry.name, path));
  }

  const depth = ({ path }) => path.split('/').length;
  const topFirst = (list) => list.sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

  return {
    unreadable,
    // Null where no folder was dropped.
    dropped(transfer) {
      const entries = [...transfer.items].map((item) => (item.webkitGetAsEntry ? item.webkitGetAsEntry() : null)).filter(Boolean);
      if (!entries.some((entry) => entry.isDirectory)) return null;
      return (async () => {
        const list = [];
        for (const entry of entries) await filesBelow(entry, list);
        return topFirst(list);
      })();
    },
    picked(files) {
      const list = [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name, size: file.size }));
      return topFirst(list.filter(({ path }) => !path.split('/').some(hidden)));
    },
  };
})();
