// What makes gawah's pages quicker to use. Every page works without it.
//   data-key="a"        the letter a presses this link or button
//   data-go="r"         g, then r, opens this link
//   data-item           j and k move the focus among these; Enter opens the first link in one
//   data-keys-group     around items: j and k stay in the group that has the focus, or begin in the first or in
//                       that with data-keys-first; the arrows to the sides lead to the next group
//   data-quick          a form that is sent, or a link that is opened, without leaving the page: the answer's <main>
//                       takes its place
//   data-refresh="900"  a part of the page that loads itself again after so many milliseconds, by its id
//   data-load="/there"  a part that takes the data-part of another page, once it comes near the window
//   data-drop           a file field that takes what is dropped anywhere on the page
"use strict";

const GO_WITHIN = 1200; // milliseconds between g and the letter after it
let goUntil = 0;

const first = (selector, root = document) => root.querySelector(selector);
const isSeen = (element) => element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
const isWriting = (element) =>
  element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
  (element.tagName === "INPUT" && !/^(radio|checkbox|button|submit|file)$/.test(element.type));

// Keys

// Of several, the one that stands in the same part of the page as the focus.
function around(elements) {
  for (let at = document.activeElement; at && !at.matches("body, main, .desk"); at = at.parentElement) {
    const found = elements.find((e) => at.contains(e));
    if (found) return found;
  }
  return null;
}

// What decides about one item, or a part of a list, is pressed only where that has the focus. Else the item or the
// button is shown and takes the focus: nobody decides about what they do not look at.
function press(key) {
  const named = [...document.querySelectorAll("[data-key]")].filter((e) => e.dataset.key === key && !e.disabled);
  const item = document.activeElement.closest("[data-item]");
  const free = named.filter((e) => !e.closest("[data-item], [data-keys-group]"));
  const wanted = named.find((e) => item && item.contains(e)) ||
    around(named.filter((e) => !e.closest("[data-item]"))) || free.find(isSeen) || free[0];
  if (!wanted) {
    const other = named.find(isSeen) || named[0];
    if (!other || (item && other.closest("[data-item]"))) return false;
    (other.closest("[data-item]") || other).focus();
    return true;
  }
  // What is folded away is shown first: nobody decides by a button they do not see.
  const fold = isSeen(wanted) ? null : wanted.closest("details:not([open])");
  if (fold) { fold.open = true; wanted.focus(); } else wanted.click();
  return true;
}

function goTo(key) {
  const link = [...document.querySelectorAll("[data-go]")].find((e) => e.dataset.go === key);
  if (link) link.click();
  return Boolean(link);
}

function step(by) {
  const group = document.activeElement.closest("[data-keys-group]") || first("[data-keys-first]") ||
    first("[data-keys-group]") || document;
  const items = [...group.querySelectorAll("[data-item]")].filter(isSeen);
  if (!items.length) return false;
  const now = items.indexOf(document.activeElement.closest("[data-item]"));
  const next = now < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(now + by, 0), items.length - 1);
  items[next].focus();
  return true;
}

// To the next part of the page that has items, and round to the first again.
function across(by) {
  const groups = [...document.querySelectorAll("[data-keys-group]")].filter((e) => first("[data-item]", e));
  const now = groups.indexOf(document.activeElement.closest("[data-keys-group]"));
  if (groups.length < 2 || now < 0) return false;
  const item = [...groups[(now + by + groups.length) % groups.length].querySelectorAll("[data-item]")].find(isSeen);
  if (item) item.focus();
  return Boolean(item);
}

function escape() {
  const open = [...document.querySelectorAll("details.menu[open]")];
  open.forEach((menu) => { menu.open = false; first("summary", menu).focus(); });
  if (!open.length && isWriting(document.activeElement)) document.activeElement.blur();
  return open.length > 0;
}

// The letter on the key where the layout has other letters, as Urdu's: "j" is pressed where "j" stands.
function letterOf(event) {
  if (event.key.length > 1 || /^[ -~]$/.test(event.key)) return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.key;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape") { if (escape()) event.preventDefault(); return; }
  if (isWriting(event.target)) return;
  const key = letterOf(event);
  const isGoing = Date.now() < goUntil;
  goUntil = 0;
  let isDone = false;
  if (isGoing) isDone = goTo(key);
  else if (key === "g") { goUntil = Date.now() + GO_WITHIN; isDone = true; }
  else if (key === "/") { const field = first("#search"); if (field) { field.focus(); field.select(); isDone = true; } }
  else if (key === "j" || key === "k") isDone = step(key === "j" ? 1 : -1);
  else if (key === "ArrowLeft" || key === "ArrowRight") isDone = across(key === "ArrowRight" ? 1 : -1);
  else if (key === "Enter" && event.target.matches("[data-item]")) {
    const link = first("a[href], summary, button", event.target);
    if (link) { link.click(); isDone = true; }
  } else if (key.length === 1) isDone = press(key);
  if (isDone) event.preventDefault();
}

// Forms and links that do not leave the page

async function sendQuickly(event) {
  const form = event.target;
  if (!form.matches("form[data-quick]") || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.isSent) return; // a second press while the first is under way
  form.dataset.isSent = "1";
  const fields = new FormData(form, event.submitter);
  const target = event.submitter && event.submitter.hasAttribute("formaction") ? event.submitter.formAction : form.action;
  const body = form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
  let answer;
  try {
    answer = await fetch(target, { method: "POST", body });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) throw new Error("no page");
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch (error) {
    delete form.dataset.isSent;
    if (answer) location.reload(); // what was asked for is done: what it led to is no page
    else { form.removeAttribute("data-quick"); form.requestSubmit(event.submitter); } // the browser says best that nobody answers
    return;
  }
  // The answer may be the page of an error, which has no address of its own.
  if (answer.ok && answer.url !== location.href) history.pushState(null, "", answer.url);
}

async function openQuickly(event) {
  const link = event.target.closest("a[data-quick]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error("no such page");
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(null, "", link.href);
  } catch { location.assign(link.href); }
}

function show(page) {
  const now = first("main");
  const next = document.adoptNode(first("main", page));
  const mark = placeOf(document.activeElement);
  const scroll = [scrollX, scrollY];
  const scrolled = [...now.querySelectorAll("[id]")].filter((e) => e.scrollTop).map((e) => [e.id, e.scrollTop]);
  const open = [...now.querySelectorAll("details[id][open]")].map((e) => e.id);
  now.replaceWith(next);
  document.title = page.title;
  open.forEach((id) => { const kept = document.getElementById(id); if (kept) kept.open = true; });
  scrolled.forEach(([id, top]) => { const kept = document.getElementById(id); if (kept) kept.scrollTop = top; });
  scrollTo(...scroll);
  focusAgain(mark, next);
  tell(next);
  makeReady(next);
}

// Where the focus is, so that it can be found in a page made anew: by id, else the item that holds it.
function placeOf(element) {
  const item = element && element.closest("[data-item]");
  const items = [...document.querySelectorAll("[data-item]")];
  return { id: element && element.id, item: item && item.id, index: items.indexOf(item), key: element && element.dataset.key };
}

function focusAgain(mark, root) {
  const wanted = first("[autofocus]", root) || (mark.id && document.getElementById(mark.id));
  const items = [...document.querySelectorAll("[data-item]")];
  const item = (mark.item && document.getElementById(mark.item)) ||
    (mark.index >= 0 ? items[Math.min(mark.index, items.length - 1)] : null);
  (wanted || item || root).focus({ preventScroll: !first("[autofocus]", root) });
}

function tell(root) {
  const words = [...root.querySelectorAll("[data-told]")].map((e) => e.textContent.trim()).join(" ");
  first("#told").textContent = words;
}

// Parts that load themselves again

function makeReady(root) {
  root.querySelectorAll("[data-refresh]").forEach((part) => {
    setTimeout(() => refresh(part), Number(part.dataset.refresh));
  });
  root.querySelectorAll("[data-load]").forEach((part) => { if (nearby) nearby.observe(part); });
}

async function refresh(part) {
  if (!part.isConnected) return;
  try {
    if (document.hidden) throw new Error("nobody looks");
    const answer = await fetch(location.href, { headers: { "X-Gawah-Poll": "1" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById(part.id);
    if (!answer.ok || !next) throw new Error("no such part");
    const mark = placeOf(document.activeElement);
    const had = part.contains(document.activeElement);
    part.replaceWith(document.adoptNode(next));
    const bar = first(".bar-places"), fresh = first(".bar-places", page);
    if (bar && fresh && !bar.contains(document.activeElement)) bar.replaceWith(document.adoptNode(fresh));
    if (had) focusAgain(mark, next);
    if (next.dataset.refresh) setTimeout(() => refresh(next), Number(next.dataset.refresh));
  } catch {
    setTimeout(() => refresh(part), 3 * Number(part.dataset.refresh)); // gawah may be away for a moment
  }
}

// Parts that are loaded when they are looked at: until then, and without script, a link stands in their place

const nearby = "IntersectionObserver" in window ? new IntersectionObserver((seen) => {
  seen.filter((one) => one.isIntersecting).forEach((one) => { nearby.unobserve(one.target); load(one.target); });
}, { rootMargin: "300px" }) : null;

async function load(part) {
  try {
    const answer = await fetch(part.dataset.load, { headers: { "X-Gawah-Poll": "1" } });
    const found = first("[data-part]", new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (!answer.ok || !found) return; // the link stays
    part.replaceChildren(...document.adoptNode(found).childNodes);
    delete part.dataset.load;
  } catch { /* gawah is away: the link stays */ }
}

// Files dropped anywhere

function onDrag(event) {
  const field = first("[data-drop]");
  if (!field || !event.dataTransfer || ![...event.dataTransfer.types].includes("Files")) return;
  document.body.classList.toggle("is-dragging", event.type === "dragover");
  if (event.target === field) return; // the browser does it
  event.preventDefault();
  if (event.type === "drop") { field.files = event.dataTransfer.files; field.focus(); }
}

// An encrypted project is locked when nobody is there: what is shown must go then, too

let isThere = false;

async function lookIfLocked() {
  const headers = isThere ? {} : { "X-Gawah-Poll": "1" };
  isThere = false;
  try {
    if ((await fetch("/locked", { headers, redirect: "manual" })).status === 423) location.reload();
  } catch { /* gawah is away */ }
}

if (document.body.dataset.locksAfter) {
  const seconds = Number(document.body.dataset.locksAfter);
  ["keydown", "pointerdown", "scroll"].forEach((name) => addEventListener(name, () => { isThere = true; }, { passive: true }));
  setInterval(lookIfLocked, 1000 * Math.min(20, seconds / 3));
}

document.addEventListener("keydown", onKey);
document.addEventListener("submit", sendQuickly);
document.addEventListener("click", openQuickly);
addEventListener("popstate", () => location.reload());
["dragover", "dragleave", "drop"].forEach((name) => document.addEventListener(name, onDrag));
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
makeReady(document);
setTimeout(() => tell(document), 300); // a live region is only read out when it changes after the page is there
