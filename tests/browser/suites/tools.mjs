// What scripts add for the reader: settings that survive, filters with their state in the address, keys,
// citations to copy, and the ways that readers of this site take.

import path from "node:path";
import { equal, ok, test, until } from "../harness.mjs";
import { chromium, firefox, here, listened } from "../browsers.mjs";

async function choose(page, key, value) {
  await page.$$eval("header nav button", (buttons) => buttons[buttons.length - 1].click());
  await until(() => page.$("dialog[open]"), "the settings open");
  await page.$eval(`dialog input[name=${key}][value="${value}"]`, (input) => input.click());
  await page.keyboard.press("Escape");
  await until(async () => !(await page.$("dialog[open]")), "the settings close with Esc");
}

const chosen = (page, key) => page.evaluate((k) => document.documentElement.getAttribute(`data-${k}`), key);

export default async function (site) {
  for (const [name, start, ways] of [
    ["chromium", chromium, ["disk", "HTTP"]],
    // Firefox keeps storage per file on file://.
    ["firefox", firefox, ["HTTP"]],
  ]) {
    const browser = await start();
    try {
      for (const way of ways) {
        await test(`tools: settings survive to the next page, ${way}, ${name}`, async () => {
          const page = await listened(browser);
          const url = (p) => (way === "disk" ? site.fileUrl(p) : site.httpUrl(p));
          await page.goto(url("index.html"));
          const before = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).fontSize]);
          await choose(page, "theme", "dark");
          await choose(page, "size", "xl");
          await page.goto(url("units/index.html"));
          equal(await chosen(page, "theme"), "dark", "the theme on the next page");
          equal(await chosen(page, "size"), "xl", "the size on the next page");
          const after = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).fontSize]);
          ok(before[0] !== after[0] && parseFloat(after[1]) > parseFloat(before[1]), `it does not look different: ${before} ${after}`);
          await choose(page, "theme", "contrast");
          equal(await chosen(page, "theme"), "contrast", "high contrast");
          await choose(page, "theme", "");
          await choose(page, "size", "");
          equal(page.said.join("\n"), "", "what pages said");
          await page.close();
        });
      }

      await test(`tools: filters keep rows, say how many, and stand in the address, ${name}`, async () => {
        const page = await listened(browser);
        const plan = site.samples().find((p) => /^plans\/[^/]+\/index\.html$/.test(p));
        await page.goto(site.httpUrl(plan));
        // The first table with a filter; a page may have several.
        const rows = (p) => p.$eval(".filter", (line) => {
          const table = line.closest("details").nextElementSibling.matches("table") ? line.closest("details").nextElementSibling : line.closest("details").nextElementSibling.querySelector("table");
          return [...table.querySelectorAll("tbody tr:not(.group)")].filter((row) => row.offsetParent !== null).length;
        });
        const all = await rows(page);
        const input = await page.$(".filter input[type=search]");
        ok(input, `no filter on ${plan}`);
        await input.type("试点");
        await until(async () => (await rows(page)) < all, "fewer rows");
        const few = await rows(page);
        ok(few > 0, "no rows at all");
        const said = await page.$eval(".filter [role=status]", (s) => s.textContent);
        ok(said.includes(String(few)) && said.includes(String(all)), `the count is not said: ${said}, ${few} of ${all}`);
        await until(async () => (await here(page)).includes("#filter:"), "the filter in the address");
        const address = await here(page);
        const other = await listened(browser);
        await other.goto(address);
        await until(async () => (await rows(other)) === few, "the same rows from the address");
        await other.close();
        await page.close();
      });

      await test(`tools: who, in which role, and units by name, ${name}`, async () => {
        const page = await listened(browser);
        await page.goto(site.fileUrl("plans/yubei/index.html#filter:unit=%E5%8C%BA%E7%A7%91%E6%8A%80%E5%B1%80&role=%E5%8C%BA%E7%BA%A7%E7%89%B5%E5%A4%B4%E5%8D%95%E4%BD%8D"));
        // What 渝北区科技局 leads, read off the document: 1, 2, 41, 52, 57, 60.
        const shown = () => page.$$eval("table.tasks tbody tr[id]", (rows) => rows.filter((row) => !row.hidden).map((row) => row.id).join(" "));
        await until(async () => (await shown()) === "t1 t2 t41 t52 t57 t60", "the tasks that 区科技局 leads");
        ok(await page.$(`datalist option[value="区科技局"]`), "the unit can be picked");
        await page.goto(site.fileUrl("units/index.html"));
        await page.type(".filter input[type=search]", "科技局");
        const units = () => page.$$eval(".roster li", (lines) => lines.filter((line) => line.offsetParent !== null).map((line) => line.querySelector("a").textContent));
        await until(async () => (await units()).every((unit) => unit.includes("科技局")), "only units of that name");
        ok((await units()).includes("渝北区科技局"), `渝北区科技局 is among ${await units()}`);
        await page.close();
      });

      await test(`tools: keys, ${name}`, async () => {
        const page = await listened(browser);
        await page.goto(site.fileUrl("plans/index.html"));
        await page.keyboard.type("?");
        await until(() => page.$("dialog[open]"), "the list of keys");
        await page.keyboard.press("Escape");
        await until(async () => !(await page.$("dialog[open]")), "Esc closes it");
        await page.keyboard.down("Control");
        await page.keyboard.press("k");
        await page.keyboard.up("Control");
        await until(() => page.evaluate(() => document.activeElement.name === "q"), "Ctrl-K leads to the search box");
        await page.keyboard.press("Escape");
        await page.close();
      });
    } finally {
      await browser.close();
    }
  }

  const browser = await chromium();
  try {
    await test("readers: from home to what 渝北区科技局 does and its list to take along", async () => {
      const page = await listened(browser);
      await page.goto(site.fileUrl("index.html"));
      let link = await page.$$eval("main a", (links) => (links.find((a) => a.textContent.trim() === "渝北区科技局") || {}).href);
      if (!link) {
        await page.goto(site.fileUrl("units/index.html"));
        link = await page.$$eval("main a", (links) => (links.find((a) => a.textContent.trim() === "渝北区科技局") || {}).href);
      }
      ok(link, "no link to 渝北区科技局 within two clicks");
      await page.goto(link);
      equal(await page.$eval("h1", (h1) => h1.innerText.trim()), "渝北区科技局", "the heading");
      const lists = await page.$$eval("main a[download]", (links) => links.map((a) => a.getAttribute("href")));
      ok(lists.some((l) => l.endsWith(".xlsx")) && lists.some((l) => l.endsWith(".csv")), `lists: ${lists}`);
      for (const list of lists) ok(site.files.includes(path.posix.join("units", list)), `${list} is not there`);
      await page.close();
    });

    await test("readers: where yubei/3 comes from, and what was reworded", async () => {
      const page = await listened(browser);
      await page.goto(site.fileUrl("plans/yubei/t3.html"));
      const up = await page.$$eval("main a", (links) => links.map((a) => a.getAttribute("href")).find((h) => h.endsWith("chongqing-2021/t3.html")));
      ok(up, "no link to chongqing-2021/3");
      await page.goto(site.fileUrl("coverage/chongqing-2021--fuling-2022.html"));
      const text = await page.$eval("main", (main) => main.textContent);
      ok(text.includes("未见对应"), "says nothing of tasks that were not taken up");
      await page.close();
    });
  } finally {
    await browser.close();
  }
}
