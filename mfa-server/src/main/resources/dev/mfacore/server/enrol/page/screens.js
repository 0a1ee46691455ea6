// One screen at a time, and words in the reader's language. Texts only ever go in as text, never as HTML, so that a
// name that somebody chose cannot become part of the page.

import {texts} from "./texts.js";

// The first of the reader's languages that there is; English for everybody else.
export const language = navigator.languages
    .map((tag) => Object.keys(texts).find((it) => it.split("-")[0] === tag.toLowerCase().split("-")[0]))
    .find(Boolean) ?? "en";

export const find = (id) => document.getElementById(id);

/** A sentence of texts.js with its gaps filled. */
export function say(key, gaps = {}) {
  return texts[language][key].replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
}

/** How long, in words: "30 seconds", "5 分钟". Rounded up: who waits that long is not too early. */
export function span(seconds) {
  const unit = seconds <= 90 ? "second" : seconds <= 90 * 60 ? "minute" : "hour";
  const size = {second: 1, minute: 60, hour: 3600}[unit];
  return new Intl.NumberFormat(language, {style: "unit", unit, unitDisplay: "long"}).format(Math.ceil(seconds / size));
}

export function translate() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = say(node.dataset.text);
  }
}

/** Shows a screen and moves the focus to its heading, so that keyboard and screen reader start at its top. */
export function show(id) {
  report();
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = section.id !== id;
  }
  const heading = find(id).querySelector("h1");
  document.title = heading.textContent;
  heading.focus();
}

export function message(key) {
  find("message-title").textContent = say(`${key}Title`);
  find("message-text").textContent = say(`${key}Text`);
  show("message");
}

/** Tells what happened; without an argument it takes back what was told. */
export function report({error = "", news = "", field} = {}) {
  for (const node of document.querySelectorAll("[aria-invalid]")) {
    node.removeAttribute("aria-invalid");
    node.removeAttribute("aria-describedby");
  }
  find("error").textContent = error;
  find("news").textContent = news;
  if (field) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", "error");
    field.focus();
    field.select?.();
  }
}

export function element(name, {text, ...attributes} = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  if (text !== undefined) {
    node.textContent = text;
  }
  node.append(...children);
  return node;
}

/** Copies a text, or selects it where the browser does not let pages copy. */
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    report({news: say("copied")});
  } catch {
    getSelection().selectAllChildren(shown);
    report({news: say("selected")});
  }
}
