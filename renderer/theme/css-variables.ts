/** The tokens as CSS variables, so that style sheets and components read the same values. */
import { EDITIONS, FONT_FAMILY, type Edition } from './tokens.ts';

/** Writes an edition's tokens to the root element: `primarySoft` becomes `--primary-soft`. */
export function applyEdition(root: HTMLElement, edition: Edition): void {
  const tokens = EDITIONS[edition];
  for (const [name, value] of Object.entries(tokens)) {
    root.style.setProperty(variableName(name), typeof value === 'number' ? `${value}px` : value);
  }
  root.style.setProperty('--font-family', FONT_FAMILY);
  root.style.fontSize = `${tokens.fontSize}px`;
  root.dataset['edition'] = edition;
}

function variableName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
