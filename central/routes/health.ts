/** `GET /v1/health`: whether the centre and its database answer. */
import { z } from 'zod';
import { formatInstant } from '../../shared/dates.ts';
import { centreOf } from '../registry/centre.ts';
import { refusals } from './refusals.ts';
import type { RouteSet } from './route-set.ts';

const healthSchema = z.strictObject({ ok: z.literal(true), version: z.string(), time: z.string() });

export const healthRoutes: RouteSet = ({ server, pool, ports }) => {
  server.get(
    '/v1/health',
    {
      schema: {
        summary: 'Whether the centre and its database answer',
        response: { 200: healthSchema, ...refusals },
      },
    },
    async () => {
      await centreOf(pool);
      return { ok: true as const, version: ports.version, time: formatInstant(ports.clock.now()) };
    },
  );
};
