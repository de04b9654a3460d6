/* Answers queries, as src/search/query.rs does. Mode `text`: all texts are loaded once and scanned. Mode
   `grams`: only the lists of the query's pairs are loaded, then the texts of what is shown. */
(function (root) {
'use strict';

const part = (name, file) => (typeof module === 'object' && module.exports ? require(file) : root[name]);
const { fold, grams, parse } = part('gangmuSearchCore', './search-core.js');
const { spellings, planAndLabel, unitClass, planClass, docClass, occurrences } = part('gangmuSearchRank', './search-rank.js');
const { passes, facets } = part('gangmuSearchFacets', './search-facets.js');
const { BLOCK, createIndex, merged, common } = part('gangmuSearchIndex', './search-index.js');

/* Text files up to which all candidates are loaded and ranked before the first is shown. */
const RANKED_FILES = 16;
/* Plans that words may fit for a number behind them to name a task. */
const NAMED = 3;
const LABELLED = 20;
const NEAR = 20;
const KIND_ORDER = { task: 0, section: 1, document: 2 };
/* Added to the place of what holds the words in its text only: it comes after all others. */
const LATER = 2 ** 40;

function createEngine(data) {
  const index = createIndex(data);
  const { owner, list, docsOf, placeOf, idAt } = index;
  const head = index.head;

  const fits = (doc, wanted) => wanted.every((any) => any.some((term) => doc.key.indexOf(term) >= 0));

  function rank(docs, query) {
    return docs
      .map((doc) => ({ doc, cls: docClass(doc, query), n: occurrences(doc, query), place: placeOf(doc.id) }))
      .sort((a, b) => a.cls - b.cls || KIND_ORDER[a.doc.kind] - KIND_ORDER[b.doc.kind] || b.n - a.n
        || a.place - b.place)
      .map((entry) => entry.doc);
  }

  /* What holds all pairs of a spelling of each term; null without pairs. */
  async function candidates(wanted) {
    let all = null;
    // All lists are on their way before the first is waited for; what fails is told below.
    for (const term of [].concat(...wanted)) for (const pair of grams(term)) index.shard(pair).catch(() => {});
    for (const any of wanted) {
      let ofTerm = null;
      for (const term of any) {
        const pairs = grams(term);
        if (!pairs.length) continue;
        const lists = await Promise.all(pairs.map(list));
        const ofSpelling = lists.sort((a, b) => a.ids.length - b.ids.length).reduce(common);
        ofTerm = ofTerm ? merged(ofTerm, ofSpelling) : ofSpelling;
      }
      if (ofTerm) all = all ? common(all, ofTerm) : ofTerm;
    }
    return all;
  }

  /* Candidates that can pass the filters as far as numbers and lists tell: plan, region, unit. */
  async function narrow(ids, filters) {
    const terms = filters.unit ? fold(filters.unit).split(' ').filter((term) => grams(term).length) : [];
    const ofUnit = terms.length ? new Set((await candidates(terms.map((term) => [term]))).ids) : null;
    const known = { plan: filters.plan, region: filters.region };
    if (!ofUnit && !known.plan && !known.region) return ids;
    return ids.filter((id) => (!ofUnit || ofUnit.has(id)) && passes({ plan: owner(id) }, known));
  }

  /* Everything that fits. Where `complete` is false, `more(n)` sees to it that n are there that pass. What
     surely holds none of the words `among` is not looked at: other spellings are rarer than what was typed. */
  async function find(wanted, query, filters, without, among) {
    const out = { docs: [], complete: true, about: 0, ids: null };
    const keep = (docs) => docs.filter((doc) => fits(doc, wanted) && !(without && without(doc)));
    const passing = () => out.docs.filter((doc) => passes(doc, filters)).length;
    if (head().mode === 'text') {
      out.docs = rank(keep(await index.all()), query);
    } else {
      let found = (await candidates(wanted)) || { ids: [], inHead: [] };
      if (among && among.every((word) => grams(word).length)) found = common(found, await candidates([among]));
      const files = new Set();
      for (let at = 0; at < found.ids.length && files.size <= RANKED_FILES; at++) files.add(index.fileOf(found.ids[at]));
      if (files.size > RANKED_FILES) return inPieces(out, found, filters, keep, passing);
      out.docs = rank(keep(await docsOf(found.ids)), query);
    }
    out.about = passing();
    return out;
  }

  /* So many that only what is shown is loaded: those with the words in their head fields, newer plans first. */
  async function inPieces(out, found, filters, keep, passing) {
    const order = Float64Array.from(found.ids, (id, at) => placeOf(id) + (found.inHead[at] ? 0 : LATER)).sort();
    const open = await narrow(Array.from(order, (place) => idAt(place % LATER)), filters);
    let at = 0;
    out.complete = false;
    out.ids = found.ids;
    out.more = async (n) => {
      for (let have = passing(); at < open.length && have < n; have = passing()) {
        // As many as fill the page if the next fit as often as those before; more files at once would often
        // be loaded for nothing, fewer would be waited for in turns.
        const needed = (n - have) * Math.max(1, at / Math.max(1, have));
        const step = open.slice(at, at + Math.max(10, Math.min(100, needed)));
        at += step.length;
        out.docs = out.docs.concat(keep(await docsOf(step)));
      }
      out.complete = at >= open.length;
      out.about = passing() + open.length - at;
    };
    return out;
  }

  /* Records that hold most of the query's pairs. */
  async function near(query) {
    const pairs = Array.from(new Set([].concat(...query.terms.map(grams))));
    const enough = Math.max(1, Math.ceil(pairs.length * 60 / 100));
    const counts = new Map();
    if (head().mode === 'text') {
      for (const doc of await index.all()) {
        counts.set(doc.id, pairs.filter((pair) => doc.key.indexOf(pair) >= 0).length);
      }
    } else {
      for (const { ids } of await Promise.all(pairs.map(list))) {
        for (const id of ids) counts.set(id, (counts.get(id) || 0) + 1);
      }
    }
    const best = [];
    counts.forEach((n, id) => { if (n >= enough) best.push(id); });
    best.sort((a, b) => counts.get(b) - counts.get(a) || placeOf(a) - placeOf(b));
    return docsOf(best.slice(0, NEAR));
  }

  /* Units and plans that fit, best first; then those that fit another word for a query of one term. */
  function named(query) {
    const all = namedAs(query);
    if (query.terms.length === 1) {
      for (const term of spellings(query.terms[0], head().synonyms)) {
        for (const item of namedAs({ whole: term, terms: [term] })) {
          if (all.indexOf(item) < 0) all.push(item);
        }
      }
    }
    return all;
  }

  function namedAs(query) {
    const found = [];
    for (const unit of head().units) found.push({ item: unit, cls: unitClass(unit, query) });
    for (const plan of head().plans) {
      if (plan.title) found.push({ item: plan, cls: planClass(plan, query, head().initials) });
    }
    return found
      .map((entry, at) => ({ item: entry.item, cls: entry.cls, at }))
      .filter((entry) => entry.cls)
      .sort((a, b) => a.cls - b.cls || a.at - b.at)
      .map((entry) => entry.item);
  }

  /* Tasks named by plan and number. */
  async function numbered(query) {
    const parts = planAndLabel(query.text);
    if (!parts) return [];
    const words = parse(parts.plan);
    const whole = fold(query.text);
    const plans = head().plans.filter((plan) => plan.title && !plan.keys.some((key) => key.indexOf(whole) >= 0)
      && planClass(plan, words, {}));
    const any = !words.terms.length;
    if (!any && (!plans.length || plans.length > NAMED)) return [];
    const ofPlans = (id) => any || plans.indexOf(owner(id)) >= 0;
    if (head().mode === 'text') {
      return (await index.all())
        .filter((doc) => doc.kind === 'task' && doc.tail === parts.label && ofPlans(doc.id)).slice(0, LABELLED);
    }
    return docsOf((await list('#' + parts.label)).ids.filter(ofPlans).slice(0, LABELLED));
  }

  /* The answer to a query. `want` is how many hits must be there at once; `more(n)` of a part gets more. */
  async function answer(text, filters, want) {
    await index.open();
    const query = parse(text);
    const out = {
      query, terms: query.terms, words: [query.whole].concat(query.terms), other: [],
      names: [], allNames: [], found: null, synonyms: null, near: [], tooShort: false,
    };
    if (!query.terms.length) return out;
    const keep = (item) => passes(item, filters);
    out.tooShort = head().mode === 'grams' && query.terms.every((term) => !grams(term).length);
    // Names that a filter hides still count for the other values of that filter.
    out.allNames = (await numbered(query)).concat(named(query));
    out.names = out.allNames.filter(keep);
    const exact = query.terms.map((term) => [term]);
    out.found = await find(exact, query, filters);
    const wide = query.terms.map((term) => [term].concat(spellings(term, head().synonyms)));
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
    const times = new Map();
    for (const id of ids) {
      const block = id - id % BLOCK;
      times.set(block, (times.get(block) || 0) + 1);
    }
    const items = Array.from(times, ([block, n]) => ({ kind: '', plan: owner(block), times: n }));
    return facets(items.concat(named), { plan: filters.plan, region: filters.region });
  }

  return { open: index.open, answer, facets, facetsOfIds, passes, head };
}

if (typeof module === 'object' && module.exports) module.exports = { createEngine };
else root.gangmuSearchEngine = { createEngine };
})(typeof window === 'undefined' ? this : window);
