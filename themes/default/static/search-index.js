/* The index files read: plans and units, texts, lists of the pairs of characters; as src/search/read.rs.
   Knows no document: the files come through a function, so the tests can run it without a browser. */
(function (root) {
'use strict';

const core = typeof module === 'object' && module.exports
  ? require('./search-core.js') : root.gangmuSearchCore;
const { fold, hash, decode } = core;

const BLOCK = 128;
/* Decoded lists that are kept. */
const KEPT = 300;
const ROLES = { l: 'lead', c: 'cooperate', r: 'responsible', p: 'policy', s: 'support', i: 'implement' };
const KINDS = { t: 'task', s: 'section', d: 'document' };
const NOBODY = { id: '', title: '', label: '', region: '', date: '' };

const names = (list) => (list || '').split('|').filter(Boolean);

/* A record's row, with its keys. */
class Doc {
  constructor(id, row, plan, groups) {
    this.id = id;
    this.kind = KINDS[row[1]];
    this.tail = row[2];
    this.text = row[4] || '';
    this.title = typeof row[3] === 'number' ? this.text.slice(0, row[3]) : row[3];
    this.row = row;
    this.plan = plan;
    this.group = groups[row[6]] || '';
    this.label = row[9] || (this.kind === 'task' ? this.tail : '');
    this.textKey = fold(this.text);
    this.unitsKey = row[5] ? fold(row[5].replace(/(^|;)[a-z]+:/g, ';').replace(/^;/, '')) : '';
    this.key = this.textKey + ' ' + this.unitsKey;
    if (typeof row[3] !== 'number' || row[7]) this.key += ' ' + this.nameKeys().join(' ');
  }
  nameKeys() {
    if (!this.named) this.named = [fold(this.title).trim()].concat(names(this.row[7]).map(fold));
    return this.named;
  }
  /* Units as [name, role]. */
  units() {
    if (this.pairs) return this.pairs;
    this.pairs = [];
    for (const group of (this.row[5] || '').split(';')) {
      const at = group.indexOf(':');
      if (at < 0) continue;
      const role = group.slice(0, at);
      for (const name of names(group.slice(at + 1))) this.pairs.push([name, ROLES[role] || role]);
    }
    return this.pairs;
  }
  href() {
    if (this.row[8]) return this.row[8];
    if (this.kind === 'task') return 'plans/' + this.plan.id + '/t' + this.tail + '.html';
    if (this.kind === 'section') return 'plans/' + this.plan.id + '/index.html#' + this.tail;
    return 'documents/' + this.tail + '.html';
  }
}

function readHead(data, words) {
  const head = { mode: data.mode, pack: data.pack, shards: data.shards, texts: textNumbers(data) };
  head.synonyms = words.synonyms.map((group) => group.map(fold));
  head.initials = {};
  for (const line of words.initials) head.initials[line[0]] = line[1];
  const known = new Map();
  head.plans = words.plans.map((line) => {
    const plan = {
      kind: 'plan', id: line[0], title: line[1] || '', label: line[2] || line[1] || '',
      region: line[3] || '', date: '', link: line[5] || 'plans/' + line[0] + '/index.html',
    };
    plan.keys = [plan.title, plan.label].concat(names(line[4])).map(fold).concat([plan.id]);
    plan.allKeys = plan.keys.join('\n');
    known.set(plan.id, plan);
    return plan;
  });
  head.owner = new Map();
  for (const line of data.plans) {
    const plan = known.get(line[0]) || Object.assign({}, NOBODY, { id: line[0] });
    plan.date = line[2] || '';
    for (const block of line[1]) head.owner.set(block, plan);
  }
  head.units = words.units.map((line) => {
    const keys = [line[0]].concat(names(line[4])).map(fold);
    return {
      kind: 'unit', title: line[0], link: line[1] || '', pinyin: line[2] || '', region: line[3] || '',
      keys, allKeys: keys.join('\n'),
    };
  });
  // Blocks of newer plans first: where a block stands in this order is all that ranking needs of its plan.
  const date = (block) => head.owner.get(block).date;
  head.blocks = Array.from(head.owner.keys())
    .sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : a - b));
  head.places = new Map(head.blocks.map((block, at) => [block, at]));
  return head;
}

const textPath = (number) => 'search/t/' + number + '.js';

/* The numbers of all text files, ascending. */
function textNumbers(data) {
  const blocks = [].concat(...data.plans.map((line) => line[1]));
  return Array.from(new Set(blocks.map((block) => Math.floor(block * BLOCK / 2 ** data.pack)))).sort((a, b) => a - b);
}

/* `data(path)` gives a promise of what a file holds; it fails with an error whose `file` names the file. */
function createIndex(data) {
  let head = null;
  let opening = null;
  const texts = new Map();
  const shards = new Map();
  const lists = new Map();

  function once(cache, key, make) {
    let promise = cache.get(key);
    if (!promise) {
      promise = make();
      cache.set(key, promise);
      // A file that could not be loaded may be there at the next try.
      promise.catch(() => cache.delete(key));
    }
    return promise;
  }

  function open() {
    if (!opening) {
      const first = data('search/head.js').then((loaded) => {
        // All texts will be wanted: they come while the names do. What fails is told when it is asked for.
        if (loaded.mode === 'text') for (const number of textNumbers(loaded)) data(textPath(number)).catch(() => {});
        return loaded;
      });
      opening = Promise.all([first, data('search/names.js')])
        .then((loaded) => { head = readHead(loaded[0], loaded[1]); return head; });
      opening.catch(() => { opening = null; });
    }
    return opening;
  }

  const owner = (id) => head.owner.get(Math.floor(id / BLOCK)) || NOBODY;
  const fileOf = (id) => Math.floor(id / 2 ** head.pack);

  /* The records of a text file, by id. */
  function textFile(number) {
    return once(texts, number, () => data(textPath(number)).then((blocks) => {
      const docs = new Map();
      for (const block of Object.keys(blocks)) {
        const groups = {};
        for (const row of blocks[block]) {
          if (typeof row[0] === 'string') { groups[row[0]] = row[1]; continue; }
          const id = Number(block) * BLOCK + row[0];
          docs.set(id, new Doc(id, row, owner(id), groups));
        }
      }
      return docs;
    }));
  }

  /* All records, file by file (mode `text`). */
  async function all() {
    const files = await Promise.all(head.texts.map(textFile));
    return [].concat(...files.map((docs) => Array.from(docs.values())));
  }

  /* The records of some ids. */
  async function docsOf(ids) {
    const numbers = Array.from(new Set(ids.map(fileOf)));
    const files = new Map();
    await Promise.all(numbers.map((n) => textFile(n).then((docs) => files.set(n, docs))));
    return ids.map((id) => files.get(fileOf(id)).get(id)).filter(Boolean);
  }

  /* Where an id stands when those of newer plans come first, and the id that stands there. */
  function placeOf(id) {
    const at = head.places.get(Math.floor(id / BLOCK));
    return (at === undefined ? head.blocks.length : at) * BLOCK + id % BLOCK;
  }
  const idAt = (place) => head.blocks[Math.floor(place / BLOCK)] * BLOCK + place % BLOCK;

  const shardNumber = (key) => hash(key) % head.shards;
  function shardPath(number) {
    const digits = (head.shards - 1).toString(16).length;
    return 'search/g/' + ('0000' + number.toString(16)).slice(-digits) + '.js';
  }

  /* The shard that a pair or #label is in. */
  function shard(key) {
    const number = shardNumber(key);
    return once(shards, number, () => data(shardPath(number)));
  }

  /* The ids that hold a pair or #label, ascending, and for each whether it does in its head fields. */
  function list(key) {
    if (lists.size > KEPT) lists.clear();
    return once(lists, key, () => shard(key).then((found) => {
      const value = Object.prototype.hasOwnProperty.call(found, key) ? found[key].split('.') : [''];
      const [head, body] = [decode(value[0]), decode(value[1] || '')];
      if (!head || !body) {
        shards.delete(shardNumber(key));
        const error = new Error('damaged');
        error.file = shardPath(shardNumber(key));
        throw error;
      }
      return merged({ ids: head, inHead: head.map(() => 1) }, { ids: body, inHead: body.map(() => 0) });
    }));
  }

  return { open, all, docsOf, owner, fileOf, placeOf, idAt, shard, list, head: () => head };
}

/* What is in either of two lists, in the head if it is in one's head. */
function merged(a, b) {
  if (!a.ids.length || !b.ids.length) return a.ids.length ? a : b;
  const out = { ids: [], inHead: [] };
  for (let i = 0, k = 0; i < a.ids.length || k < b.ids.length;) {
    const [x, y] = [i < a.ids.length ? a.ids[i] : Infinity, k < b.ids.length ? b.ids[k] : Infinity];
    out.ids.push(Math.min(x, y));
    out.inHead.push((x <= y ? a.inHead[i] : 0) | (y <= x ? b.inHead[k] : 0));
    if (x <= y) i++;
    if (y <= x) k++;
  }
  return out;
}

/* What is in both of two lists, in the head if it is in both heads. */
function common(a, b) {
  const out = { ids: [], inHead: [] };
  for (let i = 0, k = 0; i < a.ids.length && k < b.ids.length;) {
    if (a.ids[i] === b.ids[k]) {
      out.ids.push(a.ids[i]);
      out.inHead.push(a.inHead[i] & b.inHead[k]);
      i++;
      k++;
    } else if (a.ids[i] < b.ids[k]) i++;
    else k++;
  }
  return out;
}

const index = { BLOCK, createIndex, merged, common };
if (typeof module === 'object' && module.exports) module.exports = index;
else root.gangmuSearchIndex = index;
})(typeof window === 'undefined' ? this : window);
