const KEY = 'energy.key';

/** An answer that is not the one hoped for. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? `${status}`);
    this.status = status;
    this.code = body?.code ?? null;
    this.field = body?.field ?? null;
  }
}

/** The key of this tab; null if there is none. It is gone when the tab is closed. */
export function key() {
  return sessionStorage.getItem(KEY);
}

export function setKey(text) {
  if (text) {
    sessionStorage.setItem(KEY, text);
  } else {
    sessionStorage.removeItem(KEY);
  }
}

/** Returns the address of a question; parameters without a value are left out. */
export function address(path, parameters = {}) {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const query = known.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/')}`).join('&');
  return query ? `${path}?${query}` : path;
}

/** Returns the path of a device. */
export function devicePath(id, rest = '') {
  return `/v1/devices/${encodeURIComponent(id)}${rest}`;
}

function headers(more = {}) {
  return key() ? { Authorization: `Bearer ${key()}`, ...more } : more;
}

async function problem(response) {
  let body = null;
  try {
    body = await response.json();
  } catch {
    // Not ours, such as that of a proxy on the way.
  }
  if (response.status === 401) {
    document.dispatchEvent(new CustomEvent('energy-sign-in'));
  }
  return new Problem(response.status, body);
}

/** Sends a request and returns the answer; throws a {@link Problem} with status 0 if none came. */
export async function send(path, { method = 'GET', body, type, accept = 'application/json', signal } = {}) {
  let response;
  try {
    const sent = headers(type ? { 'Content-Type': type, Accept: accept } : { Accept: accept });
    response = await fetch(path, { method, body, signal, headers: sent, credentials: 'omit', redirect: 'error' });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, null);
  }
  if (!response.ok) {
    throw await problem(response);
  }
  return response;
}

/** Asks for JSON. */
export async function ask(path, parameters, options) {
  return (await send(address(path, parameters), options)).json();
}

/** Asks for text, such as metrics. */
export async function askText(path, accept = 'text/plain') {
  return (await send(path, { accept })).text();
}

/** Sends JSON and returns the JSON that is answered. */
export async function post(path, value, options = {}) {
  const response = await send(path, { method: 'POST', body: JSON.stringify(value), type: 'application/json', ...options });
  return response.json();
}

/** Fetches a file and lets the browser keep it. */
export async function download(path, name) {
  const blob = await (await send(path, { accept: '*/*' })).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Returns the command that asks the same. */
export function curl(path, { method = 'GET', body, type } = {}) {
  const parts = ['curl'];
  if (method !== 'GET') {
    parts.push('-X', method);
  }
  if (key()) {
    parts.push('-H "Authorization: Bearer $(cat my.key)"');
  }
  if (type) {
    parts.push('-H', `'Content-Type: ${type}'`);
  }
  if (body) {
    parts.push(body.startsWith('@') ? '--data-binary' : '-d', `'${body.replaceAll("'", "'\\''")}'`);
  }
  parts.push(`'${location.origin}${path}'`);
  return parts.join(' ');
}
