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
  const [cold, warm, again, heap] = [[], [], [], []];
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
      // One more character, as typed: new lists in a large index. Then the same query again: nothing to load.
      const typed = (text) => page.evaluate(async (value) => {
        const box = document.querySelector("#search-results");
        box.textContent = "";
        const input = document.querySelector("input[name=q]");
        const begun = performance.now();
        input.value = value;
        input.form.dispatchEvent(new Event("submit", { cancelable: true }));
        while (!box.firstChild) await new Promise((resolve) => setTimeout(resolve, 0));
        return performance.now() - begun;
      }, text);
      warm.push(await typed(`${query.slice(0, -1)}`.length > 1 ? query.slice(0, -1) : `${query}试`));
      again.push(await typed(query));
      heap.push((await page.metrics()).JSHeapUsedSize / 1e6);
      await page.close();
    }
  } finally {
    await browser.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
  console.log(`${path.basename(index)}: first result cold ${middle(cold)} ms (${cold.map((n) => n.toFixed(0)).join(" ")}), a key with new lists ${middle(warm)} ms, without ${middle(again)} ms, heap ${middle(heap)} MB`);
}
