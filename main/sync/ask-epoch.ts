/** Makes a new epoch known to the centre: a takeover code buys its key trust, as a registration code did the first one's. */
import { AppError } from '../../shared/errors.ts';
import { type EpochRequest, type JoinAnswer, joinAnswerSchema, joinText } from '../../shared/sync/registration.ts';
import { signText } from '../crypto.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import type { Ports } from '../ports.ts';
import { askUnsigned } from './request.ts';

/** What is asked for. */
export interface EpochToAsk {
  readonly code: string;
  readonly epochId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly from: EpochRequest['from'];
  readonly reason: string;
}

/**
 * The centre's answer with the letter; the same question gets the same answer again. From then on no older epoch may send.
 * Throws 'takeover-no-centre', 'takeover-other-centre', the line's errors and 'centre-said'.
 */
export async function askEpoch(ports: Ports, desk: OpenDesk, asked: EpochToAsk): Promise<JoinAnswer> {
  const centre = desk.centre();
  if (centre === null) throw new AppError('takeover-no-centre', {});
  const { code, epochId, publicKey, privateKey, from, reason } = asked;
  const { deskCode, mode } = desk;
  const facts = { v: 1, code, deskCode, mode, epochId, publicKey, from, reason } as const;
  const request: EpochRequest = { ...facts, proof: signText(privateKey, joinText(facts)) };
  const signal = new AbortController().signal;
  const to = { ports, url: centre.url, deskCode, epoch: epochId, privateKey, signal, heard: () => undefined };
  const answer = await askUnsigned(to, {
    method: 'POST',
    path: '/v1/epochs',
    body: JSON.stringify(request),
    schema: joinAnswerSchema,
  });
  if (answer.centreKey !== centre.publicKey) throw new AppError('takeover-other-centre', { centre: centre.name });
  return answer;
}
