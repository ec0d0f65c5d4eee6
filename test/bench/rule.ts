/** `judge` on 10 000 policy documents, against the same SQL by hand with every value already worked out. */
import { performance } from 'node:perf_hooks';
import canonicalize from 'canonicalize';
import { sha256 } from '../../central/crypto.ts';
import type { Pool } from '../../central/database/pool.ts';
import { inventPeople } from '../../main/demo/people.ts';
import { ageOn, localDate } from '../../shared/dates.ts';
import { entryTypes, type EntryBody } from '../../shared/entries.ts';
import { type Entry, entrySchema } from '../../shared/journal/entry.ts';
import { paperNumber } from '../../shared/paper-number.ts';
import { paperCodes } from '../../shared/papers.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { openDemoDesk } from '../support/desk.ts';
import { giveRoster, judgedCentre, type JudgedCentre } from '../support/judged-centre.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { proposal } from '../support/proposals.ts';
import { behind, signInCrew } from '../support/spine.ts';
import { type BareSlice, ruleByScript } from './bare/rule.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 3;
const DOCUMENTS = 10_000;
const SLICE = 500;
const WARM_UP = 1;
const ROUNDS = 3;
const DAY = localDate('2021-11-20');

type Proposal = EntryBody<'policy.proposed/1'>;

/** Medians of interleaved runs on one PostgreSQL, in milliseconds for all documents. */
export async function ruleRow(): Promise<BenchRow> {
  const postgres = await startTestPostgres();
  try {
    const centre = await judgedCentre(postgres, null);
    const sample = await sampleProposal(centre);
    const people = adults(DOCUMENTS);
    await giveRoster(centre, people, '2021-11-15');
    await loadJournal(
      centre.pool,
      people.map((person, at) => entryOf(sample, person, at)),
    );
    const ours: number[] = [];
    const bare: number[] = [];
    let slices: BareSlice[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const oursMs = await timed(() => centre.judge());
      if (round === 0) slices = await slicesOf(centre.pool);
      await reset(centre.pool);
      const bareMs = await timed(() => ruleByScript(centre.pool, slices));
      await requireAccepted(centre.pool);
      await reset(centre.pool);
      if (round >= WARM_UP) {
        ours.push(oursMs);
        bare.push(bareMs);
      }
    }
    return rowOf('rule', ours, bare, AT_MOST);
  } finally {
    await postgres.stop();
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** The proposal of a real desk, whose journal the centre then forgets. */
async function sampleProposal(centre: JudgedCentre): Promise<{ entry: Entry; body: Proposal }> {
  const desk = await openDemoDesk();
  try {
    const { clerk } = await signInCrew(desk);
    await desk.call('enrollment.propose', proposal('孟样例'), { session: clerk });
    await centre.send(desk);
    const row = behind(desk, (db) =>
      db.one<{ bytes: string; body: string }>(
        `SELECT bytes, body FROM journal JOIN documents ON entry_id = id WHERE type = 'policy.proposed/1'`,
      ),
    );
    await centre.pool.query('ALTER TABLE journal DISABLE TRIGGER journal_not_truncated');
    await centre.pool.query('TRUNCATE journal');
    await centre.pool.query('ALTER TABLE journal ENABLE TRIGGER journal_not_truncated');
    await centre.pool.query('UPDATE heads SET seq = 0, judged = 0');
    return {
      entry: entrySchema.parse(JSON.parse(row?.bytes ?? 'null')),
      body: entryTypes['policy.proposed/1'].body.parse(JSON.parse(row?.body ?? 'null')),
    };
  } finally {
    await desk.dispose();
  }
}

function adults(count: number): RosterRow[] {
  return [...inventPeople(11, count * 2)].filter(({ brdy }) => ageOn(brdy, DAY) >= 18).slice(0, count);
}

interface Pushed {
  readonly bytes: string;
  readonly hash: string;
  readonly salt: string;
  readonly body: string;
}

/** The sample for another person, paid by a subsidy: 承保 with one document. */
function entryOf(sample: { entry: Entry; body: Proposal }, person: RosterRow, at: number): Pushed {
  const { entry, body } = sample;
  const [policyId, paymentId] = [crypto.randomUUID(), crypto.randomUUID()];
  const no = paperNumber({ desk: 'TY01', day: DAY, epochMark: 'A', counter: at + 1 });
  const papers = [{ no, kind: 'proposal-acceptance' as const }];
  const { psn_no, psn_name, certno, gend, brdy } = person;
  const payer = { kind: 'subsidy', name: '样例财政', identity: '低保' } as const;
  const payment = { ...body.payment, paymentId, tender: 'subsidy', state: 'receivable', payer };
  const insured = { ...body.insured, psn_no, psn_name, certno, gend, brdy };
  const document = canonicalize({ ...body, policyId, insured, payment, papers }) ?? '';
  const salt = sha256(policyId).slice(0, 32);
  const { amounts } = entry;
  const header = canonicalize({
    ...entry,
    seq: at + 1,
    id: crypto.randomUUID(),
    subject: policyId,
    amounts: { ...amounts, paymentId, tender: 'subsidy', state: 'receivable', papers: paperCodes(papers) },
    docHash: sha256(Buffer.from(salt, 'hex'), document),
  });
  const bytes = header ?? '';
  return { bytes, hash: sha256(bytes), salt, body: document };
}

async function loadJournal(pool: Pool, entries: readonly Pushed[]): Promise<void> {
  await pool.query(
    `INSERT INTO journal (desk_code, epoch, chain, seq, bytes, hash, salt, body, received_ms)
     SELECT h.desk_code, h.epoch, 'business', row_number() OVER (), convert_to(r.bytes, 'UTF8'), r.hash,
       decode(r.salt, 'hex'), convert_to(r.body, 'UTF8'), 1637370000000
     FROM heads AS h, json_to_recordset($1::json) AS r (bytes text, hash text, salt text, body text)
     WHERE h.chain = 'business'`,
    [JSON.stringify(entries)],
  );
  await pool.query(`UPDATE heads SET seq = $1 WHERE chain = 'business'`, [entries.length]);
  await pool.query('VACUUM ANALYZE');
}

const TABLES = ['policies', 'payments', 'papers', 'rulings', 'certificates'] as const;

/** What `judge` wrote, slice by slice in its order, as the values the script writes. */
async function slicesOf(pool: Pool): Promise<BareSlice[]> {
  const columns = {
    policies: 'arrival',
    payments: 'seq',
    papers: 'no',
    rulings: 'ruling_no',
    certificates: 'certificate_no',
  };
  const rows = new Map<string, unknown[]>();
  for (const table of TABLES) {
    rows.set(table, (await pool.query(`SELECT * FROM ${table} ORDER BY ${columns[table]}`)).rows);
  }
  // As the script first writes them, to change them when it has ruled.
  rows.set(
    'policies',
    (rows.get('policies') ?? []).map((row) => Object.assign({}, row, { state: 'proposed', due: true })),
  );
  const packages = await pool.query<{ n: number }>(`SELECT * FROM packages WHERE channel = 'desk/TY01' ORDER BY n`);
  return Array.from({ length: DOCUMENTS / SLICE }, (_, at) => ({
    rows: TABLES.map((table) => [table, JSON.stringify(rows.get(table)?.slice(at * SLICE, (at + 1) * SLICE))] as const),
    package: JSON.stringify(packages.rows.slice(at, at + 1)),
    end: (at + 1) * SLICE,
  }));
}

async function requireAccepted(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM policies WHERE state = 'accepted'`,
  );
  if (rows[0]?.count !== DOCUMENTS) throw new Error(`${rows[0]?.count} of ${DOCUMENTS} were accepted`);
}

async function reset(pool: Pool): Promise<void> {
  await pool.query(`TRUNCATE ${TABLES.join(', ')}, certificate_counters, shifts, unreadable CASCADE`);
  await pool.query(`DELETE FROM packages WHERE channel LIKE 'desk/%'`);
  await pool.query(`DELETE FROM channels WHERE channel LIKE 'desk/%'`);
  await pool.query('UPDATE heads SET judged = 0');
  await pool.query('CHECKPOINT');
}
