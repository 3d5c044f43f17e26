// Completions below the search box. Nothing is preselected: Enter searches for what was typed.
import Combobox from '@github/combobox-nav';
import { box, form, formAddress } from './form.js';

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

const groupOf = ({ kind }) => (kind === 'word' ? 'words' : kind === 'title' ? 'titles' : 'values');

function span(className, text) {
  const node = document.createElement('span');
  node.className = className;
  node.textContent = text;
  return node;
}

function countText({ count, count_is_estimate: estimate }) {
  return count === null ? '' : estimate ? '≈ ' + count : count;
}

function optionOf(suggestion, index) {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.id = 'suggestion-' + index;
  const group = groupOf(suggestion);
  Object.assign(option.dataset, { group, text: suggestion.text, url: suggestion.url });
  const english = document.documentElement.lang === 'en';
  const label = (english && suggestion.label_en) || suggestion.label;
  option.append(span('text', group === 'words' ? suggestion.text : label));
  if (group === 'values') {
    Object.assign(option.dataset, { facet: suggestion.kind, value: suggestion.value, rest: suggestion.rest });
    option.append(span('kind', english ? suggestion.kind_label_en : suggestion.kind_label));
  }
  option.append(span('count', countText(suggestion)));
  return option;
}

function groupsOf(options) {
  const groups = new Map();
  for (const option of options) {
    const name = option.dataset.group;
    if (!groups.has(name)) {
      const node = document.createElement('div');
      node.setAttribute('role', 'group');
      node.setAttribute('aria-label', list.dataset[name]);
      const head = span('group', list.dataset[name]);
      head.setAttribute('aria-hidden', 'true');
      node.append(head);
      groups.set(name, node);
    }
    groups.get(name).append(option);
  }
  return groups.values();
}

function show(suggestions) {
  close();
  if (suggestions.length === 0 || document.activeElement !== box) return;
  list.replaceChildren(...groupsOf(suggestions.map(optionOf)));
  list.hidden = false;
  combobox.start();
}

async function load() {
  const q = box.value;
  if (q.trim().length < minimum) return close();
  running?.abort();
  running = new AbortController();
  try {
    const response = await fetch(formAddress('/suggest.json'), { signal: running.signal });
    if (!response.ok || box.value !== q) return;
    show((await response.json()).suggestions);
  } catch {
    // Completions are a convenience: no answer, no list.
  }
}

function choose(option) {
  const { group, text, url, facet, value, rest } = option.dataset;
  close();
  if (group === 'titles') {
    location.assign(url);
    return;
  }
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
