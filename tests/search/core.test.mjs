// The pure functions of the search scripts against the vectors that Rust is held to as well.
// Run: node --test tests/search/

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const core = require('../../themes/default/static/search-core.js');
const facets = require('../../themes/default/static/search-facets.js');
const rank = require('../../themes/default/static/search-rank.js');
const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'));

test('texts fold', () => {
  for (const [text, key] of vectors.fold) {
    assert.equal(core.fold(text), key, text);
    const folded = core.foldWithPlaces(text);
    assert.equal(folded.key, key, text);
    assert.equal(folded.from.length, key.length + 1);
  }
});

test('queries are cut', () => {
  for (const [query, terms, whole] of vectors.parse) {
    const parsed = core.parse(query);
    assert.deepEqual(parsed.terms, terms, query);
    assert.equal(parsed.whole, whole, query);
  }
  assert.deepEqual(core.parse('甲\ud800乙\udc00').terms, ['甲乙']);
  assert.deepEqual(core.parse('𠮷野').terms, ['𠮷野']);
});

test('pairs, hashes, lists', () => {
  for (const [key, grams] of vectors.grams) assert.deepEqual(core.grams(key).sort(), grams.slice().sort());
  for (const [text, hash] of vectors.hash) assert.equal(core.hash(text), hash);
  for (const [ids, list] of vectors.lists) assert.deepEqual(core.decode(list), ids);
  assert.equal(core.decode('A!'), null);
  assert.equal(core.decode('____'), null);
});

test('classes of characters', () => {
  const { drop, open, close, keep, word } = vectors.classes;
  for (const [from, to] of drop) {
    for (let c = from; c <= to; c++) assert.equal(core.fold(String.fromCharCode(c)), '', `U+${c.toString(16)}`);
  }
  for (const c of [...open, ...close, ...vectors.classes.break.join('')]) assert.equal(core.fold(c), ' ', c);
  for (const a of open) for (const b of close) assert.equal(core.fold(`${a}2021${b}1`), '20211');
  for (const c of keep.join('')) assert.notEqual(core.fold(c), ' ', c);
  for (const c of word.join('')) assert.ok([...core.fold(c)].every((k) => core.isWord(k.codePointAt(0))), c);
  for (const c of vectors.classes.no_word.join('')) {
    assert.ok(![...core.fold(c)].some((k) => core.isWord(k.codePointAt(0))), c);
  }
});

test('every character is classed as in Rust', () => {
  // A checksum over the whole table; tests/search/vectors.rs computes the same.
  let sum = 0;
  for (let c = 0; c < 0x10000; c++) {
    if (c >= 0xd800 && c < 0xe000) continue;
    const key = core.fold(String.fromCharCode(c));
    const to = key ? key.charCodeAt(0) : 0;
    sum = (Math.imul(sum, 31) + to * 2 + (to && core.isWord(to) ? 1 : 0)) >>> 0;
  }
  assert.equal(sum, vectors.table);
});

test('hits are placed in the text as shown', () => {
  const marked = (text, words) => core.places(text, words).map(([a, b]) => text.slice(a, b));
  assert.deepEqual(marked('落实渝府发〔2021〕19号文件', ['渝府发202119号']), ['渝府发〔2021〕19号']);
  assert.deepEqual(marked('ＲＣＥＰ 规 则', ['rcep规则']), ['ＲＣＥＰ 规 则']);
  assert.deepEqual(marked('服务贸易服务', ['服务', '务贸']), ['服务贸', '服务']);
  assert.deepEqual(marked('在𠮷野𠮷', ['野𠮷']), ['野𠮷']);
});

test('a snippet shows the first hit', () => {
  const text = '甲'.repeat(100) + '目标' + '乙'.repeat(100);
  const part = core.snippet(text, core.places(text, ['目标']));
  assert.equal(part.text.length, 90);
  assert.deepEqual(part.hits, [[20, 22]]);
  assert.deepEqual(part.cut, [true, true]);
  assert.deepEqual(core.snippet('短', [[0, 1]]), { text: '短', hits: [[0, 1]], cut: [false, false] });
});

test('numbers of tasks and documents', () => {
  for (const [query, plan, label] of vectors.plan_and_label) {
    assert.deepEqual(rank.planAndLabel(query), plan === null ? null : { plan, label }, query);
  }
  for (const [term, other] of vectors.document_number) {
    assert.deepEqual(rank.spellings(term, []), other ? [other] : [], term);
  }
});

test('what lies in a region counts for it and passes its filter', () => {
  const of = (region) => ({ kind: 'task', plan: { id: region, label: region, region }, units: () => [] });
  const items = ['重庆市', '重庆市/渝北区', '重庆市/渝北区', '重庆'].map(of);
  const counts = facets.facets(items, {}).region.map((entry) => [entry.value, entry.n]);
  assert.deepEqual(counts, [['重庆市', 3], ['重庆市/渝北区', 2], ['重庆', 1]]);
  for (const [value, n] of counts) {
    assert.equal(items.filter((item) => facets.passes(item, { region: value })).length, n, value);
  }
});

test('CSV is safe for Excel', () => {
  assert.equal(core.csv([['a,b', '=1+1', 'x"y', 3]]), '\ufeff"a,b",\'=1+1,"x""y",3\r\n');
});
