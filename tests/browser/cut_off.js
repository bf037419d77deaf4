// Words of cards and panels that a reader cannot read: cut off, outside of their frame (a wide table
// scrolls in one of its own), or far from the box that they are about; tracks too short to slide on.
() => {
  const found = [];
  const notebook = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
  const shown = notebook ?? document.body; // of a page without code
  const told = (part) => part.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
  for (const frame of shown.querySelectorAll(".casekit")) {
    const edge = frame.getBoundingClientRect().right + 1;
    for (const part of frame.querySelectorAll("label, button, .widget-label, .widget-readout")) {
      if (part.offsetParent === null || part.closest(".place")) continue;
      const wide = part.scrollWidth > part.clientWidth + 1;
      const high = part.scrollHeight > part.clientHeight + 3;
      if (part.clientWidth > 0 && (wide || high)) found.push(`cut off: ${told(part)}`);
    }
    for (const part of frame.querySelectorAll("label, button, p, img, select, .noUi-base"))
      if (part.offsetParent !== null && !part.closest(".around") && part.getBoundingClientRect().right > edge)
        found.push(`outside of its frame: ${part.tagName} ${told(part)}`);
  }
  const left = (part) => part.getBoundingClientRect().left;
  for (const label of shown.querySelectorAll(".casekit .widget-checkbox label")) {
    if (label.offsetParent === null) continue;
    const box = label.querySelector("input");
    const words = left(label.querySelector("span")) - left(box);
    const dented = left(box) - left(label.closest(".widget-checkbox"));
    if (words < 10 || words > 40 || dented > 20) found.push(`far from its box: ${told(label)}`);
  }
  for (const label of shown.querySelectorAll(".casekit .widget-radio-box label")) {
    if (label.offsetParent === null) continue;
    const words = document.createRange();
    words.selectNodeContents(label.firstChild);
    for (const line of words.getClientRects()) {
      const apart = line.left - left(label.querySelector("input"));
      if (apart < 10 || apart > 40) found.push(`far from its button: ${told(label)}`);
    }
  }
  for (const track of shown.querySelectorAll(".casekit .noUi-base"))
    if (track.offsetParent !== null && track.clientWidth < 60)
      found.push(`too short to slide on: ${told(track.closest(".widget-slider"))}`);
  for (const part of shown.querySelectorAll(".jp-RenderedMarkdown, .jp-RenderedHTML, .casekit"))
    if (part.textContent.includes("**")) found.push(`stars of its markup show: ${told(part)}`);
  return found;
}
