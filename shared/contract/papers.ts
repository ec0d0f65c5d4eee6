/** Papers: rendered from frozen content on request; opening one is journaled. */
import { z } from 'zod';
import { paperKindSchema } from '../papers.ts';
import { lineSchema } from '../text.ts';
import { operators, query } from './method.ts';

export const paperMethods = {
  /** Renders a paper from its frozen content; the ticket is good for one download. */
  'papers.open': query({
    access: operators(['insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'auditor']),
    journals: ['paper.opened/1'],
    input: z.strictObject({ no: lineSchema(60) }),
    output: z.object({ ticket: z.string(), kind: paperKindSchema, no: z.string(), name: z.string() }),
  }),
};
