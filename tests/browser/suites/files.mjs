// The files as files: valid HTML, scripts that old browsers can read, nothing inline, weights within the bars.

import { parse } from "acorn";
import { HtmlValidate } from "html-validate";
import { none, ok, test } from "../harness.mjs";

/** What ES2018 parsers accept but browsers of that time lack. */
const TOO_NEW = [
  [/\.replaceAll\(/, "String.replaceAll"],
  [/\.at\(\s*-?\d/, "Array.at"],
  [/Object\.fromEntries/, "Object.fromEntries"],
  [/Promise\.(allSettled|any)/, "Promise.allSettled"],
  [/structuredClone/, "structuredClone"],
  [/Intl\.Segmenter/, "Intl.Segmenter"],
  [/\.flat\(|\.matchAll\(|globalThis|queueMicrotask/, "ES2019 or later"],
  [/\b(fetch|XMLHttpRequest|Worker|import)\s*\(/, "does not work on file://"],
  [/\beval\s*\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/, "writes markup or code from text"],
];

/** Style that a browser of 2018 drops with the whole rule, so that a page would read badly in it. */
const TOO_NEW_STYLE = [
  [/:(has|is|where)\(/, "a selector list newer than 2018"],
  [/@(layer|container|scope|property)\b|&\s*[.:>{]/, "newer grouping of rules"],
  [/\b(inset|aspect-ratio|translate|rotate|scale)\s*:/, "a newer property"],
  [/:[^;]*\b(min|max|clamp|color-mix|oklch|lab)\(/, "a newer function"],
  [/\d(dvh|svh|lvh|cqw|cqi)\b/, "a newer unit"],
];

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export default async function (site) {
  await test("files: every page is valid HTML", async () => {
    const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended"], rules: { "long-title": "off", "doctype-style": "off", "void-style": "off", "no-trailing-whitespace": "off" } });
    const found = [];
    for (const page of site.pages) {
      const report = await validator.validateString(site.read(page), page);
      for (const result of report.results) {
        for (const m of result.messages) found.push(`${page}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
      }
    }
    none(found, "html-validate");
  });

  await test("files: scripts are ES2018 and use nothing newer, nothing that file:// forbids", () => {
    ok(site.scripts.length > 0, "no scripts at all");
    const found = [];
    for (const name of site.scripts) {
      const text = site.read(name);
      try {
        parse(text, { ecmaVersion: 2018, sourceType: "script" });
      } catch (error) {
        found.push(`${name}: ${error.message}`);
      }
      // Data files hold sentences, not code.
      if (/^search\//.test(name)) continue;
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      for (const [pattern, what] of TOO_NEW) {
        if (pattern.test(code)) found.push(`${name}: ${what} (${pattern.exec(code)[0]})`);
      }
    }
    none(found, "scripts");
  });

  await test("files: styles read well in a browser of 2018", () => {
    const found = [];
    for (const name of site.styles) {
      const text = site.read(name).replace(/\/\*[\s\S]*?\*\//g, "").replace(/minmax\(/g, "(");
      for (const [pattern, what] of TOO_NEW_STYLE) {
        if (pattern.test(text)) found.push(`${name}: ${what} (${pattern.exec(text)[0]})`);
      }
      for (const [, rule] of text.matchAll(/\{([^{}]*)\}/g)) {
        if (/(^|[\s;])gap\s*:/.test(rule) && !/grid-gap\s*:/.test(rule)) found.push(`${name}: gap without grid-gap in {${rule.trim()}}`);
      }
      // A rule is dropped whole when one selector of its list is unknown: new ones stand alone.
      for (const [, list] of text.matchAll(/([^{}]*)\{/g)) {
        if (/:focus-visible|:modal/.test(list) && list.includes(",")) found.push(`${name}: ${list.trim()}`);
      }
    }
    none(found, "styles");
  });

  await test("files: nothing inline, a strict policy on every page", () => {
    const found = [];
    for (const page of site.pages) {
      const html = site.read(page);
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
      if (!policy) found.push(`${page}: no policy`);
      else if (!policy[1].startsWith("default-src 'none'") || /unsafe|\*/.test(policy[1])) found.push(`${page}: ${policy[1]}`);
      if (/<[^>]*\sstyle=/.test(html) || /<style[\s>]/.test(html)) found.push(`${page}: inline style`);
      if (/<[^>]*\son[a-z]+=/.test(html)) found.push(`${page}: inline handler`);
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
        if (!/\ssrc=/.test(tag) && !/type="application\/(ld\+)?json"/.test(tag)) found.push(`${page}: inline script`);
        if (/type="module"|integrity=|crossorigin/.test(tag)) found.push(`${page}: ${tag}`);
      }
    }
    none(found, "inline");
  });

  await test("files: weights within the bars", () => {
    const kinds = site.kinds();
    const found = [];
    const tasks = (kinds.get("task") || []).map((page) => site.size(page));
    if (tasks.length > 0) {
      const [middle, most] = [median(tasks), Math.max(...tasks)];
      console.log(`        task pages: median ${middle} B, most ${most} B`);
      if (middle > 12 * 1024) found.push(`task pages have a median of ${middle} B`);
      if (most > 24 * 1024) found.push(`the largest task page has ${most} B`);
    }
    const css = site.styles.reduce((sum, name) => sum + site.size(name), 0);
    console.log(`        css ${css} B`);
    if (css > 40 * 1024) found.push(`all styles have ${css} B`);
    for (const page of site.samples()) {
      if (page === "search.html") continue;
      const html = site.read(page);
      const here = new URL(site.fileUrl(page));
      const sources = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]*)"/g)].map((m) => decodeURIComponent(new URL(m[1], here).href.slice(site.fileUrl("").length)));
      const bytes = sources.reduce((sum, name) => sum + site.size(name), 0);
      if (bytes > 18 * 1024) found.push(`${page} loads ${bytes} B of script`);
    }
    for (const page of kinds.get("plan") || []) {
      const html = site.read(page);
      const links = [...html.matchAll(/\s(?:href|src|id)="([^"]*)"/g)].reduce((sum, m) => sum + Buffer.byteLength(m[1]), 0);
      const text = Buffer.byteLength(html.replace(/<[^>]*>/g, "").replace(/\s+/g, " "));
      const ratio = site.size(page) / (text + links);
      console.log(`        ${page}: ${site.size(page)} B, ${ratio.toFixed(2)} × its text and links`);
      if (ratio > 3) found.push(`${page} is ${ratio.toFixed(2)} × its text and links`);
    }
    none(found, "too heavy");
  });
}
