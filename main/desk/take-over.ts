/** 'desk.takeOver': a restored or moved desk goes on in a new epoch, so that no number and no entry is ever made twice (DESIGN §7). */
import type { ParsedInput } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/dates.ts';
import type { Operator } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import { TAKEOVER_REASONS, type TakeoverCause } from '../../shared/takeover.ts';
import { signingKeyPair } from '../crypto.ts';
import { databaseError } from '../database/database-error.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import { type Call, deskOf, sceneOf, sessionOf } from '../desk-app.ts';
import type { CommandHandler } from '../handler.ts';
import { newId } from '../ids.ts';
import { append } from '../journal/append.ts';
import { authenticate } from '../session/sign-in.ts';
import { listOperators } from '../session/store.ts';
import { askEpoch, type EpochToAsk } from '../sync/ask-epoch.ts';
import { dropOpenBatches } from '../sync/batches.ts';
import { answered, keepAnswer, type RequestStamp } from '../write.ts';
import { unconfirmedMark } from './epoch-mark.ts';
import { describeDesk, type OpenDesk } from './open-desk.ts';

/** Where the journal ends that the new epoch follows. */
export interface EpochEnd {
  readonly epochId: string;
  readonly lastSeq: number;
  readonly lastHash: string;
}

/** The epoch to come: its key is kept before anybody hears of it. */
export interface NewEpoch {
  readonly epochId: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

interface Takeover {
  readonly epoch: NewEpoch;
  readonly from: EpochEnd;
  /** The centre's letter; null opens an unconfirmed epoch. */
  readonly letter: string | null;
  readonly reason: string;
  readonly approver: Operator | null;
}

/** 'desk.takeOver' */
export const takeOverDesk: CommandHandler<'desk.takeOver'> = async (call, input, request) => {
  const desk = deskOf(call);
  const cause = requireCause(desk);
  const approver = await approverOf(call, input.approver);
  const epoch = newEpoch(call, desk);
  const from = endOf(desk.db, desk.epoch);
  const reason = `${TAKEOVER_REASONS[cause]}：${input.reason}`;
  const letter = await letterOf(call, desk, { ...epoch, from, reason }, input.code);
  const answer = openEpoch(call, desk, { epoch, from, letter, reason, approver }, request);
  call.app.desk = describeDesk(call.app.ports, desk.db, desk.key);
  for (const topic of ['desk', 'journal', 'sync']) call.app.emit({ kind: 'changed', topic });
  // What the centre holds of the time after the backup comes back now; how it went stands on the sync screen.
  if (letter !== null) await call.app.sync.now().catch(() => undefined);
  return answer;
};

/** Null without a code: the epoch stays unconfirmed until a code comes ('desk.confirmEpoch'). */
async function letterOf(
  { app }: Call,
  desk: OpenDesk,
  asked: Omit<EpochToAsk, 'code'>,
  code: string | null,
): Promise<string | null> {
  return code === null ? null : (await askEpoch(app.ports, desk, { ...asked, code })).letter;
}

/** The end of an epoch's business chain as this desk knows it. */
export function endOf(db: Database, epochId: string): EpochEnd {
  const last = db.one<{ seq: number; hash: string }>(
    `SELECT seq, hash FROM journal WHERE epoch = ? AND chain = 'business' ORDER BY seq DESC LIMIT 1`,
    epochId,
  );
  return { epochId, lastSeq: last?.seq ?? 0, lastHash: last?.hash ?? NO_PREVIOUS_HASH };
}

/** A folder that has forked holds what the centre will never take: a new epoch on it could not be sent either. */
function requireCause(desk: OpenDesk): Exclude<TakeoverCause, 'forked'> {
  const cause = desk.takeover();
  if (cause === null) throw new AppError('takeover-not-needed', {});
  if (cause === 'forked') throw new AppError('takeover-forked', {});
  return cause;
}

/** Four eyes, where the desk has them; who stands alone is written down as such. */
async function approverOf(call: Call, given: ParsedInput<'desk.takeOver'>['approver']): Promise<Operator | null> {
  const { operatorNo: own } = sessionOf(call).operator;
  if (given === null) {
    const others = listOperators(deskOf(call).db).filter((other) => other.operatorNo !== own && mayApprove(other));
    if (others.some(({ standing }) => standing === 'active')) throw new AppError('approver-needed', {});
    return null;
  }
  const approver = await authenticate(call, given.operatorNo, given.password);
  if (approver.operatorNo === own || !mayApprove(approver)) {
    throw new AppError('takeover-approver', { operatorNo: given.operatorNo });
  }
  return approver;
}

function mayApprove({ grants }: Operator): boolean {
  return grants.includes('supervisor') || grants.includes('admin');
}

/** The same epoch at every try: a centre that has heard of it knows its key. */
function newEpoch({ app: { ports } }: Call, { db }: OpenDesk): NewEpoch {
  const asked = db.one<NewEpoch>(
    'SELECT epoch_id AS epochId, public_key AS publicKey, private_key AS privateKey FROM asked_epoch',
  );
  if (asked !== undefined) return asked;
  const epoch = { epochId: newId(ports), ...signingKeyPair(ports.randomness.bytes(32)) };
  db.transaction((writer) =>
    writer.run(
      'INSERT INTO asked_epoch (only_row, epoch_id, public_key, private_key) VALUES (1, ?, ?, ?)',
      epoch.epochId,
      epoch.publicKey,
      epoch.privateKey,
    ),
  );
  return epoch;
}

/** One transaction: the epoch with its key, its first entry, and the folder belongs to this installation. */
function openEpoch(call: Call, desk: OpenDesk, takeover: Takeover, request: RequestStamp) {
  try {
    return desk.db.transaction((db) => {
      // The answer of this very method.
      const before = answered(db, request) as { answer: { epochMark: string; epochConfirmed: boolean } } | null;
      if (before !== null) return before.answer;
      requireCause(desk);
      const epochMark = takeover.letter ?? unconfirmedMark(db, call.app.ports.randomness);
      writeEpoch(call, db, takeover, epochMark);
      const answer = { epochMark, epochConfirmed: takeover.letter !== null };
      keepAnswer(db, request, answer);
      return answer;
    });
  } catch (cause) {
    throw databaseError(cause, desk.folder);
  }
}

function writeEpoch(call: Call, db: WritableDatabase, { epoch, from, reason, approver }: Takeover, mark: string): void {
  const { ports } = call.app;
  const { epochId, publicKey, privateKey } = epoch;
  db.run('INSERT INTO epoch_keys (epoch_id, private_key) VALUES (?, ?)', epochId, privateKey);
  db.run('DELETE FROM asked_epoch');
  // What stood against the old epoch does not stand against the new one.
  db.run('DELETE FROM line');
  dropOpenBatches(db, formatInstant(ports.clock.now()));
  db.run('UPDATE installation SET installation_id = ?', ports.installationId);
  const { deskCode } = deskOf(call);
  append(
    db,
    ports,
    { ...sceneOf(call), deskCode, epoch: epochId },
    {
      type: 'epoch.opened/1',
      subject: epochId,
      amounts: { mark },
      body: {
        epochId,
        mark,
        publicKey,
        from,
        reason,
        approver: approver === null ? null : `${approver.name}（${approver.operatorNo}）`,
      },
    },
  );
}
