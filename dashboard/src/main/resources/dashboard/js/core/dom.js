const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'style') {
      // An attribute would be refused by the Content-Security-Policy.
      Object.entries(value).forEach(([property, each]) => element.style.setProperty(property, each));
    } else if (name === 'value' || name === 'checked' || name === 'disabled') {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(each => each !== null && each !== undefined && each !== false));
  return element;
}

/** Makes an element of HTML. Attributes that begin with `on` are listeners. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of SVG. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts children in the place of those that an element has. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(each => each !== null && each !== undefined && each !== false));
  return element;
}

/** Returns the value of a colour or size of the style sheets, such as `--accent`. */
export function look(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

let names = 0;

/** Returns an id that no other element has. */
export function newId(prefix) {
  names += 1;
  return `${prefix}-${names}`;
}
