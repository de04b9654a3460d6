// By keyboard alone: the skip link comes first and works; whatever has the focus shows it and is not hidden
// under a sticky header.

import { equal, none, test, until } from "../harness.mjs";
import { chromium, listened } from "../browsers.mjs";

/** What the focused element is and whether a person sees that it has the focus. */
const FOCUSED = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A link over several lines has several boxes; the first is where the eye goes.
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const shadow = style.boxShadow !== "none";
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 10), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    name: `${element.tagName.toLowerCase()} ${(element.textContent || element.name || "").trim().slice(0, 20)}`,
    seen: outlined || shadow,
    inside: box.bottom > 0 && box.top < innerHeight,
    over: top ? `${top.tagName.toLowerCase()}.${top.className} at ${Math.round(x)},${Math.round(y)}` : "nothing",
    covered: !(top && (top === element || element.contains(top) || top.contains(element))),
  };
};

export default async function (site) {
  const browser = await chromium();
  try {
    await test("keyboard: the skip link is first and leads to the text", async () => {
      const page = await listened(browser);
      for (const name of site.samples()) {
        await page.goto(site.fileUrl(name));
        if (name === "search.html") continue;
        await page.keyboard.press("Tab");
        const target = await page.evaluate(() => document.activeElement.getAttribute("href"));
        equal(target, "#main", `first stop on ${name}`);
        await page.keyboard.press("Enter");
        await until(() => page.evaluate(() => location.hash === "#main"), `${name}: the skip link led to the text`);
      }
      await page.close();
    });

    await test("keyboard: the focus is always seen", async () => {
      const page = await listened(browser);
      const found = [];
      for (const name of site.samples()) {
        await page.goto(site.fileUrl(name));
        for (let i = 0; i < 40; i += 1) {
          await page.keyboard.press("Tab");
          const focused = await page.evaluate(FOCUSED);
          if (!focused) break;
          if (!focused.seen) found.push(`${name}: no outline on ${focused.name}`);
          if (!focused.inside) found.push(`${name}: ${focused.name} is outside the window`);
          else if (focused.covered) found.push(`${name}: ${focused.name} is covered by ${focused.over}`);
        }
      }
      await page.close();
      none([...new Set(found)], "focus");
    });
  } finally {
    await browser.close();
  }
}
