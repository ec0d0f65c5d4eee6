/** The key table names every key the screens listen to, and no other. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVERYWHERE, IN_FORMS, ON_PAGE } from '../../../renderer/frame/keys.ts';
import { ROOT } from '../../support/tool.ts';

/** Keys of forms, lists and choices, which no `useHotKey` names. */
const OF_FORMS = ['Enter', '1 … 9', 'Tab / Shift+Tab', '↑ ↓ ← →'];

function listenedTo(): Set<string> {
  // The claims office is another program with a page of its own.
  const paths = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['renderer/office/**'] });
  const sources = paths.map((path) => readFileSync(join(ROOT, path), 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/useHotKey\(\s*'([^']+)'/g)].map(([, key]) => key ?? ''),
  );
  // The rail listens to F1 … F8 by `pageKey`.
  return new Set([...named, ...Array.from({ length: 8 }, (_, at) => `F${at + 1}`)]);
}

test('what is listened to stands in the table, and the table promises nothing else', () => {
  const told = [...EVERYWHERE, ...IN_FORMS, ...Object.values(ON_PAGE).flat()].map(({ keys }) => keys);
  const promised = new Set(told.filter((keys) => !OF_FORMS.includes(keys)));
  expect([...promised].toSorted()).toEqual([...listenedTo()].toSorted());
});
