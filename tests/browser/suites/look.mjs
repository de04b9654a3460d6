// What a reader's eye would stop at: lists of units whose lines begin with a stop, and pictures that do not
// say their numbers.

import { none, test } from "../harness.mjs";
import { chromium, firefox, listened } from "../browsers.mjs";

/** Cells in which a line begins with a stop (GB/T 15834 lets none begin a line), by their first words. */
const badLines = () => {
  const bad = [];
  for (const cell of document.querySelectorAll(".u")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let before = null;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (let at = 0; at < text.data.length; at += 1) {
        if (!text.data[at].trim()) continue;
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const [box] = range.getClientRects();
        if (!box) continue;
        if (before && "、，；。".includes(text.data[at]) && box.top > before.bottom - 4) bad.push(cell.textContent.trim().slice(0, 40));
        before = box;
      }
    }
  }
  return bad;
};

/** Bars whose description has other numbers than their row, or their legend. */
const badBars = () => {
  const numbers = (text) => (text.match(/\d+/g) || []).filter((n) => n !== "0").join(" ");
  const bad = [];
  for (const bar of document.querySelectorAll("svg.bar")) {
    const row = bar.closest("tr");
    const beside = row ? [...row.querySelectorAll("td.num")] : [...bar.parentNode.querySelectorAll(".legend b")];
    const told = bar.querySelector("desc").textContent;
    if (bar.getAttribute("role") !== "img" || !bar.querySelector("title").textContent.trim()) bad.push(`no title: ${told}`);
    // On the home page a bar stands alone: its numbers are on the page that it leads to.
    if (beside.length > 0 && numbers(told) !== numbers(beside.map((one) => one.textContent).join(" "))) bad.push(`${told} beside ${beside.map((one) => one.textContent)}`);
  }
  return bad;
};

/** Stretches of bars that are drawn wider or narrower than their numbers say, by a pixel or more. */
const badWidths = () => {
  const bad = [];
  let stretches = 0;
  for (const bar of document.querySelectorAll("svg.bar")) {
    const scale = Number(bar.getAttribute("viewBox").split(" ")[2]);
    const amounts = (bar.querySelector("desc").textContent.match(/\d+/g) || []).map(Number);
    const whole = bar.clientWidth || parseFloat(getComputedStyle(bar).width);
    let before = 0;
    [...bar.querySelectorAll("rect")].forEach((rect, at) => {
      stretches += 1;
      // What is drawn, whatever the attributes say: a style rule may set the width of a rect.
      const box = rect.getBBox();
      const drawn = [box.x, box.width].map((units) => (units / scale) * whole);
      const said = [before, amounts[at]].map((units) => (units / scale) * whole);
      before += amounts[at];
      if (drawn.some((width, i) => Math.abs(width - said[i]) >= 1)) bad.push(`${amounts[at]} of ${scale} is ${drawn[1].toFixed(1)} px wide from ${drawn[0].toFixed(1)}, not ${said[1].toFixed(1)} from ${said[0].toFixed(1)}`);
    });
  }
  return { bad, stretches };
};

/** Pictures with no name or no description. */
const unnamed = () => [...document.querySelectorAll("main svg")]
  .filter((svg) => !svg.querySelector("title, desc") || !svg.querySelector("title").textContent.trim() || !svg.querySelector("desc").textContent.trim())
  .map((svg) => svg.outerHTML.slice(0, 80));

export default async function (site) {
  for (const [name, start] of [["chromium", chromium], ["firefox", firefox]]) {
    const browser = await start();
    try {
      await test(`look: no line of a list of units begins with a stop in ${name}`, async () => {
        const page = await listened(browser);
        const found = [];
        for (const width of [1440, 1024, 390]) {
          await page.setViewport({ width, height: 900 });
          for (const sample of site.samples()) {
            await page.goto(site.fileUrl(sample));
            for (const cell of await page.evaluate(badLines)) found.push(`${sample} at ${width}: ${cell}`);
          }
        }
        await page.close();
        none(found, "lines that begin with a stop");
      });
      await test(`look: bars are as wide as their numbers say in ${name}`, async () => {
        const page = await listened(browser);
        const found = [];
        let stretches = 0;
        for (const width of [1440, 390]) {
          await page.setViewport({ width, height: 900 });
          for (const sample of site.samples()) {
            await page.goto(site.fileUrl(sample));
            const seen = await page.evaluate(badWidths);
            stretches += seen.stretches;
            for (const bad of seen.bad) found.push(`${sample} at ${width}: ${bad}`);
          }
        }
        await page.close();
        if (stretches === 0) found.push("no bar on the whole site");
        none(found, "bars");
      });
    } finally {
      await browser.close();
    }
  }
  const browser = await chromium();
  try {
    await test("look: every picture has a title and a description, every bar the numbers beside it", async () => {
      const page = await listened(browser);
      const found = [];
      let pictures = 0;
      for (const address of new Set([...site.samples(), ...site.pages.filter((_, i) => i % 12 === 0)])) {
        await page.goto(site.fileUrl(address));
        pictures += (await page.$$("main svg")).length;
        for (const bad of [...(await page.evaluate(unnamed)), ...(await page.evaluate(badBars))]) found.push(`${address}: ${bad}`);
      }
      await page.close();
      if (pictures === 0) found.push("no picture on the whole site");
      none(found, "pictures");
    });
  } finally {
    await browser.close();
  }
}
