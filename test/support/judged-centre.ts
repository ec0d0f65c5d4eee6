/** A centre that judges, without HTTP: a desk's journal is carried over as it stands, so that a test says who sent what when. */
import { type Pool, type Transaction, transaction } from '../../central/database/pool.ts';
import { judge } from '../../central/judge/judge.ts';
import { publishPlans } from '../../central/plans/publish-plans.ts';
import { initCentre } from '../../central/registry/centre.ts';
import { addDesk, addRegion } from '../../central/registry/desks.ts';
import { publishRoster } from '../../central/roster/publish-roster.ts';
import { cast } from '../../main/demo/cast.ts';
import { inventPeople, rosterCsv } from '../../main/demo/people.ts';
import { localDate } from '../../shared/dates.ts';
import { demoPlans } from '../../shared/plan/built-in.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { type FeedItem } from '../../shared/sync/feed-item.ts';
import { packageSchema } from '../../shared/sync/package.ts';
import { centralPorts, type TestCentralPorts } from './central-ports.ts';
import type { TestDesk } from './desk.ts';
import type { TestPostgres } from './postgres.ts';
import { behind } from './spine.ts';

const REGION = '370400';

export interface JudgedCentre {
  readonly pool: Pool;
  readonly ports: TestCentralPorts;
  /** Carries over what the desk has written since the last time, as that desk of the centre. */
  send(desk: TestDesk, deskCode?: string): Promise<void>;
  judge(): Promise<number>;
  /** Everything told to a desk so far, oldest first. */
  told(deskCode?: string): Promise<FeedItem[]>;
}

/** People of the demo roster (main/demo/roster.ts draws the same). */
export const DEMO_PEOPLE: readonly RosterRow[] = [...cast.map(({ row }) => row), ...inventPeople(2021, 300)];

/** A 体验模式 centre with the demo plans and, unless told otherwise, the demo roster of 2021-11-15. */
export async function judgedCentre(
  postgres: TestPostgres,
  people: readonly RosterRow[] | null = DEMO_PEOPLE,
): Promise<JudgedCentre> {
  const { pool } = await postgres.database();
  const ports = centralPorts();
  await transaction(pool, async (db) => {
    await initCentre(db, ports, { name: '测试中心', mode: 'demo' });
    await addRegion(db, { admdvs: REGION, name: '测试市' });
    await publishPlans(db, ports, demoPlans());
  });
  if (people !== null) await giveRoster({ pool, ports }, people, '2021-11-15');
  return {
    pool,
    ports,
    send: (desk, deskCode = 'TY01') => carry(pool, ports, desk, deskCode),
    judge: () => judge(pool, ports),
    told: (deskCode = 'TY01') => itemsOf(pool, `desk/${deskCode}`),
  };
}

/** Publishes a full list of these people in the test region. */
export async function giveRoster(
  { pool, ports }: Pick<JudgedCentre, 'pool' | 'ports'>,
  people: readonly RosterRow[],
  asOf: string,
) {
  return transaction(pool, (db) =>
    publishRoster(db, ports, {
      admdvs: REGION,
      asOf: localDate(asOf),
      base: null,
      fileName: '参保名单.csv',
      encoding: 'utf-8',
      source: piecesOf(rosterCsv(people)),
    }),
  );
}

/** The bytes of a text in pieces that cut through characters. */
export async function* piecesOf(text: string, size = 1_001): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All items of a channel, oldest first. */
export async function itemsOf(pool: Pool, channel: string): Promise<FeedItem[]> {
  const { rows } = await pool.query<{ bytes: string }>('SELECT bytes FROM packages WHERE channel = $1 ORDER BY n', [
    channel,
  ]);
  return rows.flatMap(({ bytes }) => packageSchema.parse(JSON.parse(bytes)).items);
}

interface DeskRow {
  readonly epoch: string;
  readonly chain: string;
  readonly seq: number;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

async function carry(pool: Pool, ports: TestCentralPorts, desk: TestDesk, deskCode: string): Promise<void> {
  const rows = behind(desk, (db) =>
    db.all<DeskRow>(
      `SELECT epoch, chain, seq, bytes, hash, salt, body
       FROM journal LEFT JOIN documents ON documents.entry_id = journal.id ORDER BY ordinal`,
    ),
  );
  await transaction(pool, async (db) => {
    await register(db, ports, deskCode, rows[0]?.epoch ?? '');
    for (const row of rows) {
      await db.query(
        `INSERT INTO journal (desk_code, epoch, chain, seq, bytes, hash, salt, body, received_ms)
         VALUES ($1, $2, $3, $4, convert_to($5, 'UTF8'), $6, $7, convert_to($8, 'UTF8'), $9) ON CONFLICT DO NOTHING`,
        [deskCode, row.epoch, row.chain, row.seq, row.bytes, row.hash, row.salt, row.body, ports.clock.now()],
      );
      await moveHead(db, deskCode, row);
    }
  });
}

/** The chain ends here now, unless a test has put an entry behind (crafted-entry.ts). */
async function moveHead(
  db: Transaction,
  deskCode: string,
  { epoch, chain, seq, hash }: Pick<DeskRow, 'epoch' | 'chain' | 'seq' | 'hash'>,
): Promise<void> {
  await db.query(
    `INSERT INTO heads (desk_code, epoch, chain, seq, hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (desk_code, epoch, chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
     WHERE heads.seq < excluded.seq`,
    [deskCode, epoch, chain, seq, hash],
  );
}

async function register(db: Transaction, ports: TestCentralPorts, deskCode: string, epoch: string): Promise<void> {
  const known = await db.query('SELECT 1 FROM desks WHERE desk_code = $1', [deskCode]);
  if (known.rowCount === 0) await addDesk(db, { deskCode, admdvs: REGION, site: '测试网点' });
  await db.query(
    `INSERT INTO epochs (epoch_id, desk_code, number, public_key, letter, opened_at)
     VALUES ($1, $2, 1, $3, 'A', '') ON CONFLICT DO NOTHING`,
    [epoch, deskCode, `${ports.key.publicKey}${epoch}`],
  );
}
