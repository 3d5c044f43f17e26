// Single-character keys, matched by position (on the Russian layout the slash key types a full stop), and the help
// dialog with their off switch (WCAG 2.1.4).
import { box } from './form.js';

const stored = 'keys';

function enabled() {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(stored, on ? 'on' : 'off');
  } catch {
    // Forgotten with the page then.
  }
}

function moveHit(step) {
  const links = [...document.querySelectorAll('.hit h2 a')];
  const at = links.indexOf(document.activeElement);
  const next = links[at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step];
  next?.focus();
}

const isTyping = (target) => target.matches?.('input, textarea, select, [contenteditable]') && target.type !== 'checkbox';

export function startKeys() {
  const dialog = document.getElementById('help');
  const opener = document.getElementById('help-open');
  const toggle = document.getElementById('keys-on');
  opener.hidden = false;
  toggle.checked = enabled();
  toggle.addEventListener('change', () => remember(toggle.checked));
  opener.addEventListener('click', () => dialog.showModal());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.open || !enabled()) return;
    if (event.code === 'Slash' && event.shiftKey) dialog.showModal();
    else if (event.code === 'Slash') box.focus(), box.select();
    else if (event.code === 'KeyJ') moveHit(1);
    else if (event.code === 'KeyK') moveHit(-1);
    else if (event.code === 'KeyN') document.getElementById('match-next')?.click();
    else if (event.code === 'KeyP') document.getElementById('match-prev')?.click();
    else return;
    event.preventDefault();
  });
}
