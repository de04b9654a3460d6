/* Folding, cutting and comparing of texts and queries; the same rules as src/search in Rust.
   Pure functions: no document, no files. tests/search/vectors.json holds both sides together. */
(function (root) {
'use strict';

/* What becomes of each UTF-16 unit: 0 dropped, OPEN, CLOSE, 32 punctuation, else what is compared. */
const OPEN = 1;
const CLOSE = 2;
const TABLE = table();

function table() {
  const map = new Uint16Array(65536);
  for (let c = 0; c < 65536; c++) map[c] = c;
  const set = (text, to) => { for (const c of text) map[c.charCodeAt(0)] = to; };
  const range = (from, last, to) => { for (let c = from; c <= last; c++) map[c] = to; };
  range(0, 32, 0);
  range(0x7f, 0xa0, 0);
  range(0x2000, 0x200f, 0);
  range(0x2028, 0x202f, 0);
  range(0x205f, 0x206f, 0);
  range(0xfe00, 0xfe0f, 0);
  for (const c of [0xad, 0x1680, 0x180e, 0x3000, 0xfeff]) map[c] = 0;
  for (let c = 65; c <= 90; c++) map[c] = c + 32;
  range(0x2012, 0x2027, 32);
  range(0x3001, 0x3003, 32);
  range(0x3008, 0x300f, 32);
  range(0x301a, 0x301f, 32);
  range(0xfe10, 0xfe1f, 32);
  range(0xfe30, 0xfe58, 32);
  range(0xff61, 0xff65, 32);
  set('!"\',:;<>?\\^`|«»·\u2039\u203a\u30fb', 32);
  set('([{【〔〖〘﹝﹙﹛', OPEN);
  set(')]}】〕〗〙﹞﹚﹜', CLOSE);
  map[0x2010] = map[0x2011] = map[0x2212] = 45;
  map[0x301c] = 126;
  for (let c = 0xff01; c <= 0xff5e; c++) map[c] = map[c - 0xfee0];
  return map;
}

const NOT_PLAIN = /[^\u4e00-\u9fff0-9a-z]/g;
const YEAR = /\x01([0-9]{4})\x02/g;

/* The key of a text. */
function fold(text) {
  const key = text.replace(NOT_PLAIN, (c) => {
    const to = TABLE[c.charCodeAt(0)];
    return to ? String.fromCharCode(to) : '';
  });
  return key.indexOf('\x01') < 0 && key.indexOf('\x02') < 0
    ? key
    : key.replace(YEAR, '$1').replace(/[\x01\x02]/g, ' ');
}

/* The key with the unit of the text that each of its units comes from, and one more for the end. */
function foldWithPlaces(text) {
  const codes = [];
  const from = [];
  for (let i = 0; i < text.length; i++) {
    const to = TABLE[text.charCodeAt(i)];
    if (to) { codes.push(to); from.push(i); }
  }
  const isDigit = (c) => c >= 48 && c <= 57;
  let key = '';
  const places = [];
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === OPEN && codes[i + 5] === CLOSE && codes.slice(i + 1, i + 5).every(isDigit)) {
      for (let d = i + 1; d < i + 5; d++) { key += String.fromCharCode(codes[d]); places.push(from[d]); }
      i += 5;
      continue;
    }
    key += String.fromCharCode(codes[i] <= CLOSE ? 32 : codes[i]);
    places.push(from[i]);
  }
  places.push(text.length);
  return { key, from: places };
}

/* Letters, digits and Han, by code point: what pairs are taken from. */
function isWord(c) {
  const between = (from, last) => c >= from && c <= last;
  return between(48, 57) || between(97, 122) || between(0x4e00, 0xa4cf) || between(0x3400, 0x4dbf)
    || (between(0xc0, 0x24f) && c !== 0xd7 && c !== 0xf7) || between(0x370, 0x1fff)
    || between(0x2160, 0x217f) || between(0x2460, 0x24ff) || between(0x3005, 0x3007)
    || between(0x3021, 0x3029) || between(0x3040, 0x30fa) || between(0x30fc, 0x318f)
    || between(0xac00, 0xd7a3) || between(0xf900, 0xfaff) || c >= 0x10000;
}

/* The pairs of neighbouring word characters of a key, each once. */
function grams(key) {
  const found = new Set();
  let last = '';
  for (const c of key) {
    const now = isWord(c.codePointAt(0)) ? c : '';
    if (last && now) found.add(last + now);
    last = now;
  }
  return Array.from(found);
}

/* Blanks that part terms; marks without width do not. */
function isBlank(c) {
  return TABLE[c] === 0 && !(c === 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
    || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c === 0xfeff);
}

/* Where the bracket that closes a year opened at `at` ends, or 0. */
function yearEnd(text, at) {
  let digits = 0;
  for (let i = at + 1; i < text.length; i++) {
    const to = TABLE[text.charCodeAt(i)];
    if (to === 0) continue;
    if (digits < 4 && to >= 48 && to <= 57) { digits++; continue; }
    return digits === 4 && to === CLOSE ? i + 1 : 0;
  }
  return 0;
}

function splitAtBlanks(text) {
  const parts = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isBlank(c)) {
      parts.push(text.slice(start, i));
      start = i + 1;
    } else if (TABLE[c] === OPEN) {
      const end = yearEnd(text, i);
      if (end) i = end - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const trim = (key) => key.replace(/^ +| +$/g, '');

/* A query cut at blanks; between quotation marks blanks do not cut. Punctuation within a term is part of the phrase. */
function parse(query) {
  const clean = query.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1')
    .normalize('NFC');
  const terms = [];
  clean.split(/["“”„＂]/).forEach((piece, at) => {
    for (const part of at % 2 ? [piece] : splitAtBlanks(piece)) {
      const term = trim(fold(part));
      if (term && terms.indexOf(term) < 0) terms.push(term);
    }
  });
  return { text: clean.trim(), whole: trim(fold(clean)), terms };
}

/* 32-bit FNV-1a over UTF-16 units, mixed. */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 13;
  h = Math.imul(h, 0x5bd1e995);
  return (h ^ (h >>> 15)) >>> 0;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUE[DIGITS.charCodeAt(i)] = i;

/* Ascending ids from a list of gaps, Exp-Golomb or (from 32 on) Rice; null if it is damaged.
   See src/search/lists.rs. Runs of ones and low bits are taken from the six bits of a digit at once. */
function decode(list) {
  const ids = [];
  if (!list) return ids;
  const code = VALUE[list.charCodeAt(0)];
  const k = code % 32;
  const rice = code >= 32;
  if (!(k >= 0 && k <= 24)) return null;
  const step = 2 ** k;
  let next = 0;
  let at = 1;
  let bits = 0;
  let held = 0;
  for (;;) {
    let ones = 0;
    for (;;) {
      if (!held) {
        if (at === list.length) return ids;
        bits = VALUE[list.charCodeAt(at++)];
        if (!(bits >= 0)) return null;
        held = 6;
      }
      const run = Math.clz32(~(bits << (32 - held)));
      ones += Math.min(run, held);
      if (run < held) {
        held -= run + 1;
        bits &= (1 << held) - 1;
        break;
      }
      held = 0;
    }
    if (!rice && ones + k > 32) return null;
    let rest = 0;
    for (let left = rice ? k : ones + k; left > 0;) {
      if (!held) {
        bits = VALUE[list.charCodeAt(at++)];
        if (!(bits >= 0)) return null;
        held = 6;
      }
      const taken = Math.min(left, held);
      held -= taken;
      left -= taken;
      rest = rest * (1 << taken) + (bits >> held);
      bits &= (1 << held) - 1;
    }
    next += rest + (rice ? ones * step : step * 2 ** ones - step);
    if (next > 0xffffffff) return null;
    ids.push(next++);
  }
}

/* Places of the words in a text, as [from, to) without overlaps, ascending; at most `most`. */
function places(text, words, most) {
  const { key, from } = foldWithPlaces(text);
  const found = [];
  for (const word of words) {
    if (!word) continue;
    for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + word.length)) {
      const last = from[at + word.length - 1];
      const wide = text.charCodeAt(last) >= 0xd800 && text.charCodeAt(last) < 0xdc00 ? 2 : 1;
      found.push([from[at], last + wide]);
      if (found.length >= (most || 1000)) break;
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out = [];
  for (const hit of found) {
    const last = out[out.length - 1];
    if (last && hit[0] <= last[1]) last[1] = Math.max(last[1], hit[1]);
    else out.push(hit);
  }
  return out;
}

/* The part of a text around the first of its hits: 20 units before it, 90 in all, or as many as wanted. */
function snippet(text, hits, wanted) {
  const length = wanted || 90;
  const before = Math.min(20, Math.floor(length / 4));
  if (text.length <= length) return { text, hits, cut: [false, false] };
  let start = hits.length ? Math.max(0, hits[0][0] - before) : 0;
  start = Math.min(start, text.length - length);
  const isTail = (i) => text.charCodeAt(i) >= 0xdc00 && text.charCodeAt(i) < 0xe000;
  if (isTail(start)) start--;
  let end = start + length;
  if (isTail(end)) end++;
  const inside = hits
    .filter((hit) => hit[1] > start && hit[0] < end)
    .map((hit) => [Math.max(hit[0], start) - start, Math.min(hit[1], end) - start]);
  return { text: text.slice(start, end), hits: inside, cut: [start > 0, end < text.length] };
}

/* A table as CSV for Excel: byte order mark, CRLF, no cell that Excel would take for a formula. */
function csv(rows) {
  const cell = (value) => {
    const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  return '\ufeff' + rows.map((row) => row.map((value) => cell(String(value))).join(',') + '\r\n').join('');
}

const core = { fold, foldWithPlaces, isWord, grams, parse, isBlank, hash, decode, places, snippet, csv };
if (typeof module === 'object' && module.exports) module.exports = core;
else root.gangmuSearchCore = core;
})(typeof window === 'undefined' ? this : window);
