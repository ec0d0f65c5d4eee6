/** The roster of 体验模式: the cast and some hundred drawn people, imported like any other CSV. */
import { localDate } from '../../shared/dates.ts';
import type { Call } from '../desk-app.ts';
import { buildAndSwitch } from '../roster/methods.ts';
import { cast } from './cast.ts';
import { inventPeople, rosterCsv } from './people.ts';

const DEMO_ROSTER_DAY = localDate('2021-11-15');
const DRAWN_PEOPLE = 300;

/** Builds roster version 1 of a demo folder. */
export async function importDemoRoster(call: Call): Promise<void> {
  const rows = [...cast.map(({ row }) => row), ...inventPeople(2021, DRAWN_PEOPLE)];
  const bytes = Uint8Array.from(Buffer.from(rosterCsv(rows)));
  const file = { name: '体验参保名单.csv', content: { bytes } };
  const full = { file, asOf: DEMO_ROSTER_DAY, base: null };
  await buildAndSwitch(call, full, () => undefined, new AbortController().signal);
}
