/* Answers queries over the index files. Mode `text`: all texts are loaded once and scanned. Mode `grams`:
   only the lists of the query's pairs are loaded, then the texts of what is shown.
   Knows no document: the files come through a function, so the tests can run it without a browser. */
(function (root) {
'use strict';

const core = typeof module === 'object' && module.exports
  ? require('./search-core.js') : root.gangmuSearchCore;
const { fold, grams, parse, hash, decode, spellings, docClass, occurrences } = core;

const BLOCK = 128;
/* Text files up to which all candidates are loaded and ranked before the first is shown. */
const RANKED_FILES = 16;
/* Plans that words may fit for a number behind them to name a task. */
const NAMED = 3;
const NEAR = 20;
const ROLES = { l: 'lead', c: 'cooperate', r: 'responsible', p: 'policy', s: 'support', i: 'implement' };
const KINDS = { t: 'task', s: 'section', d: 'document' };
const KIND_ORDER = { task: 0, section: 1, document: 2 };

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
    return [fold(this.title).trim()].concat(names(this.row[7]).map(fold));
  }
  /* Units as [name, role]. */
  units() {
    const out = [];
    for (const group of (this.row[5] || '').split(';')) {
      const at = group.indexOf(':');
      if (at < 0) continue;
      const role = group.slice(0, at);
      for (const name of names(group.slice(at + 1))) out.push([name, ROLES[role] || role]);
    }
    return out;
  }
  href() {
    if (this.row[8]) return this.row[8];
    if (this.kind === 'task') return 'plans/' + this.plan.id + '/t' + this.tail + '.html';
    if (this.kind === 'section') return 'plans/' + this.plan.id + '/index.html#' + this.tail;
    return 'documents/' + this.tail + '.html';
  }
  region() { return this.plan.region; }
}

function readHead(data, words) {
  const head = { mode: data.mode, pack: data.pack, shards: data.shards, synonyms: words.synonyms };
  head.texts = textNumbers(data);
  head.initials = {};
  for (const line of words.initials) head.initials[line[0]] = line[1];
  const known = new Map();
  head.plans = words.plans.map((line) => {
    const plan = {
      kind: 'plan', id: line[0], title: line[1] || '', label: line[2] || line[1] || '',
      region: line[3] || '', date: '', link: line[5] || 'plans/' + line[0] + '/index.html',
    };
    plan.keys = [plan.title, plan.label].concat(names(line[4])).map(fold).concat([plan.id]);
    known.set(plan.id, plan);
    return plan;
  });
  head.owner = new Map();
  for (const line of data.plans) {
    const plan = known.get(line[0]) || { id: line[0], title: '', label: '', region: '', date: '' };
    plan.date = line[2] || '';
    for (const block of line[1]) head.owner.set(block, plan);
  }
  head.units = words.units.map((line) => ({
    kind: 'unit', title: line[0], link: line[1] || '', pinyin: line[2] || '', region: line[3] || '',
    keys: [line[0]].concat(names(line[4])).map(fold),
  }));
  return head;
}

const fileIn = (head, id) => Math.floor(id / Math.pow(2, head.pack));
const textPath = (number) => 'search/t/' + number + '.js';

/* The numbers of all text files, ascending. */
function textNumbers(data) {
  const blocks = [].concat(...data.plans.map((line) => line[1]));
  return Array.from(new Set(blocks.map((block) => fileIn(data, block * BLOCK)))).sort((a, b) => a - b);
}

/* `data(path)` gives a promise of what a file holds; it fails with an error whose `file` names the file. */
function createEngine(data) {
  let head = null;
  let opening = null;
  const texts = new Map();
  const shards = new Map();

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

  /* The records of a text file, by id. */
  function textFile(number) {
    return once(texts, number, () => data(textPath(number)).then((blocks) => {
      const docs = new Map();
      for (const block of Object.keys(blocks)) {
        const plan = head.owner.get(Number(block)) || { id: '', region: '', date: '', title: '' };
        const groups = {};
        for (const row of blocks[block]) {
          if (typeof row[0] === 'string') { groups[row[0]] = row[1]; continue; }
          const doc = new Doc(Number(block) * BLOCK + row[0], row, plan, groups);
          docs.set(doc.id, doc);
        }
      }
      return docs;
    }));
  }

  const allTexts = () => Promise.all(head.texts.map(textFile));

  const fileOf = (id) => fileIn(head, id);

  async function docsOf(ids) {
    const numbers = Array.from(new Set(ids.map(fileOf)));
    const files = new Map();
    await Promise.all(numbers.map((n) => textFile(n).then((docs) => files.set(n, docs))));
    return ids.map((id) => files.get(fileOf(id)).get(id)).filter(Boolean);
  }

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

  /* [ids in head fields, ids in the text alone] of a pair or #label. */
  async function list(key) {
    const lists = await shard(key);
    const value = Object.prototype.hasOwnProperty.call(lists, key) ? lists[key].split('.') : [''];
    const ids = [decode(value[0]), decode(value[1] || '')];
    if (!ids[0] || !ids[1]) {
      shards.delete(shardNumber(key));
      const error = new Error('damaged');
      error.file = shardPath(shardNumber(key));
      throw error;
    }
    return ids;
  }

  const fits = (doc, wanted) => wanted.every((any) => any.some((term) => doc.key.indexOf(term) >= 0));

  const date = (id) => (head.owner.get(Math.floor(id / BLOCK)) || { date: '' }).date;
  const newer = (a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : a - b);

  function rank(docs, query) {
    return docs
      .map((doc) => ({ doc, cls: docClass(doc, query), n: occurrences(doc, query) }))
      .sort((a, b) => a.cls - b.cls || KIND_ORDER[a.doc.kind] - KIND_ORDER[b.doc.kind] || b.n - a.n
        || newer(a.doc.id, b.doc.id))
      .map((entry) => entry.doc);
  }

  /* Ids in both, true where both have it in the head. */
  function both(a, b) {
    if (!a) return b;
    const out = new Map();
    a.forEach((inHead, id) => { if (b.has(id)) out.set(id, inHead && b.get(id)); });
    return out;
  }

  /* Map of id to "in head fields" of what holds all pairs of a spelling of each term; null without pairs. */
  async function candidates(wanted) {
    let all = null;
    // All lists are on their way before the first is waited for; what fails is told below.
    for (const term of [].concat(...wanted)) for (const pair of grams(term)) shard(pair).catch(() => {});
    for (const any of wanted) {
      const ofTerm = new Map();
      let searchable = false;
      for (const term of any) {
        const pairs = grams(term);
        if (!pairs.length) continue;
        searchable = true;
        const lists = await Promise.all(pairs.map(list));
        lists.sort((a, b) => a[0].length + a[1].length - b[0].length - b[1].length);
        let ofSpelling = null;
        for (const [inHead, inBody] of lists) {
          const ids = new Map();
          for (const id of inHead) ids.set(id, true);
          for (const id of inBody) ids.set(id, false);
          ofSpelling = both(ofSpelling, ids);
        }
        ofSpelling.forEach((inHead, id) => ofTerm.set(id, inHead || ofTerm.get(id) || false));
      }
      if (searchable) all = both(all, ofTerm);
    }
    return all;
  }

  /* Candidates that can pass the filters as far as numbers and lists tell: plan, region, unit. */
  async function narrow(order, filters) {
    const terms = filters.unit ? fold(filters.unit).split(' ').filter((term) => grams(term).length) : [];
    const ofUnit = terms.length ? await candidates(terms.map((term) => [term])) : null;
    return order.filter((id) => {
      const plan = head.owner.get(Math.floor(id / BLOCK)) || { id: '', region: '' };
      return (!ofUnit || ofUnit.has(id)) && passes({ plan }, { plan: filters.plan, region: filters.region });
    });
  }

  /* Everything that fits. Where `complete` is false, `more(n)` sees to it that n are there that pass. What
     surely holds none of the words `among` is not looked at: other spellings are rarer than what was typed. */
  async function find(wanted, query, filters, without, among) {
    const out = { docs: [], complete: true, about: 0, ids: null };
    if (head.mode === 'text') {
      const found = [];
      for (const file of await allTexts()) {
        file.forEach((doc) => {
          if (fits(doc, wanted) && !(without && without(doc))) found.push(doc);
        });
      }
      out.docs = rank(found, query);
    } else {
      const ids = (await candidates(wanted)) || new Map();
      const some = among && among.every((word) => grams(word).length) && await candidates([among]);
      const order = Array.from(ids.keys()).filter((id) => !some || some.has(id))
        .sort((a, b) => ids.get(b) - ids.get(a) || newer(a, b));
      const files = new Set(order.map(fileOf));
      const take = async (some) => (await docsOf(some))
        .filter((doc) => fits(doc, wanted) && !(without && without(doc)));
      if (files.size <= RANKED_FILES) {
        out.docs = rank(await take(order), query);
      } else {
        const open = await narrow(order, filters);
        let at = 0;
        out.complete = false;
        out.ids = order;
        out.more = async (n) => {
          const passing = () => out.docs.filter((doc) => passes(doc, filters)).length;
          for (let have = passing(); at < open.length && have < n; have = passing()) {
            // As many as fill the page at best; more files at once would often be loaded for nothing.
            const step = open.slice(at, at + Math.max(10, n - have));
            at += step.length;
            out.docs = out.docs.concat(await take(step));
          }
          out.complete = at >= open.length;
          out.about = passing() + open.length - at;
        };
        return out;
      }
    }
    out.about = out.docs.filter((doc) => passes(doc, filters)).length;
    return out;
  }

  /* Records that hold most of the query's pairs. */
  async function near(query) {
    const pairs = Array.from(new Set([].concat(...query.terms.map(grams))));
    const enough = Math.max(1, Math.ceil(pairs.length * 60 / 100));
    const counts = new Map();
    if (head.mode === 'text') {
      for (const file of await allTexts()) {
        file.forEach((doc) => counts.set(doc.id, pairs.filter((pair) => doc.key.indexOf(pair) >= 0).length));
      }
    } else {
      for (const lists of await Promise.all(pairs.map(list))) {
        for (const ids of lists) for (const id of ids) counts.set(id, (counts.get(id) || 0) + 1);
      }
    }
    const best = [];
    counts.forEach((n, id) => { if (n >= enough) best.push(id); });
    best.sort((a, b) => counts.get(b) - counts.get(a) || newer(a, b));
    return docsOf(best.slice(0, NEAR));
  }

  /* Units and plans that fit, best first; then those that fit another word for a query of one term. */
  function named(query) {
    const all = namedAs(query);
    if (query.terms.length === 1) {
      for (const term of spellings(query.terms[0], head.synonyms)) {
        for (const item of namedAs({ whole: term, terms: [term] })) {
          if (all.indexOf(item) < 0) all.push(item);
        }
      }
    }
    return all;
  }

  function namedAs(query) {
    const found = [];
    for (const unit of head.units) found.push({ item: unit, cls: core.unitClass(unit, query) });
    for (const plan of head.plans) {
      if (plan.title) found.push({ item: plan, cls: core.planClass(plan, query, head.initials) });
    }
    return found
      .map((entry, at) => ({ item: entry.item, cls: entry.cls, at }))
      .filter((entry) => entry.cls)
      .sort((a, b) => a.cls - b.cls || a.at - b.at)
      .map((entry) => entry.item);
  }

  /* Tasks named by plan and number. */
  async function numbered(query) {
    const parts = core.planAndLabel(query.text);
    if (!parts) return [];
    const words = parse(parts.plan);
    const whole = fold(query.text);
    if (!words.terms.length) return [];
    const plans = head.plans.filter((plan) => plan.title && !plan.keys.some((key) => key.indexOf(whole) >= 0)
      && core.planClass(plan, words, {}));
    if (!plans.length || plans.length > NAMED) return [];
    const ofPlans = (doc) => plans.indexOf(doc.plan) >= 0;
    if (head.mode === 'text') {
      const found = [];
      for (const file of await allTexts()) {
        file.forEach((doc) => {
          if (doc.kind === 'task' && doc.tail === parts.label && ofPlans(doc)) found.push(doc);
        });
      }
      return found;
    }
    const ids = (await list('#' + parts.label))[0];
    return docsOf(ids.filter((id) => plans.indexOf(head.owner.get(Math.floor(id / BLOCK))) >= 0));
  }

  /* Whether a record passes the filters. */
  function passes(item, filters, except) {
    filters = filters || {};
    const is = (name, value) => name === except || !filters[name] || filters[name] === value;
    const plan = item.kind === 'plan' ? item.id : item.plan ? item.plan.id : '';
    const region = item.plan ? item.plan.region : item.region;
    if (!is('kind', item.kind) || !is('plan', plan) || !is('group', item.group || '')) return false;
    if (!is('region', region) && region.indexOf(filters.region + '/') !== 0) return false;
    const unit = except !== 'unit' && filters.unit;
    const role = except !== 'role' && filters.role;
    return (!unit && !role) || (Boolean(item.units)
      && item.units().some((pair) => (!unit || pair[0] === unit) && (!role || pair[1] === role)));
  }

  /* The answer to a query. `want` is how many hits must be there at once; `answer.more(n)` gets more. */
  async function answer(text, filters, want) {
    await open();
    const query = parse(text);
    const out = {
      query, terms: query.terms, words: [query.whole].concat(query.terms), other: [],
      names: [], found: null, synonyms: null, near: [], tooShort: false, mode: head.mode,
    };
    if (!query.terms.length) return out;
    const keep = (item) => passes(item, filters);
    out.tooShort = head.mode === 'grams' && query.terms.every((term) => !grams(term).length);
    out.names = (await numbered(query)).concat(named(query)).filter(keep);
    const exact = query.terms.map((term) => [term]);
    out.found = await find(exact, query, filters);
    const wide = query.terms.map((term) => [term].concat(spellings(term, head.synonyms)));
    if (wide.some((any) => any.length > 1)) {
      out.other = [].concat(...wide).filter((term) => query.terms.indexOf(term) < 0);
      out.synonyms = await find(wide, query, filters, (doc) => fits(doc, exact), out.other);
      if (!out.synonyms.complete) await out.synonyms.more(Math.min(want, 20));
    }
    if (!out.found.complete) await out.found.more(want);
    const none = !out.found.docs.length && out.found.complete;
    if (none && !(out.synonyms && out.synonyms.docs.length) && !out.tooShort) {
      out.near = (await near(query)).filter(keep);
    }
    return out;
  }

  /* Plans and regions of candidates that are not loaded, by their numbers, together with names. */
  function facetsOfIds(ids, named, filters) {
    const items = ids.map((id) => ({
      kind: '', plan: head.owner.get(Math.floor(id / BLOCK)) || { id: '', region: '' },
    }));
    return facets(items.concat(named), { plan: filters.plan, region: filters.region });
  }

  /* For each facet the values of what passes all other filters, with counts, in a fixed order. */
  function facets(items, filters) {
    const out = {};
    const add = (name, value, label) => {
      if (!value) return;
      const entry = out[name].get(value) || { value, label: label || value, n: 0 };
      entry.n++;
      out[name].set(value, entry);
    };
    for (const name of ['kind', 'plan', 'region', 'unit', 'role', 'group']) {
      out[name] = new Map();
      for (const item of items) {
        if (!passes(item, filters, name)) continue;
        const plan = item.kind === 'plan' ? item : item.plan;
        if (name === 'kind') add(name, item.kind);
        if (name === 'plan' && plan) add(name, plan.id, plan.label);
        if (name === 'region') add(name, item.plan ? item.plan.region : item.region);
        if (name === 'group') add(name, item.group);
        if ((name === 'unit' || name === 'role') && item.units) {
          const pairs = item.units().filter((pair) => (name === 'unit'
            ? !filters.role || pair[1] === filters.role : !filters.unit || pair[0] === filters.unit));
          new Set(pairs.map((pair) => pair[name === 'unit' ? 0 : 1])).forEach((value) => add(name, value));
        }
      }
      out[name] = Array.from(out[name].values());
    }
    return out;
  }

  return { open, answer, facets, facetsOfIds, passes, head: () => head };
}

if (typeof module === 'object' && module.exports) module.exports = { createEngine };
else root.gangmuSearchEngine = { createEngine };
})(typeof window === 'undefined' ? this : window);
