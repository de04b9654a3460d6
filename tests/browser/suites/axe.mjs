// axe on the largest page of each kind, at four widths, light, dark and in high contrast: no violation.

import fs from "node:fs";
import { createRequire } from "node:module";
import { none, test } from "../harness.mjs";
import { chromium, listened } from "../browsers.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How a theme is chosen: by the system, or by the reader's own setting. */
const THEMES = {
  light: async (page) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]),
  dark: async (page) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]),
  contrast: async () => {},
};

/** Every row is looked at once; at other widths and in other themes the first rows stand for the rest. */
const REPEATED = "tbody:nth-of-type(n+6), tbody tr:nth-of-type(n+25), .roster li:nth-of-type(n+25)";

async function violations(page) {
  return page.evaluate(async () => {
    const report = await window.axe.run(document, { resultTypes: ["violations"] });
    return report.violations.flatMap((v) => v.nodes.slice(0, 3).map((node) => `${v.id}: ${node.target.join(" ")} ${(node.any[0] || node.all[0] || node.none[0] || {}).message || v.help}`));
  });
}

export default async function (site) {
  const browser = await chromium();
  try {
    for (const theme of Object.keys(THEMES)) {
      await test(`axe: each kind of page, ${theme}`, async () => {
        const page = await listened(browser);
        await THEMES[theme](page);
        const found = [];
        for (const name of site.samples()) {
          await page.goto(site.fileUrl(name));
          if (theme === "contrast") await page.evaluate(() => document.documentElement.setAttribute("data-theme", "contrast"));
          await page.evaluate(AXE);
          for (const width of [1440, 1024, 390, 320]) {
            await page.setViewport({ width, height: 900 });
            if (theme !== "light" || width !== 1440) await page.$$eval(REPEATED, (rows) => rows.forEach((row) => row.remove()));
            for (const v of await violations(page)) found.push(`${name} at ${width}: ${v}`);
          }
        }
        await page.close();
        none(found, "axe");
      });
    }
  } finally {
    await browser.close();
  }
}
