// The search form as an address: the same parameters as the server's canonical links (sorted keys, no defaults).
export const form = document.getElementById('search');
export const box = document.getElementById('q');

const defaults = { undated: 'include' };

export function formAddress(path = '/search') {
  const pairs = [...new FormData(form)].filter(([name, value]) => value !== '' && defaults[name] !== value);
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(pairs).toString();
  return path + (query ? '?' + query : '');
}
