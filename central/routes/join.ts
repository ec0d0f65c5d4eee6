/** `POST /v1/join` and `POST /v1/epochs`: a desk becomes known to the centre. */
import { epochRequestSchema, joinAnswerSchema, joinRequestSchema } from '../../shared/sync/registration.ts';
import { transaction } from '../database/pool.ts';
import { openGate } from '../http/gate.ts';
import { join, takeOver } from '../registry/join.ts';
import { refusals } from './refusals.ts';
import type { RouteSet } from './route-set.ts';

export const joinRoutes: RouteSet = ({ server, pool, ports }) => {
  const preValidation = openGate(pool);
  server.post(
    '/v1/join',
    {
      preValidation,
      schema: {
        summary: 'Join with a one-time code; the same request again gets the same answer',
        body: joinRequestSchema,
        response: { 200: joinAnswerSchema, ...refusals },
      },
    },
    (request) => transaction(pool, (db) => join(db, ports, request.body)),
  );
  server.post(
    '/v1/epochs',
    {
      preValidation,
      schema: {
        summary: 'Open a later epoch with a takeover code after a restore or a move',
        body: epochRequestSchema,
        response: { 200: joinAnswerSchema, ...refusals },
      },
    },
    (request) => transaction(pool, (db) => takeOver(db, ports, request.body)),
  );
};
