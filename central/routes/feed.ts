/** `GET /v1/feed/…` and `GET /v1/chunks/…`: what the centre has to say, and the files it speaks of. */
import { z } from 'zod';
import { deskCodeSchema } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { hashSchema } from '../../shared/ids.ts';
import { type Channel, channelsOf } from '../../shared/sync/channel.ts';
import { feedAnswerSchema } from '../../shared/sync/package.ts';
import { packagesAfter } from '../feed/read-feed.ts';
import { chunkOf } from '../feed/read-chunk.ts';
import { signedGate, signer } from '../http/gate.ts';
import type { Signer } from '../trust/signer.ts';
import { refusals, signed } from './refusals.ts';
import type { RouteSet } from './route-set.ts';

const afterSchema = z.object({ after: z.coerce.number<string>().int().min(0) });
const response = { 200: feedAnswerSchema, ...refusals };
const summary = 'Signed packages of a channel after a number';

export const feedRoutes: RouteSet = ({ server, pool, ports }) => {
  const preValidation = signedGate(pool, ports);
  const read = (who: Signer, channel: Channel, after: number) => packagesAfter(pool, own(who, channel), after);
  server.get(
    '/v1/feed/plans',
    { preValidation, schema: { security: signed, summary, querystring: afterSchema, response } },
    (request) => read(signer(request), 'plans', request.query.after),
  );
  server.get(
    '/v1/feed/region/:admdvs',
    {
      preValidation,
      schema: {
        security: signed,
        summary,
        params: z.object({ admdvs: z.string().regex(/^\d{6}$/) }),
        querystring: afterSchema,
        response,
      },
    },
    (request) => read(signer(request), `region/${request.params.admdvs}`, request.query.after),
  );
  server.get(
    '/v1/feed/desk/:desk',
    {
      preValidation,
      schema: {
        security: signed,
        summary,
        params: z.object({ desk: deskCodeSchema }),
        querystring: afterSchema,
        response,
      },
    },
    (request) => read(signer(request), `desk/${request.params.desk}`, request.query.after),
  );
  server.get(
    '/v1/chunks/:sha256',
    {
      preValidation,
      schema: {
        security: signed,
        summary: 'A piece of a file by its SHA-256',
        params: z.object({ sha256: hashSchema }),
      },
    },
    async (request, reply) => {
      const bytes = await chunkOf(pool, request.params.sha256);
      return reply.header('content-type', 'application/octet-stream').send(bytes);
    },
  );
};

/** Channels of others are not there for a desk. */
function own({ deskCode, admdvs }: Signer, channel: Channel): Channel {
  if (!channelsOf(deskCode, admdvs).includes(channel))
    throw new AppError('centre-not-found', { what: `频道 ${channel}` });
  return channel;
}
