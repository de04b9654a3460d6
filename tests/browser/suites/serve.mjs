// The preview in both browsers: a page that is open loads itself anew after an edit, after a fault and its mending,
// and after the content was moved away and back; a page of another site gets nothing.

import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { equal, none, ok, test, until } from "../harness.mjs";
import { chromium, firefox, listened } from "../browsers.mjs";

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const PROGRAM = path.join(process.env.CARGO_TARGET_DIR || path.join(ROOT, "target"), "debug/gangmu");

/** Runs the program to its end. */
function run(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, args, { stdio: "ignore" });
    child.on("error", reject);
    child.on("exit", resolve);
  });
}

/** A new example site with its preview. */
async function preview() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "gangmu-serve-"));
  const site = path.join(home, "站点");
  equal(await run("init", site), 0, "init");
  const child = spawn(PROGRAM, ["serve", "--port", "0", "--site", site], { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (data) => (said += data));
  const line = await until(() => /http:\/\/[0-9.:]+\//.exec(said), "the preview tells its address");
  return {
    site,
    base: line[0],
    plan: path.join(site, "content/plans/shi-2025.md"),
    close() {
      child.kill();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The words of the page that is shown; empty while another one is being loaded. */
function shown(page) {
  return page.evaluate(() => document.body.textContent).catch(() => "");
}

async function edits(browser, shop) {
  const page = await listened(browser);
  await page.goto(shop.base + "plans/shi-2025/index.html");
  const before = fs.readFileSync(shop.plan, "utf8");
  const sees = (words) => until(async () => (await shown(page)).includes(words), `the page shows ${words}`);
  await sees("为老年人提供上门服务");
  fs.writeFileSync(shop.plan, before.replace("为老年人提供上门服务", "为老年人和残疾人提供上门服务"));
  await sees("为老年人和残疾人提供上门服务");
  // A faulty save is told on the page, and a good one brings it back.
  const settings = path.join(shop.site, "site.toml");
  const good = fs.readFileSync(settings, "utf8");
  fs.writeFileSync(settings, good.replace("[site]", "[site]\nnothing = 1"));
  await sees("没有“nothing”这一项");
  fs.writeFileSync(settings, good);
  await sees("为老年人和残疾人提供上门服务");
  // The content is moved away and back, and edited after that.
  const [content, away] = ["content", "away"].map((name) => path.join(shop.site, name));
  fs.renameSync(content, away);
  await sees("没有内容");
  fs.renameSync(away, content);
  await sees("为老年人和残疾人提供上门服务");
  fs.writeFileSync(shop.plan, before);
  await sees("为老年人提供上门服务");
  // A fault is answered with status 500, which browsers tell on the console; nothing else may be there.
  none(page.said.filter((words) => !/status of 500|EventSource|events/.test(words)), "what the page said");
  await page.close();
}

async function strangers(browser, shop) {
  const html = `<!DOCTYPE html><meta charset="utf-8"><title>x</title><script>
    window.got = [];
    const base = ${JSON.stringify(shop.base)};
    const done = (what, ok) => window.got.push(what + "=" + ok);
    const script = document.createElement("script");
    script.onload = () => done("script", true); script.onerror = () => done("script", false);
    script.src = base + "search/head.js"; document.head.append(script);
    const picture = new Image();
    picture.onload = () => done("picture", true); picture.onerror = () => done("picture", false);
    picture.src = base + "assets/icon.svg";
    fetch(base + "index.html").then(() => done("fetch", true), () => done("fetch", false));
    fetch(base + "index.html", { mode: "no-cors" }).then((answer) => answer.text()).then((text) => done("opaque", text.length > 0), () => done("opaque", false));
    const stream = new EventSource(base + "_gangmu/events");
    stream.onmessage = () => done("stream", true);
    stream.onerror = () => { stream.close(); done("stream", false); };
    addEventListener("DOMContentLoaded", () => {
      const frame = document.createElement("iframe");
      frame.src = base + "index.html";
      frame.onload = () => { let seen = true; try { seen = !!frame.contentDocument && frame.contentDocument.body.textContent.length > 200; } catch { seen = false; } done("frame", seen); };
      document.body.append(frame);
    });
  </script><body>`;
  const server = http.createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const page = await listened(browser);
    await page.goto(`http://localhost:${server.address().port}/`);
    const got = await until(() => page.evaluate(() => (window.got.length >= 6 ? window.got : null)), "all were answered");
    none(got.filter((one) => one.endsWith("=true")), "what another site got");
    await page.close();
  } finally {
    server.closeAllConnections?.();
    server.close();
  }
}

export default async function () {
  ok(fs.existsSync(PROGRAM), `${PROGRAM} is built`);
  for (const [name, start] of [["chromium", chromium], ["firefox", firefox]]) {
    const browser = await start();
    try {
      for (const [what, body] of [["an open page follows edits", edits], ["another site gets nothing", strangers]]) {
        await test(`serve: ${what} in ${name}`, async () => {
          const shop = await preview();
          try {
            await body(browser, shop);
          } finally {
            shop.close();
          }
        });
      }
    } finally {
      await browser.close();
    }
  }
}
