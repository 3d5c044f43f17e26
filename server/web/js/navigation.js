// Fetches the same address that a reload would and morphs the changed parts of the page into place.
import { Idiomorph } from 'idiomorph/dist/idiomorph.esm.js';
import { box, form, formAddress } from './form.js';

// The one Trusted Types policy, used in the one place that parses the server's own HTML.
const policy = window.trustedTypes?.createPolicy('diplomed', { createHTML: (html) => html });
const parse = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');

const morphed = ['filters', 'results', 'state', 'refine', 'languages', 'drawer-label'];
const busyAfter = 300;
let running = null;
let typing = false; // the current entry of the history is a query that is still being typed

const byId = (id) => document.getElementById(id);
export const canMorph = () => byId('filters') !== null;

const callbacks = {
  beforeAttributeUpdated: (name, node) => !(name === 'open' && node.nodeName === 'DETAILS'),
  beforeNodeMorphed: (node, fresh) => {
    if (node.nodeName === 'DETAILS') fresh.open = node.open;
    // What is being typed is not taken away, and lists are not reordered under the focus.
    return !(node === document.activeElement && node.matches('input:not([type=checkbox])'));
  },
};

// Attributes say what the address means; properties keep what was clicked.
function syncControls(root) {
  for (const input of root.querySelectorAll('input[type=checkbox]')) {
    if (input.id !== 'show-entities') input.checked = input.hasAttribute('checked');
  }
  for (const input of root.querySelectorAll('input[name=from], input[name=to]')) {
    if (input !== document.activeElement) input.value = input.getAttribute('value') ?? '';
  }
  for (const select of root.querySelectorAll('select')) {
    select.selectedIndex = [...select.options].findIndex((option) => option.hasAttribute('selected'));
  }
}

function apply(page) {
  for (const id of morphed) {
    const node = byId(id);
    const fresh = page.getElementById(id);
    if (node && fresh) Idiomorph.morph(node, fresh, { morphStyle: 'outerHTML', callbacks });
  }
  syncControls(byId('filters'));
  syncControls(byId('refine'));
  document.title = page.title;
  const canonical = document.querySelector('link[rel=canonical]');
  const freshCanonical = page.querySelector('link[rel=canonical]');
  if (canonical && freshCanonical) canonical.href = freshCanonical.href;
  byId('status').textContent = byId('results').dataset.status ?? '';
  document.dispatchEvent(new CustomEvent('page:changed'));
}

function setBusy(busy) {
  document.documentElement.classList.toggle('busy', busy);
  if (busy) byId('results')?.setAttribute('aria-busy', 'true');
  else byId('results')?.removeAttribute('aria-busy');
}

function showFailure(address, options) {
  const failure = byId('failure');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = failure.dataset.retry;
  button.addEventListener('click', () => go(address, options));
  failure.replaceChildren(failure.dataset.text + ' ', button);
  failure.hidden = false;
}

// history: 'push' | 'replace' | 'none'; focus: move the focus to the results.
export async function go(address, options = {}) {
  const { history: mode = 'push', focus = false } = options;
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const timer = setTimeout(() => setBusy(true), busyAfter);
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' }, signal: controller.signal });
    const page = parse(await response.text());
    if (!page.getElementById('filters')) {
      location.assign(address);
      return;
    }
    if (mode === 'push' && address !== location.pathname + location.search) history.pushState(null, '', address);
    // What is typed has one entry of its own: the first letters push it, the next ones replace it.
    if (mode === 'replace') history[typing ? 'replaceState' : 'pushState'](null, '', address);
    typing = mode === 'replace';
    byId('failure').hidden = true;
    if (mode !== 'replace' && document.activeElement !== box) box.value = page.getElementById('q').value;
    apply(page);
    if (focus) {
      byId('results').focus({ preventScroll: true });
      byId('results').scrollIntoView({ block: 'start' });
    }
  } catch (error) {
    if (error.name !== 'AbortError') showFailure(address, options);
  } finally {
    clearTimeout(timer);
    if (running === controller) {
      running = null;
      setBusy(false);
    }
  }
}

function plainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export function startNavigation() {
  form.addEventListener('submit', (event) => {
    if (!canMorph()) return;
    event.preventDefault();
    go(formAddress());
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || !canMorph() || !plainClick(event) || event.defaultPrevented) return;
    const url = new URL(link.href);
    const ours = url.origin === location.origin && url.pathname === '/search' && !link.closest('#languages');
    if (!ours || !link.closest('#filters, #results')) return;
    event.preventDefault();
    go(url.pathname + url.search, { focus: link.dataset.go === 'main' });
  });
  window.addEventListener('popstate', () => {
    if (!canMorph() || location.pathname !== '/search') location.reload();
    else go(location.pathname + location.search, { history: 'none' });
  });
}
