/** Returns the place in the hash: the parts of its path, and its parameters. */
export function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { parts: path.split('/').filter(Boolean).map(decodeURIComponent), parameters: new URLSearchParams(query ?? '') };
}

/** Returns the link to a place. */
export function link(parts, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  const path = `#/${parts.map(encodeURIComponent).join('/')}`;
  return query.size ? `${path}?${query}` : path;
}

/** Changes the address to what is shown now, without a step in the history. */
export function note(parts, parameters) {
  history.replaceState(null, '', link(parts, parameters));
}
