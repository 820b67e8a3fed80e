/* The text as a file that anybody can read: a page, or plain text. */

import { bodyOf } from "./text.js";

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (value) => String(value).replace(/[&<>"']/g, (one) => ESCAPED[one]);

const written = (content, texts) =>
  bodyOf(content).filter(({ id }) => texts[id]).map(({ id, title }) => [title, texts[id]]);

/**
 * A page of the text: its title, its parts, and what is said of its versions.
 * @param {any} content
 * @param {Record<string, string>} texts
 * @param {string[]} stands
 */
export function asHtml(content, texts, stands) {
  const part = ([title, text]) =>
    `<h2>${safe(title)}</h2>\n${
      text.split(/\n{2,}/).map((one) => `<p>${safe(one).replace(/\n/g, "<br>")}</p>`).join("\n")
    }`;
  return [
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${safe(content.title)}</title>`,
    "<style>body{font:1.125rem/1.55 Georgia,serif;margin:3rem auto;max-width:38rem;padding:0 1rem}h2{font-size:1.125rem}footer{font-size:.9375rem}</style>",
    "</head>\n<body>",
    `<h1>${safe(content.title)}</h1>`,
    ...written(content, texts).map(part),
    ...(stands.length ? [`<footer>${stands.map((one) => `<p>${safe(one)}</p>`).join("")}</footer>`] : []),
    "</body></html>\n",
  ].join("\n");
}

/** The same as plain text. */
export function asText(content, texts, stands) {
  const parts = written(content, texts).map(([title, text]) => `${title}\n\n${text}`);
  return `${[content.title, ...parts, ...stands].join("\n\n")}\n`;
}
