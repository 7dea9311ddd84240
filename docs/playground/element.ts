type Child = Node | string | undefined;

type Attributes = Readonly<Record<string, string | (() => void) | undefined>>;

/** Makes an element; what is a function is done when it is clicked. Texts stay texts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(attribute, value);
    else if (value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** What the page has by an ID. */
export function part<Part extends HTMLElement>(id: string, type: new () => Part): Part {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new TypeError(`The page has no '${id}'.`);
}
