// A site made to run and to call: markup, scripts and addresses in every field of plans, registers, settings, free
// pages and attachments. Every page is opened in both browsers: nothing runs, nothing is asked of another host, no
// policy has to step in, and each link is one that may be published.

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { none, ok, test } from "../harness.mjs";
import { chromium, firefox } from "../browsers.mjs";
import { filesUnder } from "../site.mjs";

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const PROGRAM = path.join(process.env.CARGO_TARGET_DIR || path.join(ROOT, "target"), "debug/gangmu");
const RUN = "window.pwned=1";
const HOST = "evil.invalid";

/** Markup that would run or call if it were let through as markup. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `</title><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `<svg onload=${RUN}>`,
  `<img src=//${HOST}/x.png>`,
  `<link rel=stylesheet href=//${HOST}/x.css>`,
  `<iframe src=javascript:${RUN}></iframe>`,
  `<meta http-equiv=refresh content="0;url=//${HOST}/">`,
  `<base href=//${HOST}/>`,
  `<a href="javascript:${RUN}">x</a>`,
  `" onmouseover="${RUN}" autofocus onfocus="${RUN}`,
  `' onfocus='${RUN}' autofocus x='`,
  `<style>@import '//${HOST}/x.css';</style>`,
  `<object data=//${HOST}/x></object>`,
  `<form action=//${HOST}/><input type=submit autofocus>`,
  `<video src=//${HOST}/x autoplay onerror=${RUN}>`,
  `{{ 7*7 }}{% raw %}<script>${RUN}</script>{% endraw %}`,
  `\u2028<script>${RUN}</script>\u2029`,
  `\\u003cscript>${RUN}\\u003c/script>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;&#60;script&#62;`,
  `"};${RUN};//`,
  `\`+(${RUN})+\``,
  `$&$\`$'$1{x}{y}{}`,
];

/** Addresses that a link or a picture must not have. */
const ADDRESSES = [
  `javascript:${RUN}`, `JaVaScRiPt:${RUN}`, `javascript&colon;${RUN}`, `java&#10;script:${RUN}`, `java&Tab;script:${RUN}`, `&#1;javascript:${RUN}`,
  `&#32;javascript:${RUN}`, `vbscript:${RUN}`, `data:text/html,%3Cscript%3E${RUN}%3C/script%3E`, `data:image/svg+xml,%3Csvg onload=${RUN}%3E`,
  `//${HOST}/x`, `\\\\\\\\${HOST}/x`, `/\\\\${HOST}/x`, `file:///etc/passwd`, `/etc/passwd`, `blob:null/x`, `ftp://${HOST}/x`, `filesystem:http://${HOST}/x`,
  `intent://${HOST}#Intent;end`, `ms-msdt:/x`, `view-source:file:///etc/passwd`, `about:blank`, `https:${HOST}/x`, `http:/${HOST}/x`, `feed:javascript:${RUN}`,
  `jar:http://${HOST}!/x`, `ws://${HOST}/x`, `javascript://%0a${RUN}`, `%6aavascript:${RUN}`, `\u00a0javascript:${RUN}`,
];

/** Attachments that a browser would run or that would call, by name. */
const ATTACHMENTS = {
  "a.html": `<script>${RUN}</script>`, "b.htm": "<p>x", "c.xhtml": `<html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></html>`,
  "d.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script></svg>`, "e.svg": `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  "f.svg": `<svg xmlns="http://www.w3.org/2000/svg"><image href="https://${HOST}/x.png"/></svg>`,
  "g.svg": `<svg xmlns="http://www.w3.org/2000/svg"><style>@import "//${HOST}/x.css";</style></svg>`,
  "h.svg": `<?xml-stylesheet href="//${HOST}/x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>`,
  "i.svg": `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`,
  "j.svg": `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="//${HOST}/"/></foreignObject></svg>`,
  "k.svg": `<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:${RUN}"><text y="20">x</text></a></svg>`,
  "l.svg": `<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="onload" to="${RUN}"/></svg>`,
  "m.svg": `<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:url(//${HOST}/x#y)"/></svg>`,
  "n.js": RUN, "o.mjs": RUN, "p.xml": `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`, "q.xsl": "<x/>", "r.mht": "x", "s.shtml": "x",
  "t.css": `@import "//${HOST}/x.css";`, "u.svgz": "x", "v.hta": "x", "w.swf": "x", "x.wasm": "x", "y.png": `<script>${RUN}</script>`, "z.txt": `<html><script>${RUN}</script>`,
  "search.html": "x", "index.html": "x", "CNAME": HOST, "htaccess": "x", "assets/site.js": RUN, "assets/style.css": "x", "sw.js": RUN,
};

const quoted = (text) => JSON.stringify(text);
const plain = (text) => text.replace(/\n/g, " ").replace(/\|/g, "\\|");

/** Writes the site; gives how many vectors it holds. */
function write(root) {
  let vectors = 0;
  const put = (name, text) => {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  const markup = (at) => MARKUP[at % MARKUP.length];
  const settings = ["title", "description", "revision", "footer", "id_code", "domain"].map((key, at) => `${key} = ${quoted("站" + markup(at * 5))}`);
  vectors += settings.length + 2;
  put("site.toml", `[site]\n${settings.join("\n")}\nmenu = [{ title = ${quoted(markup(1))}, href = "tasks.html" }]\n\n[search.synonyms]\n${quoted(markup(3))} = [${quoted(markup(4))}]\n`);
  let units = "";
  let lineage = "";
  let retired = "";
  MARKUP.forEach((one, at) => {
    const front = ["title", "short", "issuer", "status", "programme", "term", "declared_in", "legend"].map((key) => `${key} = ${quoted("方案" + one)}`);
    const body = [
      `# 方案${plain(one)}`, `## 一、${plain(one)}`, `为${plain(one)}，制定《${plain(one)}方案》（某府发〔2021〕${at + 1}号）。`,
      `（一）修路${plain(one)}。修好道路。（市${plain(one)}局牵头）`,
      `## 任务分工表`, `### ${plain(one)}`,
      `| 序号 | 任务${plain(one)} | 牵头单位 | 配合单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n| ${at + 1} | 修好${plain(one)}道路。 | 市交通局 | 市${plain(one)}局 | ${plain(one)} |`,
      `注：1. ${plain(one)}`,
    ];
    put(`content/plans/p${at}.md`, `+++\n${front.join("\n")}\nnumber = ${quoted(`某府发〔2021〕${at + 1}号${one}`)}\nregion = ${quoted("某市" + one)}\n${at > 0 ? 'implements = ["p0"]\n' : ""}+++\n\n${body.join("\n\n")}\n`);
    units += `[[unit]]\nid = "u${at}"\nname = ${quoted("某市" + one + "局")}\nregion = ${quoted("某市" + one)}\naliases = [${quoted("市" + one + "局")}, "市交通局"]\npinyin = ${quoted(one)}\n\n`;
    lineage += `[[reject]]\ndown = "p${at}/${at + 1}"\nup = "p0/1"\nreason = ${quoted(one)}\n\n`;
    retired += `[[task]]\nid = "old/${at}"\ndate = "2026-01-05"\nreason = ${quoted(one)}\n\n`;
    vectors += front.length + 14 + 4 + 2;
  });
  put("content/units.toml", units);
  put("content/lineage.toml", lineage);
  put("content/retired.toml", retired);
  ADDRESSES.forEach((one, at) => {
    put(`content/pages/free${at}.md`, `# 页\n\n[行内](${one})、[括](<${one}>)、[引][x]、<${one}>、![图](${one})、![图](<${one}>)\n\n[x]: <${one}>\n`);
    vectors += 6;
  });
  MARKUP.forEach((one, at) => {
    put(`content/pages/text${at}.md`, `+++\ntitle = ${quoted(one)}\ndescription = ${quoted(one)}\n+++\n\n## ${one}\n\n${one}\n\n- ${one}\n\n| :${plain(one)} | x |\n| :-: | --: |\n| ${plain(one)} | \`${plain(one)}\` |\n\n\`\`\`${one}\n${one}\n\`\`\`\n\n[x](a.html "${one.replace(/"/g, "&quot;")}")[^1]\n\n[^1]: ${one}\n`);
    vectors += 9;
  });
  for (const [name, text] of Object.entries(ATTACHMENTS)) {
    put(`content/pages/${name}`, text);
    vectors += 1;
  }
  return vectors;
}

async function open(browser, folder, pages, name) {
  const page = await browser.newPage();
  const found = [];
  let at = "";
  const allowed = pathToFileURL(folder).href + "/";
  page.on("console", (message) => found.push(`${at}: console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`${at}: error: ${error.message}`));
  page.on("dialog", (dialog) => {
    found.push(`${at}: dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(allowed) && !url.startsWith("data:")) found.push(`${at}: asked for ${url}`);
  });
  for (const file of pages) {
    at = file;
    await page.goto(pathToFileURL(path.join(folder, file)).href, { waitUntil: "load" });
    const seen = await page.evaluate(() => {
      const links = [...document.querySelectorAll("[href], [src], [action]")];
      const odd = links.map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action"));
      const raw = document.querySelector("iframe, object, embed, base, video, audio, main script, main style, main link, main svg[onload], [onerror], [onload], [style], main meta, main form[action*='//']");
      return {
        pwned: window.pwned,
        raw: raw && raw.outerHTML.slice(0, 200),
        odd: odd.filter((link) => /^[a-z][a-z0-9+.-]*:/i.test(link) ? !/^(https?:\/\/|mailto:)/i.test(link) : /^[/\\]/.test(link) || /[\s\\]/.test(link)),
      };
    });
    if (seen.pwned) found.push(`${file}: ran`);
    if (seen.raw && !/id="search-form"|class="find"/.test(seen.raw)) found.push(`${file}: markup of a document: ${seen.raw}`);
    for (const link of seen.odd) found.push(`${file}: link ${link}`);
  }
  await page.close();
  none(found, `what a hostile site did in ${name}`);
}

async function searches(browser, folder) {
  const page = await browser.newPage();
  const found = [];
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  for (const words of [...MARKUP, "$&", "$1", "{y}", "修好$&"]) {
    await page.goto(pathToFileURL(path.join(folder, "search.html")).href + "?q=" + encodeURIComponent(words));
    await new Promise((resolve) => setTimeout(resolve, 150));
    const seen = await page.evaluate(() => ({
      pwned: window.pwned,
      status: document.getElementById("search-status").textContent,
      script: !!document.querySelector("#search-results script, #search-results img, #search-status *:not(a):not(button):not(span)"),
    }));
    if (seen.pwned || seen.script) found.push(`${words}: ran`);
    if (/\{x\}|\{y\}/.test(seen.status) && !/\{[xy]\}/.test(words)) found.push(`${words}: told as ${seen.status}`);
    if (words === "修好$&" && /修好\{|修好$/.test(seen.status)) found.push(`${words}: told as ${seen.status}`);
  }
  await page.close();
  none(found, "what a hostile search did");
}

export default async function () {
  ok(fs.existsSync(PROGRAM), `${PROGRAM} is built`);
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "gangmu-hostile-"));
  const out = path.join(home, "dist");
  try {
    const vectors = write(path.join(home, "site"));
    const status = await new Promise((resolve) => spawn(PROGRAM, ["build", "--site", path.join(home, "site"), "--out", out], { stdio: "ignore" }).on("exit", resolve));
    const files = filesUnder(out);
    await test(`hostile: ${vectors} vectors are built, and attachments that run are left out`, async () => {
      ok(status === 1, `build ends with ${status}`);
      none(files.filter((name) => ATTACHMENTS[name] !== undefined && fs.readFileSync(path.join(out, name), "utf8") === ATTACHMENTS[name]), "attachments that run");
    });
    const pages = files.filter((name) => name.endsWith(".html"));
    for (const [name, start] of [["chromium", chromium], ["firefox", firefox]]) {
      const browser = await start();
      try {
        const some = name === "chromium" ? pages : pages.filter((page, at) => at % 5 === 0 || /^(free|text)/.test(page));
        await test(`hostile: ${some.length} pages of ${vectors} vectors run nothing and ask for nothing in ${name}`, () => open(browser, out, some, name));
        await test(`hostile: searches are told as typed in ${name}`, () => searches(browser, out));
      } finally {
        await browser.close();
      }
    }
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}
