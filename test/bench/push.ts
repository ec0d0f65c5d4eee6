/** 10 000 entries of one desk to the centre, durable before each answer, against bare inserts of the same rows. Journal only. */
import { performance } from 'node:perf_hooks';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { ask, batchOf, entriesOf, joinedWireDesk, type WireDesk } from '../support/wire-desk.ts';
import { BATCH_BYTES, BATCH_ENTRIES, type PushedEntry } from '../../shared/sync/batch.ts';
import { bareInserts, type BareRow } from './bare/push.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 2.5;
const ROUNDS = 7;
const ENTRIES = 10_000;
/** About what a proposal's document holds. */
const NOTE = '参保人提出投保申请。'.repeat(40);

/** Medians of interleaved rounds, each with a desk of its own; both sides write the same rows in the same batches. */
export async function pushRow(): Promise<BenchRow> {
  const postgres = await startTestPostgres();
  const centre = await startTestCentral(postgres);
  const bare = await postgres.database();
  try {
    const [ours, bareMs]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const desk = await joinedWireDesk(centre, `P${round}X`);
      const batches = slices(entriesOf(desk, ENTRIES, { note: NOTE }));
      const [one, other] = [await pushMs(centre, desk, batches), await bareInserts(bare.pool, rowsOf(desk, batches))];
      // The first round warms up both.
      if (round === 0) continue;
      ours.push(one);
      bareMs.push(other);
    }
    return rowOf('push', ours, bareMs, AT_MOST);
  } finally {
    await centre.stop();
    await postgres.stop();
  }
}

interface Slice {
  readonly first: number;
  readonly entries: readonly PushedEntry[];
}

/** As a desk cuts its batches: by bytes and by count. */
function slices(entries: readonly PushedEntry[]): Slice[] {
  const cut: { first: number; entries: PushedEntry[] }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [at, entry] of entries.entries()) {
    const size = entry.bytes.length + (entry.document?.body.length ?? 0);
    bytes += size;
    if (bytes > BATCH_BYTES || cut.at(-1)?.entries.length === BATCH_ENTRIES) {
      cut.push({ first: at + 1, entries: [] });
      bytes = size;
    }
    cut.at(-1)?.entries.push(entry);
  }
  return cut;
}

/** From entries at hand to the last acknowledgement: batches, JSON, signature, HTTP, checks, commit. */
async function pushMs(centre: TestCentral, desk: WireDesk, batches: readonly Slice[]): Promise<number> {
  const start = performance.now();
  for (const { first, entries } of batches) {
    const { status } = await ask(centre, desk, '/v1/entries', batchOf(desk, entries, first));
    if (status !== 200) throw new Error(`the centre answered ${status}`);
  }
  return performance.now() - start;
}

function rowsOf(desk: WireDesk, batches: readonly Slice[]): BareRow[][] {
  return batches.map(({ first, entries }) =>
    entries.map(({ bytes, hash, document }, at) => [
      desk.deskCode,
      desk.epoch,
      'business',
      first + at,
      Buffer.from(bytes),
      hash,
      document === null ? null : Buffer.from(document.salt, 'hex'),
      document === null ? null : Buffer.from(document.body),
      0,
    ]),
  );
}
