// Pages opened in both browsers, from the disk and over HTTP: no word on the console, no refused policy,
// nothing that fails to load, no page wider than its window.

import { none, test } from "../harness.mjs";
import { chromium, firefox, listened } from "../browsers.mjs";

async function openAll(browser, addresses) {
  const page = await listened(browser);
  const found = [];
  for (const address of addresses) {
    page.said.length = 0;
    await page.goto(address, { waitUntil: "load" });
    for (const words of page.said) found.push(`${decodeURI(address)}: ${words}`);
  }
  await page.close();
  none(found, "what pages said");
}

async function widths(browser, site) {
  const page = await listened(browser);
  const found = [];
  for (const width of [1440, 1024, 390, 320]) {
    await page.setViewport({ width, height: 900 });
    for (const name of site.samples()) {
      await page.goto(site.fileUrl(name));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) found.push(`${name} at ${width}: ${over} px too wide`);
    }
  }
  await page.close();
  none(found, "sideways scrolling");
}

export default async function (site) {
  for (const [name, start] of [["chromium", chromium], ["firefox", firefox]]) {
    const browser = await start();
    try {
      // Every page in the one; in the other, which takes longer, each kind and one page in twelve.
      const pages = name === "chromium" ? site.pages : [...new Set([...site.samples(), ...site.pages.filter((_, i) => i % 12 === 0)])];
      await test(`open: ${pages.length} pages from the disk in ${name}`, () => openAll(browser, pages.map((page) => site.fileUrl(page))));
      await test(`open: each kind of page over HTTP in ${name}`, () => openAll(browser, site.samples().map((page) => site.httpUrl(page))));
      await test(`open: no page scrolls sideways in ${name}`, () => widths(browser, site));
    } finally {
      await browser.close();
    }
  }
}
