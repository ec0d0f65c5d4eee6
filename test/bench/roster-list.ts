/** The list that the roster rows import: a CSV of drawn people on the disk. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventPeople, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';

const SEED = 7;

/** A large city's list: what the limits are stated for. */
export const ROSTER_PEOPLE = 1_000_000;

export interface RosterList {
  readonly folder: string;
  readonly csv: string;
  remove(): void;
}

/** Writes the list into a folder of its own. */
export function writeRosterList(): RosterList {
  const folder = mkdtempSync(join(tmpdir(), 'bench roster '));
  const csv = join(folder, 'list.csv');
  const file = openSync(csv, 'w');
  let text = rosterHeaderLine();
  for (const person of listedPeople()) {
    text += rosterLine(person);
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  return { folder, csv, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The people of the list, drawn again: nobody keeps a million of them. */
export function listedPeople(): ReturnType<typeof inventPeople> {
  return inventPeople(SEED, ROSTER_PEOPLE);
}
