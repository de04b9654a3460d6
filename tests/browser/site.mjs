// The built site under test: a copy in a folder with Chinese and a blank in its name, and the same files
// over plain HTTP under a sub-path.

import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain", ".xml": "application/xml", ".csv": "text/csv" };

/** All files under a folder, relative, with `/`, sorted. */
export function filesUnder(folder, below = "") {
  const found = [];
  for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...filesUnder(folder, name));
    else found.push(name);
  }
  return found.sort();
}

/** What kind of page an address is; every kind has its own template. */
export function kindOf(page) {
  const rules = [
    [/^index\.html$/, "home"],
    [/^(tasks|search|about|404)\.html$/, (m) => m[1]],
    [/^plans\/index\.html$/, "plans"],
    [/^plans\/[^/]+\/index\.html$/, "plan"],
    [/^plans\/[^/]+\/t[^/]+\.html$/, "task"],
    [/^units\/index\.html$/, "units"],
    [/^units\/[^/]+\.html$/, "unit"],
    [/^coverage\/[^/]+\.html$/, "coverage"],
    [/^documents\/index\.html$/, "documents"],
    [/^documents\/[^/]+\.html$/, "document"],
  ];
  for (const [pattern, kind] of rules) {
    const match = pattern.exec(page);
    if (match) return typeof kind === "string" ? kind : kind(match);
  }
  return `other ${page}`;
}

export class Site {
  constructor(dist) {
    this.home = fs.mkdtempSync(path.join(os.tmpdir(), "gangmu-"));
    this.folder = path.join(this.home, "方案 站点");
    fs.cpSync(dist, this.folder, { recursive: true });
    this.files = filesUnder(this.folder);
    this.pages = this.files.filter((name) => name.endsWith(".html"));
    this.scripts = this.files.filter((name) => name.endsWith(".js"));
    this.styles = this.files.filter((name) => name.endsWith(".css"));
  }

  read(name) {
    return fs.readFileSync(path.join(this.folder, name), "utf8");
  }

  size(name) {
    return fs.statSync(path.join(this.folder, name)).size;
  }

  /** The pages of each kind, by kind. */
  kinds() {
    const kinds = new Map();
    for (const page of this.pages) {
      const kind = kindOf(page);
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push(page);
    }
    return kinds;
  }

  /** The largest page of each kind: what breaks, breaks there first. */
  samples() {
    return [...this.kinds().values()].map((pages) => pages.reduce((a, b) => (this.size(b) > this.size(a) ? b : a)));
  }

  /** A page's address on disk. */
  fileUrl(page) {
    return pathToFileURL(this.folder).href + "/" + page;
  }

  /** Serves the files under a sub-path and remembers the address. */
  async serve() {
    const prefix = "/jiguan/fangan/";
    this.server = http.createServer((request, response) => {
      const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
      const name = asked.startsWith(prefix) ? asked.slice(prefix.length) : null;
      const file = name && path.join(this.folder, name);
      if (!file || !file.startsWith(this.folder) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
        response.writeHead(404, { "Content-Type": "text/plain" });
        response.end("not found");
        return;
      }
      response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] || "application/octet-stream" });
      fs.createReadStream(file).pipe(response);
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.base = `http://127.0.0.1:${this.server.address().port}${prefix}`;
  }

  /** A page's address over HTTP. */
  httpUrl(page) {
    return this.base + page;
  }

  close() {
    if (this.server) {
      this.server.closeAllConnections?.();
      this.server.close();
    }
    fs.rmSync(this.home, { recursive: true, force: true });
  }
}
