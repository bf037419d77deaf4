// What a test asks of JupyterLab's inside; it shows itself as `window.jupyterapp` because of
// --expose-app-in-browser.

// JupyterLab brings the tabs of an earlier visit back and then opens the page of its address. A
// click before that is lost: the page comes to the front again.
const opened = new Promise((resolve) => {
  let lab;
  Object.defineProperty(window, "jupyterapp", {
    get: () => lab,
    set: (made) => {
      lab = made;
      lab.commands.commandExecuted.connect((_, { id, result }) => {
        if (id === "filebrowser:open-path") result.then(resolve, resolve);
      });
    },
  });
});

// Nor is it one that the page goes on asking by the same way until it hears of the refusal, which
// on a busy machine takes a while. A widget that the kernel had, and has no more, is another matter.
const asksTooEarly = (line, widgets) => {
  const asked = line.match(/^No such comm: ([0-9a-f-]+)$/);
  return asked !== null && !widgets.has(asked[1]);
};

window.inside = {
  opened: () => opened.then(() => null),

  notebook: () => window.jupyterapp.shell.currentWidget,

  // Only then is a kernel ready for "Run all": sent earlier, the command is lost.
  ready: () => {
    const shown = window.inside.notebook();
    const context = shown && shown.sessionContext;
    const kernel = context && context.session && context.session.kernel;
    return Boolean(kernel && context.isReady && kernel.status === "idle");
  },

  listen: async () => {
    const context = window.inside.notebook().sessionContext;
    await context.ready;
    await context.session.kernel.info;
    window.inside.heard = [];
    const widgets = new Set(); // what the kernel has ever opened
    context.iopubMessage.connect((_, message) => {
      const { header, content, parent_header } = message;
      if (header.msg_type === "comm_open") widgets.add(content.comm_id);
      // JupyterLab asks a new kernel for widgets before it knows what they are: no fault.
      if (parent_header.msg_type === "comm_open") return;
      if (header.msg_type === "error") window.inside.heard.push(content.traceback.join("\n"));
      if (header.msg_type === "stream" && content.name === "stderr") {
        const lines = content.text.split("\n").filter((line) => line.trim());
        window.inside.heard.push(...lines.filter((line) => !asksTooEarly(line, widgets)));
      }
    });
  },

  code: () => {
    const cells = [...window.inside.notebook().content.model.cells];
    return cells.filter((cell) => cell.type === "code" && cell.sharedModel.source.trim());
  },

  // An error ends "Run all": what stands below will not run any more.
  finished: () => {
    const kernel = window.inside.notebook().sessionContext.session.kernel;
    const ran = (cell) => cell.executionCount !== null && cell.executionState !== "running";
    const every = window.inside.code().every(ran) || window.inside.heard.length > 0;
    return every && kernel.status === "idle";
  },

  faults: () => {
    const found = [];
    for (const cell of window.inside.code())
      for (const output of cell.outputs.toJSON())
        if (output.output_type === "error" || output.name === "stderr")
          found.push(`${cell.id}: ${output.evalue || output.text}`);
    return found;
  },

  // A widget holds a move back until its last one is answered; what is clicked meanwhile overtakes
  // it. Nothing is held back any more once the kernel has had nothing to do for a while.
  rested: () => {
    const kernel = window.inside.notebook().sessionContext.session.kernel;
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

  saved: () => !window.inside.notebook().context.model.dirty,
};
