/** What comes back from the centre is checked before it is stored; what a newer program wrote asks for the newer program. */
import { expect, test } from 'vitest';
import { canonical } from '../../../main/journal/canonical.ts';
import { checkReceived } from '../../../main/journal/receive.ts';
import { sha256 } from '../../../main/crypto.ts';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { CHAIN_START } from '../../../shared/journal/chain.ts';
import { NO_PREVIOUS_HASH } from '../../../shared/journal/entry.ts';

const epoch = '01234567-89ab-7cde-8f01-23456789abcd';
const PLACE = { deskCode: 'ZZ01', epoch, chain: 'business' as const };

/** An entry as the centre hands it back: a confirmed setting unless `changes` says otherwise. */
function pushed(changes: Record<string, unknown>, body: string | null = null) {
  const salt = '0'.repeat(32);
  const docHash = body === null ? null : sha256(Buffer.from(salt, 'hex'), body);
  const bytes = canonical({
    v: 1,
    alg: 'sha256',
    desk: 'ZZ01',
    epoch,
    chain: 'business',
    seq: 1,
    id: '01234567-89ab-7cde-8f01-23456789abce',
    type: 'attention.handled/1',
    subject: 'desk/ZZ01 1 0',
    at: '2021-11-20T09:00:00.000+08:00',
    businessDay: '2021-11-20',
    actor: { operatorNo: '1003', side: 'insurer' },
    amounts: { kind: 'alarm' },
    docHash,
    prev: NO_PREVIOUS_HASH,
    ...changes,
  });
  return { bytes, hash: sha256(bytes), document: body === null ? null : { salt, body } };
}

const sentenceOf = (entry: ReturnType<typeof pushed>): string => {
  try {
    checkReceived(PLACE, CHAIN_START, entry);
    return 'taken';
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    // `instanceof` forgets the type argument.
    const { code, details } = cause as AppError;
    return `${code} ${errorSentence(code, details)}`;
  }
};

test('an entry of a known type with its document is taken', () => {
  expect(sentenceOf(pushed({}, '{"reason":"已电话核对"}'))).toBe('taken');
});

test.each([
  ['a type this program does not know', pushed({ type: 'moon.walked/1' })],
  ['a later version of a known type', pushed({ type: 'attention.handled/2' })],
  ['figures this program does not know', pushed({ amounts: { kind: 'eclipse' } })],
  ['a document this program cannot read', pushed({}, '{"grounds":"已电话核对"}')],
  ['a header of a later version', pushed({ v: 2 })],
])('%s asks for an upgrade and says what to do', (_, entry) => {
  expect(sentenceOf(entry)).toMatch(/^fetch-back-newer .*升级/);
});

test('an entry of another desk is no upgrade', () => {
  expect(sentenceOf(pushed({ desk: 'ZZ02' }))).toMatch(/^fetch-back-refused .*不属于本窗口/);
});
