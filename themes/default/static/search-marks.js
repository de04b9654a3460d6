/* On a page reached from a result (`?hl=词`): marks the words and offers to clear them.
   A hit may cross the borders of inline elements; each part is marked. Blocks end a hit. */
(function () {
'use strict';
const core = window.gangmuSearchCore;
const table = window.gangmuSearchWords || {};
const word = (key, x, y) => (table[key] || key).replace(/\{([xy])\}/g, (all, name) => (name === 'x' ? x : y));
const MOST = 200;
const INLINE = /^(A|ABBR|B|BDI|BR|CITE|CODE|DEL|DFN|EM|I|INS|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|WBR)$/;

const main = document.getElementById('main') || document.body;
const query = core.parse(new URLSearchParams(location.search).get('hl') || '');
const words = query.terms;

/* All text of the page with where each node begins; a mark of punctuation between blocks. */
function read() {
  const nodes = [];
  let text = '';
  let block = null;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, null, false);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/^(SCRIPT|STYLE|TEXTAREA|SELECT|OPTION|BUTTON)$/.test(node.parentNode.nodeName)) continue;
    let holder = node.parentNode;
    while (holder !== main && INLINE.test(holder.nodeName)) holder = holder.parentNode;
    if (block && holder !== block) text += '。';
    block = holder;
    nodes.push({ node, from: text.length });
    text += node.data;
  }
  return { nodes, text };
}

function mark() {
  const { nodes, text } = read();
  const hits = core.places(text, [query.whole].concat(words), MOST).slice(0, MOST);
  const marks = [];
  // From the end, so that the places before stay true while nodes are cut.
  for (let h = hits.length - 1; h >= 0; h--) {
    const [from, to] = hits[h];
    for (let n = nodes.length - 1; n >= 0; n--) {
      const start = nodes[n].from;
      const end = start + nodes[n].node.data.length;
      if (end <= from) break;
      if (start >= to) continue;
      const part = nodes[n].node.splitText(Math.max(from - start, 0));
      part.splitText(Math.min(to, end) - Math.max(from, start));
      const node = document.createElement('mark');
      node.className = 'hl';
      part.parentNode.insertBefore(node, part);
      node.appendChild(part);
      marks.unshift(node);
    }
  }
  return { marks, count: hits.length };
}

function clear(marks, bar) {
  for (const node of marks) {
    const parent = node.parentNode;
    while (node.firstChild) parent.insertBefore(node.firstChild, node);
    parent.removeChild(node);
    parent.normalize();
  }
  bar.remove();
  const rest = new URLSearchParams(location.search);
  rest.delete('hl');
  const query = rest.toString();
  try {
    history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash);
  } catch (error) {
    // Forbidden for files in some viewers; the words then come back on reload.
  }
}

function run() {
  if (!words.length) return;
  const { marks, count } = mark();
  const bar = document.createElement('p');
  bar.className = 'hl-bar';
  const note = document.createElement('span');
  note.setAttribute('role', 'status');
  note.textContent = count ? word('marked', words.join(' '), count) : word('not_marked', words.join(' '));
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = word('clear_marks');
  button.addEventListener('click', () => clear(marks, bar));
  bar.appendChild(note);
  bar.appendChild(button);
  main.insertBefore(bar, main.firstChild);
  let target = null;
  try {
    target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch (error) {
    // A hash that is no escaped text names no element.
  }
  const inside = marks.filter((node) => !target || target.contains(node))[0] || (target ? null : marks[0]);
  if (inside) {
    for (let node = inside.parentNode; node && node !== main; node = node.parentNode) {
      if (node.nodeName === 'DETAILS') node.open = true;
    }
    inside.scrollIntoView({ block: 'center' });
  }
}

run();
})();
