/** Papers: rendered from frozen content on request; looking at one and printing one are journaled apart. */
import { z } from 'zod';
import { paperKindSchema } from '../papers.ts';
import { lineSchema } from '../text.ts';
import { operators, query } from './method.ts';

const rendered = z.object({ ticket: z.string(), kind: paperKindSchema, no: z.string(), name: z.string() });

export const paperMethods = {
  /** For the screen: a paper from its frozen content as it was first printed; the ticket is good for one download. */
  'papers.open': query({
    access: operators(['insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'auditor']),
    journals: ['paper.opened/1'],
    input: z.strictObject({ no: lineSchema(60) }),
    output: rendered,
  }),
  /** For the printer: the first call gives the original, every later one a copy marked 补打 第N次. Call once per print. */
  'papers.print': query({
    access: operators(['insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor']),
    journals: ['paper.printed/1'],
    input: z.strictObject({ no: lineSchema(60) }),
    output: rendered,
  }),
};
