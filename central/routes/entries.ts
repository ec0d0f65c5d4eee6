/** `POST /v1/entries`, `GET /v1/heads`, `GET /v1/entries`: a desk's journal comes, is asked for, and goes back. */
import { z } from 'zod';
import { idSchema } from '../../shared/ids.ts';
import { chainSchema } from '../../shared/journal/entry.ts';
import { batchSchema, fetchBackAnswerSchema, headsAnswerSchema, pushAnswerSchema } from '../../shared/sync/batch.ts';
import { transaction } from '../database/pool.ts';
import { signedGate, signer } from '../http/gate.ts';
import { entriesAfter, headsOf } from '../intake/read-back.ts';
import { takeBatch } from '../intake/take-batch.ts';
import { refusals, signed } from './refusals.ts';
import type { RouteSet } from './route-set.ts';

const readBackSchema = z.object({
  epoch: idSchema,
  chain: chainSchema,
  after: z.coerce.number<string>().int().min(0),
});

export const entryRoutes: RouteSet = ({ server, pool, ports, poke }) => {
  const preValidation = signedGate(pool, ports);
  server.post(
    '/v1/entries',
    {
      preValidation,
      schema: {
        security: signed,
        summary: 'Push a batch; 409 is a gap or a fork, and nothing was stored',
        body: batchSchema,
        response: { 200: pushAnswerSchema, 409: pushAnswerSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const answer = await transaction(pool, (db) => takeBatch(db, ports, signer(request), request.body));
      if (answer.outcome === 'taken') poke();
      return reply.code(answer.outcome === 'taken' ? 200 : 409).send(answer);
    },
  );
  server.get(
    '/v1/heads',
    {
      preValidation,
      schema: {
        security: signed,
        summary: 'Where the desk’s chains end',
        response: { 200: headsAnswerSchema, ...refusals },
      },
    },
    async (request) => ({ heads: await headsOf(pool, signer(request).deskCode) }),
  );
  server.get(
    '/v1/entries',
    {
      preValidation,
      schema: {
        security: signed,
        summary: 'The desk’s own entries after a seq, for a restored desk',
        querystring: readBackSchema,
        response: { 200: fetchBackAnswerSchema, ...refusals },
      },
    },
    async (request) => ({ entries: await entriesAfter(pool, signer(request).deskCode, request.query) }),
  );
};
