// What a test asks of a page's inside: Voilà's page script shows itself as `window.jupyterapp`.
window.inside = {
  // A widget holds a move back until its last one is answered; what is clicked meanwhile overtakes
  // it. Nothing is held back any more once the kernel has had nothing to do for a while.
  rested: () => {
    const kernel = window.jupyterapp.widgetManager.kernel;
    return new Promise((resolve) => {
      let soon;
      const watch = () => {
        clearTimeout(soon);
        if (kernel.status === "idle") soon = setTimeout(done, 500);
      };
      const done = () => {
        kernel.statusChanged.disconnect(watch);
        resolve(null);
      };
      kernel.statusChanged.connect(watch);
      watch();
    });
  },

  // What reaches beyond the screen, but for what scrolls by itself.
  tooWide: () => {
    const found = [];
    const scrolls = (part) => {
      for (let one = part.parentElement; one && one !== document.body; one = one.parentElement)
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX)) return true;
      return false;
    };
    for (const part of document.body.querySelectorAll("*")) {
      if (part.offsetParent === null || part.getBoundingClientRect().width === 0) continue;
      const { left, right } = part.getBoundingClientRect();
      if ((right > innerWidth + 1 || left < -1) && !scrolls(part))
        found.push(`${part.tagName} ${part.className} ${part.textContent.trim().slice(0, 40)}`);
    }
    if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
    return found;
  },
};
