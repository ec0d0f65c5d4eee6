/** Sends one chain to the centre, batch by batch, until nothing waits (DESIGN §6 "Sync a batch"). */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { Chain } from '../../shared/journal/entry.ts';
import { type Batch, type PushAnswer, pushAnswerSchema } from '../../shared/sync/batch.ts';
import { TRANSIENT } from '../../shared/sync/refusal.ts';
import type { Database } from '../database/open.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import type { Ports } from '../ports.ts';
import { closeBatch, goBackTo, keepBatch, prepareBatch } from './batches.ts';
import { ask, type Correspondence } from './request.ts';

/** Who pushes, and who hears of it. */
export interface Push {
  readonly ports: Ports;
  readonly desk: OpenDesk;
  readonly centre: Correspondence;
  /** The batch on its way now, or null: its result is not yet unknown. */
  underWay(no: number | null): void;
  /** So many entries are at the centre now. */
  acknowledged(entries: number): void;
}

/**
 * Throws what `ask` throws, 'sync-fork', 'sync-gap' and 'sync-answer-differs'. Whatever it throws, the batch stays as it is and
 * is the first to be sent next time.
 */
export async function pushChain(push: Push, chain: Chain): Promise<void> {
  // What an earlier epoch left unsent goes first: the centre takes it from the epoch that has taken over.
  for (const epoch of epochsOf(push.desk.db)) await pushEpoch(push, epoch, chain);
}

function epochsOf(db: Database): string[] {
  const rows = db.all<{ epoch_id: string }>('SELECT epoch_id FROM epochs ORDER BY number');
  return rows.map(({ epoch_id: epochId }) => epochId);
}

async function pushEpoch(push: Push, epoch: string, chain: Chain): Promise<void> {
  let hasGoneBack = false;
  for (;;) {
    const batch = prepareBatch(push.ports, push.desk.db, epoch, chain);
    if (batch === null) return;
    // The counter's calls come in between reading a batch and signing it, and between two batches.
    await setImmediate();
    const answer = await send(push, batch);
    if (answer.outcome === 'taken') {
      acceptAnswer(push, batch, answer);
    } else if (answer.outcome === 'gap' && answer.expected < batch.first && !hasGoneBack) {
      goBackTo(push.ports, push.desk, batch, answer.expected - 1);
      hasGoneBack = true;
    } else {
      keepBatch(push.desk, batch);
      throw refusalOf(answer, batch);
    }
  }
}

async function send({ desk, centre, underWay }: Push, batch: Batch): Promise<PushAnswer> {
  // The desk closes before anything of it has left.
  if (centre.signal.aborted) keepBatch(desk, batch);
  underWay(batch.no);
  try {
    const body = JSON.stringify(batch);
    return await ask(centre, { method: 'POST', path: '/v1/entries', body, schema: pushAnswerSchema, alsoAt: [409] });
  } catch (cause) {
    if (tookNothing(cause)) keepBatch(desk, batch);
    throw cause;
  } finally {
    underWay(null);
  }
}

/** Nothing has left the desk, or the centre itself said that it took nothing. All else leaves the result unknown. */
function tookNothing(cause: unknown): boolean {
  if (!(cause instanceof AppError)) return false;
  // `instanceof` forgets the type argument.
  const { code, details } = cause as AppError;
  if (code === 'line-unreachable' || code === 'line-refused' || code === 'line-insecure') return true;
  if (code !== 'centre-said') return false;
  return 'code' in details && details.code !== 'fault';
}

function acceptAnswer(push: Push, batch: Batch, answer: Extract<PushAnswer, { readonly outcome: 'taken' }>): void {
  const last = batch.entries.at(-1);
  const isOurs =
    answer.batchId === batch.batchId &&
    answer.membersHash === batch.membersHash &&
    answer.through === batch.last &&
    answer.head === last?.hash;
  if (!isOurs) throw new AppError('sync-answer-differs', { no: batch.no });
  closeBatch(push.ports, push.desk, batch, answer.head);
  push.acknowledged(batch.entries.length);
}

function refusalOf(answer: Exclude<PushAnswer, { readonly outcome: 'taken' }>, batch: Batch): AppError {
  if (answer.outcome === 'fork') return new AppError('sync-fork', { seq: answer.seq });
  return new AppError('sync-gap', { expected: answer.expected, have: batch.last });
}

/** Whether an error passes by itself: nothing is wrong with what was sent (sync rule 11). */
export function isTransient({ code, details }: AppError): boolean {
  if (code.startsWith('line-')) return true;
  if (code !== 'centre-said' || !('code' in details)) return false;
  return details.code === 'replayed' || TRANSIENT.some((transient) => transient === details.code);
}
