// Usage: node run.mjs DIST [SUITE…] [--only WORDS]
// Tests a built site in real browsers. Without suites, all of them.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { choose, close } from "./harness.mjs";
import { Site } from "./site.mjs";

const args = process.argv.slice(2);
const at = args.indexOf("--only");
if (at >= 0) choose(args.splice(at, 2)[1]);
const [dist, ...wanted] = args;
if (!dist || !fs.existsSync(path.join(dist, "index.html"))) {
  console.error(`no built site in ${dist || "(no folder given)"}; usage: node run.mjs DIST [SUITE…]`);
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const suites = fs.readdirSync(path.join(here, "suites")).filter((name) => name.endsWith(".mjs")).map((name) => name.slice(0, -4)).sort();
const unknown = wanted.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(", ")}; there are ${suites.join(", ")}`);
  process.exit(2);
}
const site = new Site(dist);
await site.serve();
try {
  for (const name of wanted.length > 0 ? wanted : suites) {
    const suite = await import(`./suites/${name}.mjs`);
    await suite.default(site);
  }
} finally {
  site.close();
}
process.exit(close() ? 0 : 1);
