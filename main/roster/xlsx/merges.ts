/** Merged cells of a sheet: only their first cell holds anything, so rows they reach into cannot be read. */
import type { RosterHeader } from '../../../shared/roster-header.ts';
import { columnOf } from './sheet.ts';

interface Merge {
  readonly first: number;
  readonly last: number;
}

/** Answers whether a row is touched by a merge over one of the header's columns. */
export function findMerges(sheet: Buffer, header: RosterHeader): (line: number) => boolean {
  const places = [...header.places.values()];
  const merges: Merge[] = [];
  // Merges are listed behind the rows; whatever prefix the names have, this ends the rows.
  const behind = sheet.subarray(Math.max(0, sheet.lastIndexOf('sheetData>'))).toString('utf8');
  for (const [, from = '', first = '', to = '', last = ''] of behind.matchAll(MERGE)) {
    const [left, right] = [columnOf(from) ?? 0, columnOf(to) ?? 0];
    const isKnown = places.some((place) => left <= place && place <= right);
    if (isKnown) merges.push({ first: Number(first), last: Number(last) });
  }
  const rows = joined(merges);
  return (line) => {
    const next = rows.findLast(({ first }) => first <= line);
    return next !== undefined && line <= next.last;
  };
}

const MERGE = /mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

/** In order, and those that overlap made one. */
function joined(merges: readonly Merge[]): readonly Merge[] {
  const rows: Merge[] = [];
  for (const merge of merges.toSorted((a, b) => a.first - b.first)) {
    const before = rows.at(-1);
    if (before === undefined || merge.first > before.last + 1) rows.push(merge);
    else rows[rows.length - 1] = { first: before.first, last: Math.max(before.last, merge.last) };
  }
  return rows;
}
