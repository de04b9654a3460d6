// Debian's own Chromium and Firefox, driven by puppeteer: the first over its own protocol, the second over
// WebDriver BiDi. What a page says on its console is collected, whatever it is: our pages say nothing.

import fs from "node:fs";
import puppeteer from "puppeteer-core";

const PLACES = {
  chromium: [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

function executable(name) {
  const found = PLACES[name].find((place) => place && fs.existsSync(place));
  if (!found) throw new Error(`${name} is not installed (looked at ${PLACES[name].filter(Boolean).join(", ")})`);
  return found;
}

/** Starts Chromium. */
export function chromium(options = {}) {
  return puppeteer.launch({
    browser: "chrome",
    executablePath: executable("chromium"),
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--lang=zh-CN"],
    ...options,
  });
}

/** Starts Firefox; file:// is as strict as for a person (automation would loosen it). */
export function firefox(prefs = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: executable("firefox"),
    headless: true,
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, "intl.accept_languages": "zh-CN", ...prefs },
  });
}

/** What browsers call a request that they gave up themselves. */
const ABORTED = /NS_BINDING_ABORTED|ERR_ABORTED/;

/** A page whose console, errors and failed requests are collected in `page.said`. */
export async function listened(browser, width = 1440, height = 900) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  page.said = [];
  page.on("console", (message) => page.said.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText || "";
    // Given up because the test went on to the next page (the icon, mostly): no failure of the page.
    if (!ABORTED.test(why)) page.said.push(`failed: ${request.url()} ${why}`);
  });
  page.on("dialog", (dialog) => {
    page.said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  return page;
}

/** The page's address as the page itself knows it; what the driver was last told (`page.url()`) may lag behind. */
export function here(page) {
  return page.evaluate(() => location.href);
}
