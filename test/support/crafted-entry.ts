/** An entry put at the end of a desk's chain at the centre, as if the desk had sent it: what no desk of this version would write. */
import canonicalize from 'canonicalize';
import { secureRandom, sha256 } from '../../central/crypto.ts';
import { transaction } from '../../central/database/pool.ts';
import type { EntryAmounts, EntryBody, EntryTypeName } from '../../shared/entries.ts';
import { type Entry, entrySchema } from '../../shared/journal/entry.ts';
import type { JudgedCentre } from './judged-centre.ts';

export interface Crafted<T extends EntryTypeName> {
  readonly type: T;
  readonly subject: string;
  readonly operatorNo: string;
  readonly businessDay: string;
  readonly amounts: EntryAmounts<T>;
  readonly body: EntryBody<T>;
}

/** Appends one entry; whatever the desk itself sends afterwards no longer fits. */
export async function craftEntry<T extends EntryTypeName>(
  { pool, ports }: JudgedCentre,
  deskCode: string,
  { type, subject, operatorNo, businessDay, amounts, body }: Crafted<T>,
): Promise<void> {
  await transaction(pool, async (db) => {
    const { rows } = await db.query<{ epoch: string; seq: number; hash: string }>(
      `SELECT epoch, seq, hash FROM heads WHERE desk_code = $1 AND chain = 'business' FOR UPDATE`,
      [deskCode],
    );
    const head = rows[0];
    if (head === undefined) throw new Error(`${deskCode} has sent nothing yet`);
    const salt = Buffer.from(secureRandom(16));
    const document = canonicalize(body) ?? '';
    const entry: Entry = entrySchema.parse({
      v: 1,
      alg: 'sha256',
      desk: deskCode,
      epoch: head.epoch,
      chain: 'business',
      seq: head.seq + 1,
      id: crypto.randomUUID(),
      type,
      subject,
      at: `${businessDay}T09:00:00.000+08:00`,
      businessDay,
      actor: { operatorNo, side: 'insurer' },
      amounts,
      docHash: sha256(salt, document),
      prev: head.hash,
    });
    const bytes = canonicalize(entry) ?? '';
    await db.query(
      `INSERT INTO journal (desk_code, epoch, chain, seq, bytes, hash, salt, body, received_ms)
       VALUES ($1, $2, 'business', $3, convert_to($4, 'UTF8'), $5, $6, convert_to($7, 'UTF8'), $8)`,
      [deskCode, head.epoch, entry.seq, bytes, sha256(bytes), salt, document, ports.clock.now()],
    );
    await db.query(`UPDATE heads SET seq = $3, hash = $4 WHERE desk_code = $1 AND epoch = $2 AND chain = 'business'`, [
      deskCode,
      head.epoch,
      entry.seq,
      sha256(bytes),
    ]);
  });
}
