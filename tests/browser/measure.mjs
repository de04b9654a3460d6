// Times of search in Chromium from file://, cold and warm, and the heap.
// Usage: node tests/browser/measure.mjs DIST INDEX…
// DIST is a built site, for its search page and scripts; INDEX a folder with an index, such as those that
// `cargo bench --bench bars -- 100 --write FOLDER` writes. Times depend on the machine; bytes do not.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "./browsers.mjs";
import { until } from "./harness.mjs";

const [dist, ...indexes] = process.argv.slice(2);
const QUERIES = ["跨境", "知识产权", "服务", "外商投资企业境内再", "数据跨境流动", "保税", "市科技局", "人民币国际化"];
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)].toFixed(0);

for (const index of indexes) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "gangmu-measure-"));
  fs.cpSync(path.join(dist, "assets"), path.join(home, "assets"), { recursive: true });
  fs.copyFileSync(path.join(dist, "search.html"), path.join(home, "search.html"));
  fs.cpSync(path.join(index, "search"), path.join(home, "search"), { recursive: true });
  const url = pathToFileURL(path.join(home, "search.html")).href;
  const [cold, fresh, warm, heap] = [[], [], [], []];
  const browser = await chromium();
  try {
    for (const query of QUERIES) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        const watch = new MutationObserver(() => {
          if (!window.first && document.querySelector("#search-results .found")) window.first = performance.now();
        });
        document.addEventListener("DOMContentLoaded", () => watch.observe(document.body, { childList: true, subtree: true }));
      });
      await page.goto(`${url}#q=${encodeURIComponent(query)}`);
      cold.push(await until(() => page.evaluate(() => window.first), `results for ${query}`, 20000));
      // A key: from the input to results drawn and laid out. First one character less than asked for before:
      // new lists in a large index; then by turns with what is known.
      const typed = (text) => page.evaluate((value) => new Promise((done) => {
        const input = document.querySelector("input[name=q]");
        const begun = performance.now();
        new MutationObserver((_, watch) => {
          watch.disconnect();
          document.body.getBoundingClientRect();
          done(performance.now() - begun);
        }).observe(document.querySelector("#search-results"), { childList: true });
        input.value = value;
        input.form.dispatchEvent(new Event("submit", { cancelable: true }));
      }), text);
      const other = query.length > 2 ? query.slice(0, -1) : `${query}试`;
      await new Promise((resolve) => setTimeout(resolve, 400));
      fresh.push(await typed(other));
      for (let n = 0; n < 3; n++) for (const text of [query, other]) warm.push(await typed(text));
      heap.push((await page.metrics()).JSHeapUsedSize / 1e6);
      await page.close();
    }
  } finally {
    await browser.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
  console.log(`${path.basename(index)}: first result cold ${middle(cold)} ms (${cold.map((n) => n.toFixed(0)).join(" ")}), a key with new lists ${middle(fresh)} ms, a key ${middle(warm)} ms (slowest ${warm[warm.length - 1].toFixed(0)}), heap ${middle(heap)} MB`);
}
