// On a document page: from match to match.
export function startMatches() {
  const marks = [...document.querySelectorAll('.text mark')];
  const next = document.getElementById('match-next');
  const prev = document.getElementById('match-prev');
  if (!next || marks.length === 0) return;
  let at = -1;
  const move = (step) => {
    marks[at]?.classList.remove('current');
    at = (at + step + marks.length) % marks.length;
    marks[at].classList.add('current');
    marks[at].scrollIntoView({ block: 'center' });
  };
  next.hidden = prev.hidden = false;
  next.addEventListener('click', () => move(1));
  prev.addEventListener('click', () => move(at === -1 ? 0 : -1));
}
