// Completions below the search box. Nothing is preselected: Enter searches for what was typed.
import Combobox from '@github/combobox-nav';
import { box, form } from './form.js';

const pause = 120;
const minimum = 2;
const list = document.getElementById('suggestions');
let combobox = null;
let running = null;
let timer = 0;

function close() {
  clearTimeout(timer);
  running?.abort();
  if (list.hidden) return;
  list.hidden = true;
  combobox.clearSelection();
  combobox.stop();
}

function optionOf(suggestion, index) {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.id = 'suggestion-' + index;
  option.dataset.text = suggestion.text;
  if (suggestion.value !== null) {
    option.dataset.facet = suggestion.kind;
    option.dataset.value = suggestion.value;
    option.dataset.rest = suggestion.rest;
  }
  const text = document.createElement('span');
  text.className = 'text';
  text.textContent = suggestion.text;
  option.append(text);
  if (suggestion.value !== null) {
    const kind = document.createElement('span');
    kind.className = 'kind';
    kind.textContent = document.querySelector(`#facet-${suggestion.kind} summary span`)?.textContent ?? '';
    option.append(kind);
  }
  const count = document.createElement('span');
  count.className = 'count';
  count.textContent = suggestion.count;
  option.append(count);
  return option;
}

function show(suggestions) {
  close();
  if (suggestions.length === 0 || document.activeElement !== box) return;
  list.replaceChildren(...suggestions.map(optionOf));
  list.hidden = false;
  combobox.start();
}

async function load() {
  const q = box.value;
  if (q.trim().length < minimum) return close();
  running?.abort();
  running = new AbortController();
  try {
    const response = await fetch('/suggest.json?' + new URLSearchParams({ q }), { signal: running.signal });
    if (!response.ok || box.value !== q) return;
    show((await response.json()).suggestions);
  } catch {
    // Completions are a convenience: no answer, no list.
  }
}

function choose(option) {
  const { text, facet, value, rest } = option.dataset;
  close();
  if (!facet) {
    box.value = text;
    form.requestSubmit();
    return;
  }
  box.value = rest;
  const tick = form.elements.namedItem(facet);
  const boxes = tick instanceof RadioNodeList ? [...tick] : tick ? [tick] : [];
  const same = boxes.find((input) => input.value === value);
  if (same) {
    same.checked = true;
  } else {
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = facet;
    hidden.value = value;
    document.getElementById('state').append(hidden);
  }
  form.requestSubmit();
}

export function startSuggestions() {
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', list.dataset.label);
  combobox = new Combobox(box, list, { tabInsertsSuggestions: false, firstOptionSelectionMode: 'none' });
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(load, pause);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' && list.hidden) {
      load();
    }
  });
  box.addEventListener('blur', close);
  form.addEventListener('submit', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('combobox-commit', (event) => choose(event.target));
}
