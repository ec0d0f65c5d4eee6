/** 'sync.join': a one-time code makes the centre trust the epoch's key, which never leaves the desk (issue "The other end"). */
import type { OpenDesk } from '../desk/open-desk.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { type JoinAnswer, joinAnswerSchema, type JoinRequest, joinText } from '../../shared/sync/registration.ts';
import { signText } from '../crypto.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { command } from '../handler.ts';
import { centreOf, epochKeyOf } from './centre.ts';
import { storeLine } from './line-state.ts';
import { askUnsigned } from './request.ts';
import { formatInstant } from '../../shared/dates.ts';

interface Joined {
  readonly url: string;
  readonly answer: JoinAnswer;
}

/**
 * Asks first, writes after: an answer that is lost is asked for again with the same code. Throws 'sync-stand-alone',
 * 'sync-joined-already', 'sync-address', the line's errors, and what the centre says of the code.
 */
export const joinCentre = command<'sync.join', Joined>({
  prepare: async (call, input) => {
    const desk = deskOf(call);
    requireJoinable(desk);
    const url = addressOf(input.url);
    return { url, answer: await askToJoin(call, desk, url, input) };
  },
  act: (transaction, _input, { url, answer }, call) => {
    const { centreId, centreName, centreKey, admdvs, letter } = answer;
    requireJoinable(deskOf(call));
    transaction.append({
      type: 'desk.joined/1',
      subject: deskOf(call).deskCode,
      amounts: { admdvs, letter },
      body: { url, centreId, centreName, centreKey },
    });
    const at = formatInstant(call.app.ports.clock.now());
    storeLine(transaction.db, { state: 'ok', trouble: null, attemptedAt: at, lastContactAt: at, skewMs: null });
    return { centreName, letter };
  },
  after: (call) => {
    // What waits goes up now; how it went stands on the screen.
    void call.app.sync.now().catch(() => undefined);
  },
  changes: ['sync', 'desk'],
});

/** 体验模式 may join a centre in 体验模式 wherever it stands. */
function requireJoinable({ db, zone, mode }: OpenDesk): void {
  const centre = centreOf(db);
  if (centre !== null) throw new AppError('sync-joined-already', { centre: centre.name });
  if (zone === 'stand-alone' && mode === 'live') throw new AppError('sync-stand-alone', {});
}

/** https, or this machine itself; a path before ours is allowed, nothing behind it. */
function addressOf(typed: string): string {
  const url = URL.parse(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (url === null) throw new AppError('sync-address', { problem: '不完整' });
  const isHere = url.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !isHere) throw new AppError('sync-address', { problem: '须以 https:// 开头' });
  if (url.username !== '' || url.password !== '') throw new AppError('sync-address', { problem: '不能含用户名或密码' });
  if (url.search !== '' || url.hash !== '') throw new AppError('sync-address', { problem: '不能含 ? 或 #' });
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

async function askToJoin(
  { app }: Call,
  desk: OpenDesk,
  url: string,
  { code }: ParsedInput<'sync.join'>,
): Promise<JoinAnswer> {
  const { deskCode, epoch, mode } = desk;
  const { publicKey, privateKey } = epochKeyOf(desk);
  const facts = { v: 1, code, deskCode, mode, epochId: epoch, publicKey } as const;
  const request: JoinRequest = { ...facts, proof: signText(privateKey, joinText(facts)) };
  const to = {
    ports: app.ports,
    url,
    deskCode,
    epoch,
    privateKey,
    signal: new AbortController().signal,
    heard: () => undefined,
  };
  return askUnsigned(to, { method: 'POST', path: '/v1/join', body: JSON.stringify(request), schema: joinAnswerSchema });
}
