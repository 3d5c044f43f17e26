// system → light → dark → system; theme.js applies the choice before the first paint.
const order = ['auto', 'light', 'dark'];

export function startTheme() {
  const button = document.getElementById('theme');
  const current = () => document.documentElement.dataset.theme ?? 'auto';
  const label = () => {
    button.setAttribute('aria-label', button.dataset[current()]);
    button.title = button.dataset[current()];
  };
  button.hidden = false;
  label();
  button.addEventListener('click', () => {
    const next = order[(order.indexOf(current()) + 1) % order.length];
    if (next === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      if (next === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // The choice lasts as long as the page.
    }
    label();
  });
}
