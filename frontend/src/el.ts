// Making pieces of the page. Text goes in as text, never as markup.

type Props = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/** An element with attributes (`on...` are listeners, true is an empty attribute) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A copy of a <template>'s one element, with ways to its slots and its buttons. */
export interface Piece {
  readonly root: HTMLElement;
  slot(name: string): HTMLElement;
  does(name: string): HTMLButtonElement;
}

export function piece(templateId: string): Piece {
  const template = document.getElementById(templateId) as HTMLTemplateElement;
  const root = (template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  return {
    root,
    slot: (name) => find(`[data-slot="${name}"]`),
    does: (name) => find(`[data-do="${name}"]`) as HTMLButtonElement,
  };
}

/** Puts a sentence into a slot that is hidden while it has none. */
export function fill(slot: HTMLElement, words: string): void {
  slot.textContent = words;
  slot.hidden = words === "";
}
