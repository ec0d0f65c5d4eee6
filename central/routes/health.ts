/** `GET /v1/health`, `/metrics`, `/v1/openapi.json`: for whoever watches the centre or writes another desk. */
import { z } from 'zod';
import { formatInstant } from '../../shared/dates.ts';
import { metricsText } from '../metrics.ts';
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
  server.get(
    '/metrics',
    { schema: { summary: 'Figures in the text format of Prometheus', response: { 200: z.string(), ...refusals } } },
    async (_request, reply) =>
      reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(await metricsText(pool)),
  );
  server.get('/v1/openapi.json', { schema: { hide: true } }, () => server.swagger());
};
