"use strict";
const form = document.querySelector("form");
const count = document.querySelector("output");
const items = [...document.querySelectorAll("section > ol > li")];
const sections = [...document.querySelectorAll("section")];
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const texts = new Array(items.length);
const textOf = (at) => (texts[at] ??= fold(items[at].textContent));
const namesOf = (item) => [...item.querySelectorAll(".a")].map((name) => name.textContent);

// The words and the "quoted phrases" of what is typed, all of which have to be there.
const wanted = (typed) => [...fold(typed).matchAll(/"([^"]+)"?|(\S+)/g)].map((found) => found[1] ?? found[2]);

function fillActors() {
  const counts = new Map();
  for (const item of items) for (const name of namesOf(item)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).slice(0, 500);
  for (const [name, number] of most) form.elements.actor.append(new Option(`${name} (${number})`, name));
}

function fits(at, words, asked) {
  const item = items[at];
  const { from, to } = item.dataset;
  if (asked.status && item.className !== asked.status) return false;
  if (asked.from && !(to !== undefined && (to === "" || Number(to) >= Number(asked.from)))) return false;
  if (asked.to && !(from !== undefined && (from === "" || Number(from) <= Number(asked.to)))) return false;
  if (asked.actor && !namesOf(item).includes(asked.actor)) return false;
  return words.every((word) => textOf(at).includes(word));
}

function apply() {
  const asked = Object.fromEntries(new FormData(form));
  const words = wanted(asked.text);
  let shown = 0;
  for (let at = 0; at < items.length; at++) {
    const here = fits(at, words, asked);
    if (items[at].hidden === here) items[at].hidden = !here;
    shown += here;
  }
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  count.value = `${shown.toLocaleString()} of ${items.length.toLocaleString()}`;
}

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 60);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    form.elements.text.focus();
  }
});
fillActors();
form.hidden = false;
apply();
