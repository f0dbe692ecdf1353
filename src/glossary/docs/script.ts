/** The page's script: filters the concepts by search, domain and tier. Runs in the browser, without a library. */
export const SCRIPT: string = `
const search = document.getElementById('search');
const cards = [...document.querySelectorAll('article')].map((card) => ({
  card,
  domain: card.closest('section').dataset.domain,
  tiers: card.dataset.tiers.split(' '),
  text: (card.id + ' ' + card.textContent).toLowerCase(),
}));
const sections = [...document.querySelectorAll('section')];
const tierButtons = [...document.querySelectorAll('button[data-tier]')];
const domainButtons = [...document.querySelectorAll('nav button')];
const pressed = (button) => button.getAttribute('aria-pressed') === 'true';
const press = (button, on) => button.setAttribute('aria-pressed', on);

function filter() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const domain = domainButtons.find(pressed).dataset.domain;
  const tiers = tierButtons.filter(pressed).map((button) => button.dataset.tier);
  let shown = 0;
  for (const { card, domain: own, tiers: has, text } of cards) {
    const visible =
      (domain === '' || domain === own) &&
      (tiers.length === 0 || tiers.some((tier) => has.includes(tier))) &&
      words.every((word) => text.includes(word));
    card.hidden = !visible;
    if (visible) shown++;
  }
  for (const section of sections) section.hidden = !section.querySelector('article:not([hidden])');
  document.getElementById('nothing').hidden = shown > 0;
  document.getElementById('shown').textContent = shown === cards.length ? '' : shown + ' of ' + cards.length;
}

function reset() {
  search.value = '';
  for (const button of tierButtons) press(button, false);
  for (const button of domainButtons) press(button, button.dataset.domain === '');
  filter();
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.hidden) reset();
  if (target) target.scrollIntoView();
}

search.addEventListener('input', filter);
search.form.addEventListener('submit', (event) => event.preventDefault());
for (const button of tierButtons) {
  button.addEventListener('click', () => {
    press(button, !pressed(button));
    filter();
  });
}
for (const button of domainButtons) {
  button.addEventListener('click', () => {
    for (const other of domainButtons) press(other, other === button);
    filter();
    scrollTo({ top: 0 });
  });
}
document.getElementById('tests').addEventListener('click', ({ currentTarget }) => {
  press(currentTarget, !pressed(currentTarget));
  for (const details of document.querySelectorAll('details.tests')) details.open = pressed(currentTarget);
});
document.getElementById('reset').addEventListener('click', () => {
  reset();
  search.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'Escape' && document.activeElement === search) reset();
});
addEventListener('hashchange', reveal);
filter();
`;
