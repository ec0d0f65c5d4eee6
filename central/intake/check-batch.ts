/** Whether a batch is what it says: its figures, its links, its hashes. Headers are read for these alone. */
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { hashSchema } from '../../shared/ids.ts';
import { chainSchema } from '../../shared/journal/entry.ts';
import { type Batch, BATCH_BYTES, type PushedEntry } from '../../shared/sync/batch.ts';
import { sha256 } from '../crypto.ts';
import type { Signer } from '../trust/signer.ts';

/** What transport needs of a header; versions to come may hold more. */
const headerSchema = z.object({
  alg: z.literal('sha256'),
  desk: z.string(),
  epoch: z.string(),
  chain: chainSchema,
  seq: z.int(),
  docHash: hashSchema.nullable(),
  prev: hashSchema,
});
type Header = z.infer<typeof headerSchema>;

/** Throws 'centre-malformed', 'centre-too-large', 'centre-unchained' with the seq that is wrong. */
export function checkBatch(signer: Signer, batch: Batch): void {
  requireFigures(batch);
  let prev: string | null = null;
  for (const [at, entry] of batch.entries.entries()) {
    const seq = batch.first + at;
    const header = headerOf(entry, seq);
    requirePlace(header, { ...batch, deskCode: signer.deskCode, seq });
    if (prev !== null && header.prev !== prev) throw unchained(seq, '与前一笔不相连');
    if (seq === 1 && /[^0]/.test(header.prev)) throw unchained(seq, '是第一笔，却指着更前面的一笔');
    requireDocument(entry, header, seq);
    prev = entry.hash;
  }
}

function requireFigures({ first, last, entries, membersHash }: Batch): void {
  if (last - first + 1 !== entries.length) throw new AppError('centre-malformed', { where: '起止序号与笔数' });
  if (sha256(...entries.map(({ hash }) => hash)) !== membersHash)
    throw new AppError('centre-malformed', { where: 'membersHash' });
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length + (entry.document?.body.length ?? 0), 0);
  if (entries.length > 1 && bytes > BATCH_BYTES) throw new AppError('centre-too-large', { limit: '1 MiB' });
}

function headerOf({ bytes, hash }: PushedEntry, seq: number): Header {
  if (sha256(bytes) !== hash) throw unchained(seq, '内容与校验值不符');
  const parsed = headerSchema.safeParse(parseJson(bytes));
  if (!parsed.success) throw unchained(seq, '的格式不能识别');
  return parsed.data;
}

interface Place {
  readonly deskCode: string;
  readonly epoch: string;
  readonly chain: string;
  readonly seq: number;
}

function requirePlace(header: Header, { deskCode, epoch, chain, seq }: Place): void {
  if (header.desk !== deskCode) throw unchained(seq, '是另一个窗口的');
  if (header.epoch !== epoch || header.chain !== chain) throw unchained(seq, '不属于这一条流水');
  if (header.seq !== seq) throw unchained(seq, `的序号是 ${header.seq}`);
}

/** A document that was erased is absent though its hash stands; one that is here is the one that was hashed. */
function requireDocument({ document }: PushedEntry, { docHash }: Header, seq: number): void {
  if (document === null) return;
  if (document.body.includes('\0')) throw unchained(seq, '的单据内容含有空字符');
  const hash = sha256(Buffer.from(document.salt, 'hex'), document.body);
  if (hash !== docHash) throw unchained(seq, '的单据内容与校验值不符');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unchained(seq: number, problem: string): AppError<'centre-unchained'> {
  return new AppError('centre-unchained', { seq, problem });
}
