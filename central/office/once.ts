/** A command acts once: the same request again gets the same answer, kept in the transaction that acted. */
import canonicalize from 'canonicalize';
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { sha256 } from '../crypto.ts';
import { type Transaction, transaction } from '../database/pool.ts';
import type { Office } from './office.ts';

export interface RequestStamp {
  readonly requestId: string;
  readonly userNo: string;
  readonly method: string;
  readonly input: unknown;
}

/** Runs `act` unless this request was answered before. Throws 'request-reused' for the same id with another input. */
export async function once<T>({ pool, ports }: Office, stamp: RequestStamp, act: (db: Transaction) => Promise<T>) {
  const inputHash = sha256(canonicalize(stamp.input) ?? '');
  return transaction(pool, async (db) => {
    // Two clicks at once: the second waits for the first and finds its answer.
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [stamp.requestId]);
    const before = await answered(db, stamp, inputHash);
    if (before !== null) return before.answer;
    const answer = await act(db);
    await db.query(
      'INSERT INTO office_requests (request_id, user_no, method, input_hash, answer, at) VALUES ($1, $2, $3, $4, $5, $6)',
      [stamp.requestId, stamp.userNo, stamp.method, inputHash, answer, formatInstant(ports.clock.now())],
    );
    return answer;
  });
}

interface Kept {
  readonly user_no: string;
  readonly method: string;
  readonly input_hash: string;
  readonly answer: unknown;
}

async function answered(db: Transaction, { requestId, userNo, method }: RequestStamp, inputHash: string) {
  const { rows } = await db.query<Kept>(
    'SELECT user_no, method, input_hash, answer FROM office_requests WHERE request_id = $1',
    [requestId],
  );
  const kept = rows[0];
  if (kept === undefined) return null;
  const isSame = kept.user_no === userNo && kept.method === method && kept.input_hash === inputHash;
  if (!isSame) throw new AppError('request-reused', { requestId });
  return { answer: kept.answer };
}
