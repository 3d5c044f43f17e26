// A tick applies at once; long lists get a box to find values in.
import { box, formAddress } from './form.js';
import { canMorph, go } from './navigation.js';

const typingPause = 300;

function showFinders() {
  for (const input of document.querySelectorAll('.find-value')) input.hidden = false;
}

function filterList(input) {
  const wanted = input.value.trim().toLowerCase().replaceAll('ё', 'е');
  for (const item of input.closest('fieldset').querySelectorAll('.value')) {
    const name = item.querySelector('.name').textContent.toLowerCase().replaceAll('ё', 'е');
    item.hidden = wanted !== '' && !name.includes(wanted);
  }
}

export function startFilters() {
  showFinders();
  document.addEventListener('page:changed', showFinders);
  document.addEventListener('change', (event) => {
    const control = event.target;
    if (control.form?.id !== 'search' || control === box || !canMorph()) return;
    if (control.name === 'within' && control.checked) {
      // What to look for within the results is still to be typed.
      box.focus();
      box.select();
      return;
    }
    go(formAddress());
  });
  document.addEventListener('input', (event) => {
    if (event.target.classList?.contains('find-value')) filterList(event.target);
  });
  let timer = 0;
  box.addEventListener('input', () => {
    clearTimeout(timer);
    if (!canMorph()) return;
    timer = setTimeout(() => go(formAddress(), { history: 'replace' }), typingPause);
  });
  box.form.addEventListener('submit', () => clearTimeout(timer));
}
