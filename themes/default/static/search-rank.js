/* What a query means besides its terms, and how well a thing fits it; the same rules as src/search/rank.rs,
   numbers.rs and synonyms.rs. Pure functions over keys. */
(function (root) {
'use strict';

const core = typeof module === 'object' && module.exports
  ? require('./search-core.js') : root.gangmuSearchCore;
const { fold } = core;

/* Other spellings of a term: by groups of folded words that mean the same, and of a document's number. */
function spellings(term, groups) {
  const out = [];
  const add = (other) => { if (other !== term && out.indexOf(other) < 0) out.push(other); };
  for (const words of groups) {
    let held = '';
    for (const word of words) {
      if (term.indexOf(word) >= 0 && Array.from(word).length > Array.from(held).length) held = word;
    }
    if (held) for (const word of words) if (word !== held) add(term.split(held).join(word));
  }
  const number = /^(.*[^0-9](?:19|20)[0-9]{2})(?:[年字]第?|[第_/-])0*([1-9][0-9]*号?)$/.exec(term);
  if (number) add(number[1] + number[2]);
  return out;
}

const isDigit = (c) => c >= '0' && c <= '9';

/* Words and then a number that may name a task of a plan: `yubei/3`, 渝北 3, 渝北3, …第12项, …任务12; no words where
   a number alone is named as a task's: 第3项, 任务3. */
function planAndLabel(text) {
  let end = text.length;
  while (end > 0 && (fold(text[end - 1]) === '' || '项条号'.indexOf(text[end - 1]) >= 0)) end--;
  let from = end;
  while (from > 0 && /^[0-9a-z.-]$/.test(fold(text[from - 1]))) from--;
  const run = fold(text.slice(from, end));
  // Of a run of letters and digits the last number, with the letter that may follow it.
  let first = run.length;
  if (/[0-9-][a-z]$/.test(run)) first--;
  while (first > 0 && /[0-9.-]/.test(run[first - 1])) first--;
  while (first < run.length && !isDigit(run[first])) first++;
  if (first === run.length) return null;
  from += first;
  let cut = from;
  while (cut > 0 && (fold(text[cut - 1]) === '' || '第任务/#＃／'.indexOf(text[cut - 1]) >= 0)) cut--;
  const plan = text.slice(0, cut);
  // 渝府发〔2021〕 and a number is a document's number, unless 第 or 任务 stands between.
  const ofDocument = !fold(text.slice(cut, from)) && /[^0-9a-z-](19|20)[0-9]{2} ?$/.test(fold(plan));
  const named = fold(text.slice(cut, from)).trim();
  return (plan ? !ofDocument : named) ? { plan, label: run.slice(first) } : null;
}

const LETTERS = /^[a-z]{2,}$/;

function nameClass(item, query) {
  // No term holds a line break, so it stands in one of the names if it stands in all of them together.
  if (!query.terms.every((term) => item.allKeys.indexOf(term) >= 0)) return 0;
  const names = item.keys;
  const whole = query.whole;
  if (names.some((name) => name.trim() === whole)) return 1;
  return names.some((name) => name.indexOf(whole) === 0) ? 2 : 3;
}

/* How well a unit fits, the lesser the better, 0 not at all: equal, starts, holds, initials, full pinyin. */
function unitClass(unit, query) {
  const named = nameClass(unit, query);
  if (named || !LETTERS.test(query.whole)) return named;
  const syllables = unit.pinyin.split(' ').filter(Boolean);
  if (syllables.map((s) => s[0]).join('').indexOf(query.whole) >= 0) return 4;
  return syllables.some((_, from) => syllables.slice(from).join('').indexOf(query.whole) === 0) ? 5 : 0;
}

/* The same for a plan; `initials` gives the characters that a letter may stand for. */
function planClass(plan, query, initials) {
  const named = nameClass(plan, query);
  if (named || !LETTERS.test(query.whole)) return named;
  const title = Array.from(plan.title);
  for (let from = 0; from + query.whole.length <= title.length; from++) {
    let at = 0;
    while (at < query.whole.length && (initials[query.whole[at]] || '').indexOf(title[from + at]) >= 0) at++;
    if (at === query.whole.length) return 4;
  }
  return 0;
}

/* How a record was hit, the lesser the better; 7 if not by every term as typed. */
function docClass(doc, query) {
  const whole = query.whole;
  if (!query.terms.every((term) => doc.key.indexOf(term) >= 0)) return 7;
  const names = doc.nameKeys();
  if (names.some((name) => name.indexOf(whole) >= 0)) {
    if (names.some((name) => name === whole)) return 1;
    return names.some((name) => name.indexOf(whole) === 0) ? 2 : 3;
  }
  if (doc.unitsKey.indexOf(whole) >= 0) return 4;
  return doc.textKey.indexOf(whole) >= 0 ? 5 : 6;
}

/* How often a word stands in a key. */
function count(key, word) {
  let n = 0;
  for (let at = key.indexOf(word); word && at >= 0; at = key.indexOf(word, at + word.length)) n++;
  return n;
}

/* How often the words stand in a record: the whole query if it does, else the terms together. */
function occurrences(doc, query) {
  const one = (word) => count(doc.textKey, word) + count(doc.unitsKey, word);
  return one(query.whole) || query.terms.reduce((sum, term) => sum + one(term), 0);
}

const rank = { spellings, planAndLabel, unitClass, planClass, docClass, occurrences };
if (typeof module === 'object' && module.exports) module.exports = rank;
else root.gangmuSearchRank = rank;
})(typeof window === 'undefined' ? this : window);
