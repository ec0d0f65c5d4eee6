/** The description of the HTTP interface, made from the schemas the routes use; checked in as `central/openapi.json`. */
import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { SIGNATURE_HEADERS } from '../../shared/sync/signed-request.ts';
import type { CentralServer } from './server.ts';

/** Must be asked for before the routes are put onto the server; served at `/v1/openapi.json`. */
export function describeRoutes(server: CentralServer): void {
  server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Joint Desk centre',
        version: '1',
        description: 'What a desk asks of its centre: docs/sync.md says in which order, and what is signed.',
      },
      components: {
        securitySchemes: {
          signature: {
            type: 'apiKey',
            in: 'header',
            name: SIGNATURE_HEADERS.signature,
            description: `Ed25519 over method, path, body hash and the headers ${Object.values(SIGNATURE_HEADERS).join(', ')}.`,
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
}
