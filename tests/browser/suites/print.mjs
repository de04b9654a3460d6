// Pages on paper: both browsers make a PDF of A4 pages; what is only for the screen is not on it.

import fs from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { none, ok, test } from "../harness.mjs";
import { chromium, firefox, listened } from "../browsers.mjs";

export default async function (site) {
  for (const [name, start] of [["chromium", chromium], ["firefox", firefox]]) {
    const browser = await start();
    try {
      await test(`print: each kind of page in ${name}`, async () => {
        const page = await listened(browser);
        const found = [];
        for (const sample of site.samples()) {
          await page.goto(site.fileUrl(sample));
          const file = path.join(site.home, "page.pdf");
          // Chromium takes the size from the page's own styles; Firefox must be told it.
          await page.pdf(name === "chromium" ? { path: file, preferCSSPageSize: true } : { path: file, format: "A4" });
          const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
          const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info).slice(1, 3).map(Number).sort((a, b) => a - b);
          if (Math.abs(size[0] - 595) > 2 || Math.abs(size[1] - 842) > 2) found.push(`${sample}: ${size.join(" × ")} pt is not A4`);
          // Firefox cuts its fonts so that some characters cannot be read back from the paper.
          if (name === "firefox") continue;
          const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
          const heading = await page.$eval("h1", (h1) => h1.textContent.replace(/\s+/g, ""));
          if (!text.replace(/\s+/g, "").includes(heading.slice(0, 8))) found.push(`${sample}: its heading is not on paper`);
          if (text.includes("跳到正文")) found.push(`${sample}: the skip link is on paper`);
        }
        await page.close();
        ok(site.samples().length > 0, "no pages");
        none(found, "on paper");
      });
    } finally {
      await browser.close();
    }
  }
}
