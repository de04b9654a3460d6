// Answers queries with the scripts of the site over index files on disk, for tests/search/javascript.rs.
// Usage: node same.mjs DIR, where DIR has queries.json and the folders text/ and grams/.
// Tells also which files of the large index a page of twenty loads for each query, asked first.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const { createEngine } = require('../../themes/default/static/search-engine.js');

/* What a file hands over, as a page would get it. */
export function loader(folder) {
  return async (path) => {
    const file = join(folder, path);
    const lost = Object.assign(new Error('lost'), { file: path });
    if (!existsSync(file)) throw lost;
    let got;
    const page = { __H: (data) => { got = data; }, __S: (kind, data) => { got = data; } };
    try {
      vm.runInNewContext(readFileSync(file, 'utf8'), page);
    } catch (error) {
      throw lost;
    }
    if (!got) throw lost;
    return got;
  };
}

const href = (item) => item.link || item.href();

async function main(folder) {
  const queries = JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8'));
  const out = {};
  for (const mode of ['text', 'grams']) {
    const engine = createEngine(loader(join(folder, mode)));
    out[mode] = [];
    for (const query of queries) {
      const answer = await engine.answer(query, {}, 1e9);
      for (const part of [answer.found, answer.synonyms]) if (part && !part.complete) await part.more(1e9);
      out[mode].push({
        terms: answer.terms,
        names: answer.names.map(href),
        hits: answer.found ? answer.found.docs.map(href) : [],
        synonyms: answer.synonyms ? answer.synonyms.docs.map(href) : [],
        near: answer.near.map(href),
        tooShort: answer.tooShort,
      });
    }
  }
  out.loaded = [];
  for (const query of queries) {
    const loaded = new Set();
    const load = loader(join(folder, 'grams'));
    const engine = createEngine((path) => { loaded.add(path); return load(path); });
    await engine.answer(query, {}, 20);
    out.loaded.push(Array.from(loaded));
  }
  process.stdout.write(JSON.stringify(out));
}

if (process.argv[2]) await main(process.argv[2]);
