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
      if (name === "firefox") continue;
      await test("print: no row is cut and each page of a table has its header", async () => {
        const page = await listened(browser);
        const found = [];
        for (const sample of site.samples().filter((one) => /^(plans\/.+\/index|units\/[^i].*|coverage\/.+--.+)\.html$/.test(one) && one !== "units/map.html")) {
          await page.goto(site.fileUrl(sample));
          // Each row begins and ends with a mark of its own, each header has one; where they fall tells the rest.
          await page.evaluate(() => {
            document.querySelectorAll("table.tasks thead tr").forEach((row) => {
              (row.querySelector(".c-text") || row.cells[0]).textContent = "HEAD";
            });
            document.querySelectorAll("table.tasks tbody tr:not(.group)").forEach((row, at) => {
              const cell = row.querySelector("td.text") || row.cells[0];
              cell.prepend(`BEGIN${at}. `);
              cell.append(` END${at}.`);
            });
          });
          const file = path.join(site.home, "rows.pdf");
          await page.pdf({ path: file, preferCSSPageSize: true });
          const sheets = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f");
          let rows = 0;
          sheets.forEach((sheet, at) => {
            const begun = [...sheet.matchAll(/BEGIN\s*(\d+)\./g)].map((m) => m[1]);
            const ended = new Set([...sheet.matchAll(/END\s*(\d+)\./g)].map((m) => m[1]));
            rows += begun.length;
            for (const row of begun) if (!ended.has(row)) found.push(`${sample}: row ${row} is cut at the foot of page ${at + 1}`);
            if (begun.length > 0 && !sheet.includes("HEAD")) found.push(`${sample}: page ${at + 1} has no header row`);
          });
          if (rows === 0) found.push(`${sample}: no rows on paper`);
        }
        await page.close();
        none(found, "rows on paper");
      });
    } finally {
      await browser.close();
    }
  }
}
