// Without JavaScript: every text and link is there; what only a script can do is not offered.

import { none, test } from "../harness.mjs";
import { chromium, listened } from "../browsers.mjs";

/** The words and links of the page's main part, without what scripts add or offer. */
const CONTENT = () => {
  const main = document.querySelector("main");
  // Scripts add signs that copy the address of a heading; those are no links of the content.
  const links = [...main.querySelectorAll("a[href]")].filter((a) => !a.getAttribute("href").startsWith("#"));
  return { words: main.textContent.replace(/\s+/g, "").length, links: links.length };
};

export default async function (site) {
  const browser = await chromium();
  try {
    await test("noscript: each kind of page reads and links the same without scripts", async () => {
      const [plain, scripted] = [await listened(browser), await listened(browser)];
      await plain.setJavaScriptEnabled(false);
      const found = [];
      for (const name of site.samples()) {
        await plain.goto(site.fileUrl(name));
        await scripted.goto(site.fileUrl(name));
        // Evaluation by the test works with page scripts off.
        const [without, with_] = [await plain.evaluate(CONTENT), await scripted.evaluate(CONTENT)];
        if (without.words < 10) found.push(`${name}: ${without.words} characters in main`);
        if (without.links < with_.links) found.push(`${name}: ${without.links} links without scripts, ${with_.links} with them`);
        const offered = await plain.evaluate(() => [...document.querySelectorAll("button:not([type=submit])")].filter((b) => b.offsetParent !== null).map((b) => b.textContent.trim()));
        if (offered.length > 0) found.push(`${name}: shows buttons that do nothing: ${offered.slice(0, 5).join("、")}`);
        for (const words of plain.said) found.push(`${name}: ${words}`);
        plain.said.length = 0;
      }
      none(found, "without scripts");
    });
  } finally {
    await browser.close();
  }
}
