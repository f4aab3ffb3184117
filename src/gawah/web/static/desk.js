// The desk of one document: words and what they say find each other; selected words are what was missed.
// Everything here is also reached by links and by copying words into the form.
"use strict";

(() => {
  const here = "is-here";

  // The words of the line that has the focus are shown where they stand.
  function showWords(line) {
    document.querySelectorAll("." + here).forEach((e) => e.classList.remove(here));
    const anchor = document.getElementById(line.dataset.shows || "");
    document.querySelectorAll(`mark[data-entry="${CSS.escape(line.id)}"]`).forEach((e) => e.classList.add(here));
    if (!anchor) return;
    unfold(anchor);
    const pane = anchor.closest(".desk-text");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      const top = anchor.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      if (top < 40 || top > pane.clientHeight - 80) pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 3 });
    }
  }

  function unfold(element) {
    for (let e = element.closest("details"); e; e = e.parentElement.closest("details")) e.open = true;
  }

  document.addEventListener("focusin", (event) => {
    const line = event.target.closest(".entry");
    if (line) showWords(line);
  });

  // A press on marked words leads to the line that says what they tell; one that is folded away is opened.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("mark a, .entry-place");
    const aim = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!aim) return;
    unfold(aim);
    if (aim.matches(".entry")) { event.preventDefault(); aim.focus(); aim.scrollIntoView({ block: "center" }); }
  });

  // Offsets are counted in code points, as the record counts them.
  const points = (text) => [...text].length;

  function offsetOf(node, offset) {
    const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!block) return null;
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, offset);
    return Number(block.dataset.start) + points(range.toString());
  }

  function takeSelection() {
    const chosen = document.getSelection();
    const pane = document.querySelector(".desk-text");
    const form = document.querySelector(".missed-form");
    if (!form || !pane || !chosen.rangeCount || chosen.isCollapsed || !pane.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    form.elements.words.value = chosen.toString();
    form.elements.text.value = pane.dataset.text;
    form.elements.start.value = start;
    form.elements.end.value = end;
  }

  document.addEventListener("selectionchange", takeSelection);
  document.addEventListener("input", (event) => {
    const form = event.target.closest(".missed-form");
    if (form && event.target.name === "words") ["text", "start", "end"].forEach((name) => { form.elements[name].value = ""; });
  });
  document.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (opened.open && opened.matches(".missed")) opened.querySelector("select").focus();
    if (opened.open && opened.matches(".draft-none")) opened.querySelector("input:not([type=hidden])").focus();
  }, true);

  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked) { unfold(asked); asked.scrollIntoView({ block: "center" }); }
  const first = document.querySelector(".entry[autofocus]");
  if (first) showWords(first);
})();
