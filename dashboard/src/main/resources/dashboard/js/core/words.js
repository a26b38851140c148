import { settings } from './settings.js';

const books = {};

/** Loads the words of the chosen language. */
export async function loadWords() {
  const language = settings.language;
  books[language] ??= (await import(`../words/${language}.js`)).words;
  document.documentElement.lang = language;
}

/** Returns a text in the chosen language; `{name}` stands for a value. */
export function t(key, values = {}) {
  const text = books[settings.language]?.[key];
  if (text === undefined) {
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Returns whether there is a text of this name. */
export function has(key) {
  return books[settings.language]?.[key] !== undefined;
}
