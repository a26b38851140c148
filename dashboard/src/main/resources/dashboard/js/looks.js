// Sets the chosen looks before anything is drawn, so that nothing flashes.
const kept = localStorage.getItem('energy.theme');
if (kept === 'light' || kept === 'dark') {
  document.documentElement.dataset.theme = kept;
}
