// Search as people use it: the box on every page, the results page, marks on the page reached; from the
// disk and over HTTP, in both browsers; and what is said when a file is lost.

import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { equal, none, ok, test, until } from "../harness.mjs";
import { chromium, firefox, here, listened } from "../browsers.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Puts a text into the search box as typing does. */
async function write(page, text) {
  await page.focus("form[role=search] input[name=q]");
  await page.evaluate((value) => {
    const input = document.querySelector("form[role=search] input[name=q]");
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

const options = (page) => page.$$eval("#search-list [role=option] .found-title", (all) => all.map((one) => one.textContent));
const status = (page) => page.$eval("#search-status", (node) => node.textContent);
const found = (page) => page.$$eval("#search-results .found a.found-title", (all) => all.map((one) => one.getAttribute("href")));
const silent = (page, what) => none(page.said.splice(0), `${what}: what the page said`);

/** A word in the middle of a task's sentence, with the task's page, from the site itself. */
function word(site) {
  const task = site.pages.find((page) => /^plans\/[^/]+\/t7\.html$/.test(page));
  const rows = site.files.filter((name) => name.startsWith("search/t/")).map((name) => site.read(name)).join("\n");
  const text = rows.split("\n").map((line) => /^\[7,"t","7",\d+,"([^"\\]+)"/.exec(line)).find(Boolean)[1];
  return { task, text: text.slice(5, 11).replace(/[，。、；]/g, ""), whole: text };
}

async function box(page, url, query) {
  await page.goto(url);
  await write(page, query);
  await until(async () => (await options(page)).length > 0, "options in the list");
}

async function walk(page, address, site) {
  const { text } = word(site);
  const start = address(site.samples().find((name) => /^plans\/[^/]+\/t/.test(name)));
  await box(page, start, text);
  const shown = await options(page);
  ok(shown.length <= 13, `${shown.length} options`);
  equal(await page.$eval("form[role=search] input", (input) => input.getAttribute("aria-expanded")), "true", "aria-expanded");
  await page.keyboard.press("ArrowDown");
  const chosen = await page.$eval("#search-list [aria-selected=true]", (option) => option.id);
  equal(await page.$eval("form[role=search] input", (input) => input.getAttribute("aria-activedescendant")), chosen, "the active option");
  await page.keyboard.press("Escape");
  ok(await page.$eval("#search-list", (list) => list.hidden), "Esc closes the list");
  // Enter without a choice goes to the results page.
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  ok((await here(page)).includes("search.html"), `Enter led to ${await here(page)}`);
  await until(async () => (await found(page)).length > 0, "results");
  ok(/\d/.test(await status(page)), "the count is told");
  await until(async () => decodeURIComponent(await here(page)).includes(`#q=${text}`), "the query stands in the address");
  ok((await page.$$("#search-results mark")).length > 0, "hits are marked");
  silent(page, "results");
  // A result opens its page, with the words marked; they can be cleared.
  await Promise.all([page.waitForNavigation(), page.click("#search-results .found a[href*=\"hl=\"]")]);
  await until(async () => (await page.$$("mark.hl")).length > 0, "marks on the page reached");
  const marked = await page.$$eval("mark.hl", (marks) => marks.map((mark) => mark.textContent).join(""));
  ok(marked.replace(/\s/g, "").includes(text.replace(/\s/g, "")), `marked: ${marked}`);
  await page.click(".hl-bar button");
  equal((await page.$$("mark.hl")).length, 0, "marks after clearing");
  await until(async () => !(await here(page)).includes("hl="), "the address forgets the words");
  silent(page, "the page reached");
}

async function filters(page, address) {
  await page.goto(address("search.html") + "#q=" + encodeURIComponent("服务"));
  await until(async () => (await found(page)).length > 0, "results");
  for (const facet of ["region", "plan"]) {
    const select = `#search-facets select[name=${facet}]`;
    await until(() => page.$eval(select, (node) => node.options.length > 1), `a ${facet} to choose`);
    const option = await page.$eval(select, (node) => ({ value: node.options[1].value, text: node.options[1].text }));
    await page.select(select, option.value);
    await until(async () => decodeURIComponent(await here(page)).includes(`${facet}=${option.value}`), "the filter in the address");
    const count = Number(/(\d+)）?$/.exec(option.text)[1]);
    const said = Number(/\d+/.exec(await status(page))[0]);
    equal(said, count, `the count of the ${facet} and the count told`);
  }
  // Sent to a colleague, the address gives the same.
  const link = await here(page);
  const before = await found(page);
  await page.goto("about:blank");
  await page.goto(link);
  await until(async () => (await found(page)).length === before.length, "the same results");
  equal((await found(page)).join("\n"), before.join("\n"), "results by address");
  silent(page, "filters");
}

async function spellings(page, address, site) {
  await page.goto(address("search.html"));
  const names = async (query) => {
    await write(page, query);
    await until(() => page.$eval("#search-results", (node, asked) => node.getAttribute("data-query") === asked, query.trim()), `an answer to ${query}`);
    return found(page);
  };
  const number = site.files.includes("search/names.js") && /"([^"]+〔20\d\d〕\d+号)"/.exec(site.read("search/names.js"));
  if (number) {
    const wanted = await names(number[1]);
    ok(wanted.length > 0, `nothing for ${number[1]}`);
    const loose = number[1].replace("〔", "").replace("〕", " ").replace("号", "");
    for (const other of [loose, number[1].replace("〔", "[").replace("〕", "]"), number[1].replace("〔", "【 ").replace("〕", "】 ")]) {
      equal((await names(other))[0], wanted[0], `first result for ${other}`);
    }
  }
  // A task by plan and number; its page is told of no words, since it holds none of them.
  const [, plan] = /^plans\/([^/]+)/.exec(word(site).task);
  ok((await names(`${plan}/7`))[0].endsWith(`plans/${plan}/t7.html`), `${plan}/7 does not come first`);
  const unit = /\["([^"]+)","units\/[^"]+","([a-z ]+)"/.exec(site.read("search/names.js"));
  const initials = unit[2].split(" ").map((syllable) => syllable[0]).join("");
  const titles = async () => page.$$eval("#search-results .found a.found-title", (all) => all.map((one) => one.textContent));
  await names(initials);
  ok((await titles()).includes(unit[1]), `${initials} does not find ${unit[1]}`);
  await names(unit[2].replace(/ /g, ""));
  ok((await titles()).includes(unit[1]), `full pinyin does not find ${unit[1]}`);
  // However many units there are, all can be reached.
  await names(unit[2].split(" ")[0]);
  const told = Number(/\d+/.exec(await status(page))[0]);
  const more = () => page.$$eval("#search-results .found-more", (buttons) => buttons.map((button) => button.click()).length);
  for (let shown = (await found(page)).length; await more(); shown = (await found(page)).length) {
    await until(async () => (await found(page)).length > shown, "more results");
    await until(() => page.evaluate(() => document.activeElement.matches("a.found-title")), "the keyboard on the first new one");
  }
  equal((await found(page)).length, told, "results reached by showing more");
  // Where tasks follow, units do not push them off the page.
  await names("局");
  const first = await page.$$eval("#search-results ol.found-list", (lists) => lists.map((list) => list.children.length));
  if (first.length > 1) ok(first[0] <= 8, `${first[0]} units and plans before the tasks`);
  await names("绝无此语");
  ok((await page.$$("#search-results .found-none li")).length >= 2, "advice where nothing is found");
  const nothing = await status(page);
  ok(nothing.includes("绝无此语"), `the status says that nothing was found: ${nothing}`);
  ok(!(await page.$eval("#search-results", (node) => node.textContent)).includes("绝无此语"), "it is said once");
  silent(page, "spellings");
}

/** What helps a reader who does not know how to ask: every name of a body, phrases with their marks, examples. */
async function helps(page, address, site) {
  const open = async (query) => {
    await page.goto("about:blank");
    await page.goto(address("search.html") + (query ? "#q=" + encodeURIComponent(query) : ""));
  };
  const first = () => page.$eval("#search-results .found a.found-title", (link) => link.textContent);
  if (site.files.includes("units/yubei-jiaowei.html")) {
    for (const [query, name] of [["重庆市科学技术局", "重庆市科技局"], ["渝北区教育委员会", "渝北区教委"], ["渝北教委", "渝北区教委"], ["渝北科技局", "渝北区科技局"]]) {
      await open(query);
      await until(async () => (await found(page)).length > 0, `results for ${query}`);
      equal(await first(), name, query);
    }
    await open("第3项");
    await until(async () => (await found(page)).filter((href) => href.includes("/t3.html")).length >= 5, "task 3 of every plan");
  }
  const { whole } = word(site);
  const phrase = /[^，；。“”]{3}[，；][^，；。“”]{3}/.exec(whole);
  if (phrase) {
    await open(phrase[0]);
    await until(async () => (await found(page)).some((href) => href.includes("/t7.html")), `the phrase ${phrase[0]}`);
  }
  await open("，。");
  await until(async () => (await status(page)).includes("标点"), "a word on signs");
  await open("");
  await until(async () => (await page.$$(".found-examples a")).length >= 2, "examples");
  await page.click(".found-examples a");
  await until(async () => (await found(page)).length > 0, "results of an example");
  // The words are still in the box after the way back.
  const start = address("units/index.html");
  await box(page, start, "服务");
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.evaluate(() => history.back()).catch(() => {});
  const back = () => page.evaluate(() => location.pathname.endsWith("units/index.html") && document.querySelector("form[role=search] input").value);
  await until(async () => (await back().catch(() => "")) === "服务", "the words in the box");
  page.said.splice(0);
}

async function composing(page, address) {
  await page.goto(address("index.html"));
  await page.focus("form[role=search] input[name=q]");
  await until(() => page.evaluate(() => Boolean(window.gangmuSearch && window.gangmuSearch.engine)), "the engine");
  const during = await page.evaluate(async () => {
    const input = document.querySelector("form[role=search] input[name=q]");
    input.dispatchEvent(new CompositionEvent("compositionstart"));
    input.value = "fu wu";
    input.dispatchEvent(new Event("input"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const list = document.querySelector("#search-list");
    return list ? list.children.length : 0;
  });
  equal(during, 0, "options while an input method is at work");
  await page.evaluate(() => {
    const input = document.querySelector("form[role=search] input[name=q]");
    input.value = "服务";
    input.dispatchEvent(new CompositionEvent("compositionend"));
  });
  await until(async () => (await options(page)).length > 0, "options after it");
  silent(page, "composing");
}

async function table(page, address) {
  await page.goto(address("search.html") + "#q=" + encodeURIComponent("服务"));
  await until(async () => (await found(page)).length > 0, "results");
  const text = await page.evaluate(async () => {
    let blob = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (given) => { blob = given; return make.call(URL, given); };
    HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };
    const buttons = Array.from(document.querySelectorAll("#search-results .found-button"));
    buttons[buttons.length - 1].click();
    while (!blob) await new Promise((resolve) => setTimeout(resolve, 20));
    const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
    return { bom: [...bytes.slice(0, 3)], text: new TextDecoder().decode(bytes), name: window.saved };
  });
  equal(text.bom.join(" "), "239 187 191", "the byte order mark");
  ok(text.name.endsWith(".csv"), "the file's name");
  const lines = text.text.split("\r\n");
  ok(lines.length > 20, "a line a result");
  silent(page, "csv");
}

/** The open list, results with filters, nothing found, marks: no violation in any theme. */
async function axe(browser, site) {
  const page = await listened(browser);
  const wrong = [];
  const look = async (what) => {
    for (const width of [1440, 390, 320]) {
      await page.setViewport({ width, height: 900 });
      for (const theme of ["light", "dark", "contrast"]) {
        await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
        await page.evaluate(AXE);
        const found = await page.evaluate(async () => {
          const report = await window.axe.run(document, { resultTypes: ["violations"] });
          return report.violations.flatMap((v) => v.nodes.slice(0, 2).map((node) => `${v.id}: ${node.target.join(" ")}`));
        });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        for (const one of found) wrong.push(`${what}, ${width}, ${theme}: ${one}`);
        if (over > 0) wrong.push(`${what}, ${width}: ${over} px too wide`);
      }
    }
    await page.setViewport({ width: 1440, height: 900 });
  };
  await box(page, site.fileUrl(site.samples().find((name) => /^plans\/[^/]+\/t/.test(name))), "服务");
  await page.keyboard.press("ArrowDown");
  await look("list");
  await page.goto(site.fileUrl("search.html") + "#q=" + encodeURIComponent("服务"));
  await until(async () => (await found(page)).length > 0, "results");
  await look("results");
  await Promise.all([page.waitForNavigation(), page.click("#search-results .found a[href*=\"hl=\"]")]);
  await until(async () => (await page.$$("mark.hl")).length > 0, "marks");
  await look("marks");
  await page.goto(site.fileUrl("search.html") + "#q=" + encodeURIComponent("绝无此语"));
  await until(async () => (await page.$$(".found-none")).length > 0, "the empty state");
  await look("nothing found");
  await page.close();
  none([...new Set(wrong)], "axe");
}

/** Tasks as [address, what can be found in them], from the texts of the index; normalised without our scripts. */
function tasks(site) {
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const plans = new Map();
  for (const [, plan, blocks] of site.read("search/head.js").matchAll(/^\["([^"]+)",\[([\d,]+)\]/gm)) {
    for (const block of blocks.split(",")) plans.set(block, plan);
  }
  const found = [];
  for (const name of site.files.filter((file) => file.startsWith("search/t/"))) {
    let block = "";
    for (const line of site.read(name).split("\n")) {
      if (line.startsWith('"')) block = /\d+/.exec(line)[0];
      if (!/^\[\d+,"t"/.test(line)) continue;
      const row = JSON.parse(line.replace(/,$/, ""));
      const units = (row[5] || "").split(";").flatMap((group) => group.slice(group.indexOf(":") + 1).split("|"));
      found.push([row[8] || `plans/${plans.get(block)}/t${row[2]}.html`, [row[4], ...units].map(plain)]);
    }
  }
  return found;
}

/** What is found for parts of sentences is what holds them, no more and no less. */
async function truth(page, address, site) {
  const all = tasks(site);
  const parts = all.flatMap(([, [text]]) => text.match(/[\u4e00-\u9fff]{8,}/g) || []);
  const queries = new Set(["服务", "市场监管局"]);
  for (let n = 0; queries.size < 60; n++) {
    const part = parts[(n * 7919) % parts.length];
    const length = [2, 4, 8][n % 3];
    const from = (n * 31) % (part.length - length + 1);
    queries.add(part.slice(from, from + length));
  }
  await page.goto(address("search.html") + "#q=" + encodeURIComponent("服务"));
  await until(async () => (await found(page)).length > 0, "results", 30000);
  const wrong = [];
  for (const query of queries) {
    const answer = await page.evaluate(async (text) => {
      const { found: part } = await window.gangmuSearch.engine.answer(text, {}, 20);
      if (!part.complete) await part.more(1e9);
      return part.docs.filter((doc) => doc.kind === "task").map((doc) => doc.href());
    }, query);
    const wanted = all.filter(([, keys]) => keys.some((key) => key.includes(query))).map(([href]) => href);
    const [has, should] = [new Set(answer), new Set(wanted)];
    for (const href of wanted) if (!has.has(href)) wrong.push(`${query}: ${href} is missing`);
    for (const href of answer) if (!should.has(href)) wrong.push(`${query}: ${href} does not hold it`);
    if (has.size !== answer.length) wrong.push(`${query}: something is there twice`);
  }
  none(wrong.slice(0, 20), "not what holds the words");
  silent(page, "truth");
}

/** The site without files of its index, and with damaged ones; each in a folder of its own, since browsers remember files. */
async function lost(browser, site) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "gangmu-lost-"));
  const texts = site.files.filter((file) => file.startsWith("search/t/"));
  const damage = (file) => fs.writeFileSync(file, "__S(\"t\",{\"1\":[[");
  const cases = [
    [["search/head.js"], fs.rmSync],
    [["search/names.js"], fs.rmSync],
    [texts, fs.rmSync],
    [texts, damage],
  ];
  try {
    const page = await browser.newPage();
    for (const [at, [names, spoil]] of cases.entries()) {
      const folder = path.join(home, `${at}`);
      fs.cpSync(site.folder, folder, { recursive: true });
      for (const name of names) spoil(path.join(folder, name));
      await page.goto(pathToFileURL(path.join(folder, "search.html")).href + "#q=" + encodeURIComponent("服务"));
      const told = async () => {
        const said = await status(page);
        return names.some((name) => said.includes(name));
      };
      await until(told, `a message that names ${names[0]}`);
    }
    await page.close();
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

export default async function (site) {
  for (const [name, start] of [["chromium", chromium], ["firefox", firefox]]) {
    const browser = await start();
    try {
      for (const [how, address] of [["disk", (page) => site.fileUrl(page)], ["HTTP", (page) => site.httpUrl(page)]]) {
        const on = (what, body) => test(`search: ${what}, ${how}, ${name}`, async () => {
          const page = await listened(browser);
          try {
            await body(page);
          } finally {
            await page.close();
          }
        });
        await on("nothing is loaded before the box is used", async (page) => {
          await page.goto(address("index.html"));
          const names = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name)
            .concat(Array.from(document.scripts, (script) => script.src)));
          none(names.filter((url) => /search\/|search-/.test(url)), "loaded too early");
        });
        await on("box, results, marks", (page) => walk(page, address, site));
        await on("what is found is what holds the words", (page) => truth(page, address, site));
        await on("filters stand in the address", (page) => filters(page, address));
        await on("spellings, pinyin, nothing found", (page) => spellings(page, address, site));
        await on("every name of a body, phrases, examples, the way back", (page) => helps(page, address, site));
        await on("an input method is left alone", (page) => composing(page, address));
        await on("CSV of what is found", (page) => table(page, address));
      }
      if (name === "chromium") await test("search: axe on list, results, marks, nothing found", () => axe(browser, site));
      await test(`search: a lost or damaged file is named, ${name}`, () => lost(browser, site));
    } finally {
      await browser.close();
    }
  }
}
