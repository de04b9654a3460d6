/* The contents of a long page: closed on phones; the section in view is marked and kept in sight. */
(() => {
'use strict';
const contents = document.querySelector('.contents details');
if (!contents) return;
if (window.matchMedia('(max-width: 640px)').matches) contents.removeAttribute('open');
const box = contents.parentNode;
const entries = window.gangmu.all('a', contents).map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
  .filter((entry) => entry[1]);
let current = null;
let waiting = false;
const mark = () => {
  waiting = false;
  const passed = entries.filter((entry) => entry[1].getBoundingClientRect().top < 140).pop();
  const now = passed ? passed[0] : null;
  if (now === current) return;
  if (current) current.removeAttribute('aria-current');
  if (now) {
    now.setAttribute('aria-current', 'true');
    if (box.scrollHeight > box.clientHeight) box.scrollTop = now.offsetTop - box.clientHeight / 2;
  }
  current = now;
};
window.addEventListener('scroll', () => {
  if (!waiting) requestAnimationFrame(mark);
  waiting = true;
}, { passive: true });
mark();
})();
