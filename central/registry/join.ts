/** A desk's epoch becomes known: a one-time code buys trust in its key (DESIGN §7). */
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { type EpochRequest, type JoinAnswer, joinText, type JoinRequest } from '../../shared/sync/registration.ts';
import { signatureHolds } from '../crypto.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';
import { type Centre, centreOf } from './centre.ts';
import { codeHash, type CodePurpose } from './codes.ts';

type JoinPorts = Pick<CentralPorts, 'clock' | 'key'>;

const MODE_NAMES = { demo: '体验模式', live: '正式业务' } as const;
const LETTERS = 26;

/** The first epoch of a desk. Throws 'centre-code-refused', 'centre-mode-differs', 'centre-signature-bad', 'centre-revoked'. */
export function join(db: Transaction, ports: JoinPorts, request: JoinRequest): Promise<JoinAnswer> {
  return register(db, ports, request, 'join', null);
}

/** A later epoch, after a restore or a move; from now on no older one may send. Throws what `join` throws. */
export function takeOver(db: Transaction, ports: JoinPorts, request: EpochRequest): Promise<JoinAnswer> {
  return register(db, ports, request, 'takeover', request);
}

async function register(
  db: Transaction,
  ports: JoinPorts,
  request: JoinRequest | EpochRequest,
  purpose: CodePurpose,
  from: Pick<EpochRequest, 'from' | 'reason'> | null,
): Promise<JoinAnswer> {
  requireProof(request);
  const centre = await centreOf(db);
  requireMode(centre, request);
  const desk = await lockDesk(db, request.deskCode);
  const known = await usedBefore(db, request, purpose);
  if (known !== null) return answerOf(centre, desk, known);
  await spendCode(db, ports, request, purpose);
  const letter = await addEpoch(db, ports, request, from);
  await closeCode(db, ports, request);
  const item = { kind: 'epoch-confirmed', epochId: request.epochId, letter } as const;
  await publish(db, ports, `desk/${request.deskCode}`, [item]);
  return answerOf(centre, desk, letter);
}

/** Who asks holds the key. */
function requireProof({ proof, ...request }: JoinRequest | EpochRequest): void {
  if (!signatureHolds(request.publicKey, joinText(request), proof)) throw new AppError('centre-signature-bad', {});
}

function requireMode(centre: Centre, { mode }: JoinRequest): void {
  if (centre.mode === mode) return;
  throw new AppError('centre-mode-differs', { desk: MODE_NAMES[mode], centre: MODE_NAMES[centre.mode] });
}

interface LockedDesk {
  readonly admdvs: string;
  readonly revoked_at: string | null;
}

/** Two requests of one desk stand in line. */
async function lockDesk(db: Transaction, desk: string): Promise<LockedDesk> {
  const { rows } = await db.query<LockedDesk>(
    'SELECT admdvs, revoked_at FROM desks WHERE desk_code = $1 FOR NO KEY UPDATE',
    [desk],
  );
  const [found] = rows;
  if (found === undefined) throw new AppError('centre-code-refused', { problem: `中心没有窗口 ${desk}` });
  if (found.revoked_at !== null) throw new AppError('centre-revoked', { desk, since: found.revoked_at.slice(0, 10) });
  return found;
}

/** The letter, where this very request was answered before and the answer was lost. */
async function usedBefore(db: Transaction, request: JoinRequest, purpose: CodePurpose): Promise<string | null> {
  const { rows } = await db.query<{ letter: string }>(
    `SELECT epochs.letter FROM registration_codes codes JOIN epochs ON epochs.epoch_id = codes.used_by
     WHERE codes.code_hash = $1 AND codes.purpose = $2
       AND epochs.desk_code = $3 AND epochs.epoch_id = $4 AND epochs.public_key = $5`,
    [codeHash(request.code), purpose, request.deskCode, request.epochId, request.publicKey],
  );
  return rows[0]?.letter ?? null;
}

interface StoredCode {
  readonly desk_code: string;
  readonly purpose: CodePurpose;
  readonly expires_ms: number;
  readonly used_at: string | null;
}

async function spendCode(
  db: Transaction,
  { clock }: JoinPorts,
  { code, deskCode }: JoinRequest,
  purpose: CodePurpose,
): Promise<void> {
  const { rows } = await db.query<StoredCode>(
    'SELECT desk_code, purpose, expires_ms, used_at FROM registration_codes WHERE code_hash = $1 FOR UPDATE',
    [codeHash(code)],
  );
  const [found] = rows;
  // Of another desk's code nobody learns more than that it does not fit.
  if (found === undefined || found.desk_code !== deskCode)
    throw refused(`不是窗口 ${deskCode} 的${purpose === 'join' ? '注册码' : '接管码'}`);
  if (found.purpose !== purpose)
    throw refused(purpose === 'join' ? '这是接管码，不是注册码' : '这是注册码，不是接管码');
  if (found.used_at !== null) throw refused('已经使用过');
  if (found.expires_ms <= clock.now()) throw refused('已经过期');
}

async function addEpoch(
  db: Transaction,
  { clock }: JoinPorts,
  { deskCode, epochId, publicKey }: JoinRequest,
  from: Pick<EpochRequest, 'from' | 'reason'> | null,
): Promise<string> {
  const { rows } = await db.query<{ number: number; taken: boolean }>(
    `SELECT coalesce(max(number), 0) + 1 AS number,
            EXISTS (SELECT 1 FROM epochs WHERE epoch_id = $2 OR public_key = $3) AS taken
     FROM epochs WHERE desk_code = $1`,
    [deskCode, epochId, publicKey],
  );
  const { number, taken } = rows[0] ?? { number: 1, taken: false };
  if (taken) throw refused('本机的钥匙已经登记过');
  if (from === null && number > 1) throw refused(`窗口 ${deskCode} 已经登记过，再次登记须用接管码`);
  if (number > LETTERS) throw refused(`窗口 ${deskCode} 的 26 个字母已用完，须另设窗口`);
  const letter = String.fromCharCode('A'.charCodeAt(0) + number - 1);
  const { epochId: fromEpoch = null, lastSeq = null, lastHash = null } = from?.from ?? {};
  await db.query(
    `INSERT INTO epochs (epoch_id, desk_code, number, public_key, letter, opened_at, from_epoch, from_seq, from_hash, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      epochId,
      deskCode,
      number,
      publicKey,
      letter,
      formatInstant(clock.now()),
      fromEpoch,
      lastSeq,
      lastHash,
      from?.reason ?? null,
    ],
  );
  return letter;
}

async function closeCode(
  db: Transaction,
  { clock }: JoinPorts,
  { code, deskCode, epochId }: JoinRequest,
): Promise<void> {
  const at = formatInstant(clock.now());
  await db.query('UPDATE registration_codes SET used_at = $2, used_by = $3 WHERE code_hash = $1', [
    codeHash(code),
    at,
    epochId,
  ]);
  await db.query('UPDATE desks SET joined_at = coalesce(joined_at, $2) WHERE desk_code = $1', [deskCode, at]);
}

function answerOf(centre: Centre, { admdvs }: LockedDesk, letter: string): JoinAnswer {
  const { centreId, name: centreName, publicKey: centreKey } = centre;
  return { centreId, centreName, centreKey, admdvs, letter };
}

function refused(problem: string): AppError<'centre-code-refused'> {
  return new AppError('centre-code-refused', { problem });
}
