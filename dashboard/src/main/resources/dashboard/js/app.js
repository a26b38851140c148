import { h, put } from './core/dom.js';
import { ask, key, setKey } from './core/api.js';
import { place } from './core/router.js';
import { loadWords, t } from './core/words.js';
import { shell } from './parts/shell.js';
import { signIn } from './parts/sign-in.js';
import { failure } from './parts/states.js';

const VIEWS = {
  fleet: () => import('./views/fleet.js'),
  meters: () => import('./views/meter.js'),
  loads: () => import('./views/loads.js'),
  live: () => import('./views/live.js'),
};

let identity = null;
let running = null;

/** Who sees only some meters begins with them. */
function first() {
  return identity && !identity.scope.includes('*') ? 'meters' : 'fleet';
}

async function show() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const at = place();
  const name = VIEWS[at.parts[0]] ? at.parts[0] : first();
  try {
    const view = await VIEWS[name]();
    if (signal.aborted) {
      return;
    }
    const main = h('main', { id: 'main', tabindex: '-1' });
    put(document.getElementById('app'), shell({ name, identity, redraw: start, leave }), main);
    document.title = `${t(`nav.${name}`)} · Energy IoT`;
    await view.show(main, { parts: at.parts.slice(1), parameters: at.parameters, signal, identity });
  } catch (problem) {
    if (!signal.aborted) {
      put(document.getElementById('app'), shell({ name, identity, redraw: start, leave }), h('main', { id: 'main' }, failure(problem, start)));
    }
  }
}

function leave() {
  setKey(null);
  identity = null;
  start();
}

function askForKey(refused) {
  running?.abort();
  put(document.getElementById('app'), signIn(refused, text => {
    setKey(text);
    start();
  }));
}

async function start() {
  await loadWords();
  try {
    identity = await ask('/v1/whoami');
  } catch (problem) {
    if (problem.status === 401) {
      askForKey(key() !== null);
      return;
    }
    identity = null;
  }
  await show();
}

document.addEventListener('energy-sign-in', () => {
  if (identity) { // a key that was good until now
    identity = null;
    loadWords().then(() => askForKey(true));
  }
});
addEventListener('hashchange', show);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
start();
