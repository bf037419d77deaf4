// A section's page as its cells run: how many are still to come, how far the reader is, and what to
// say when there is nobody left to answer. Voilà's own script does the rest.
(() => {
  const page = document.body, main = document.getElementById("cells");
  const places = [...main.querySelectorAll("[cell-index]")];
  const bar = document.getElementById("preparing"), gone = document.getElementById("gone");
  page.dataset.state = "preparing";
  // No page has a formula, and what sets them would come from another machine.
  const nothing = () => {};
  window.MathJax = {
    Hub: { Config: nothing, Configured: nothing, Queue: nothing, Register: { StartupHook: nothing } },
  };
  bar.setAttribute("aria-valuemax", places.length);
  gone.querySelector("button").onclick = () => location.reload();
  // A page that the browser has put aside was left by its kernel.
  addEventListener("pageshow", (shown) => { if (shown.persisted) location.reload(); });

  const count = () => {
    const ran = places.filter((place) => place.querySelector(".jp-Cell-outputWrapper")).length;
    bar.setAttribute("aria-valuenow", ran);
    bar.querySelector("i").style.width = `${Math.max(4, (100 * ran) / places.length)}%`;
    if (ran === places.length && page.dataset.state === "preparing") page.dataset.state = "ready";
  };

  let soon;
  const stand = async () => {
    const answer = await fetch(page.dataset.standing, { cache: "no-store" });
    if (answer.ok) document.getElementById("standing").innerHTML = await answer.text();
  };
  const said = (change) =>
    [...change.addedNodes].some((node) => node.querySelector?.("[role=status]") || node.role === "status");
  new MutationObserver((changes) => {
    if (page.dataset.state === "preparing") count();
    if (!changes.some(said)) return;
    clearTimeout(soon);
    soon = setTimeout(() => stand().catch(() => {}), 150);
  }).observe(main, { childList: true, subtree: true });

  const stop = () => {
    page.dataset.state = "gone";
    gone.hidden = false;
  };
  const kernel = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const check = async () => {
    if (page.dataset.state === "gone") return;
    const answer = await fetch(`${kernel.baseUrl}api/kernels/${kernel.kernelId}`).catch(() => null);
    if (!answer || answer.status === 404) stop();
  };
  // A kernel that was ended closes no connection: it has to be asked after.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
  setInterval(() => { if (!document.hidden) check(); }, 5000);
  const lost = ["dead", "restarting", "autorestarting"];
  const listen = setInterval(() => {
    const connection = window.jupyterapp?.widgetManager?.kernel;
    if (!connection) return;
    clearInterval(listen);
    connection.statusChanged.connect((_, status) => { if (lost.includes(status)) stop(); });
  }, 200);
})();
