import { expect, test } from 'vitest';
import { entryTypes } from '../../shared/entries.ts';
import { entryName } from '../../shared/entry-names.ts';

test('every type of business entry has a name for the list of what is unsent', () => {
  const business = Object.entries(entryTypes).filter(([, { chain }]) => chain === 'business');
  expect(business.map(([type]) => type).filter((type) => entryName(type) === null)).toEqual([]);
});
