/** Papers: rendered from frozen content on request; looking at one, printing one and voiding one are journaled apart. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { paperKindSchema, paperStateSchema, voidCauseSchema } from '../papers.ts';
import { profileSchema } from '../print-profile.ts';
import { lineSchema } from '../text.ts';
import { anyOperator, command, operators, query } from './method.ts';

const printRoles = operators(['insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor']);
const readRoles = operators(['insurer'], ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'auditor']);
const noSchema = lineSchema(60);

/** A PDF behind a ticket that is good for one download, and the sheet it is for. */
const handedSchema = z.object({
  state: z.literal('handed'),
  ticket: z.string(),
  name: z.string(),
  profile: profileSchema,
});

/** What became of a print: in the printer's queue, refused by it, nobody knows (each with a sentence), or handed to the screen. */
const sentSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('queued'), device: z.string() }),
  z.object({ state: z.literal('failed'), device: z.string(), reason: z.string() }),
  z.object({ state: z.literal('unknown'), device: z.string(), reason: z.string() }),
  handedSchema,
]);

const printSchema = z.object({
  printId: idSchema,
  no: z.string(),
  kind: paperKindSchema,
  /** 0: the original; n: 补打 第n次. */
  reprint: z.int().min(0),
});

const openPrintSchema = printSchema.extend({
  profile: profileSchema,
  operatorNo: z.string(),
  startedAt: z.string(),
});

const listedSchema = z.object({
  no: z.string(),
  kind: paperKindSchema,
  issuedAt: z.string(),
  operatorNo: z.string(),
  state: paperStateSchema,
  /** Copies that came out or may have, the original included. */
  prints: z.int().min(0),
  /** How often a print was said not to have come out. */
  failed: z.int().min(0),
  /** The copy that waits for confirmation, or null. */
  open: printSchema.nullable(),
  /** Why it must not be handed out: the centre refused the decision it tells of; null for every other paper. */
  refusal: z.string().nullable(),
  voided: z.object({ at: z.string(), operatorNo: z.string(), reason: z.string().nullable() }).nullable(),
});

export const paperMethods = {
  /** For the screen: a paper from its frozen content as it was first printed; the ticket is good for one download. */
  'papers.open': query({
    access: readRoles,
    journals: ['paper.opened/1'],
    input: z.strictObject({ no: noSchema }),
    output: z.object({ ticket: z.string(), kind: paperKindSchema, no: z.string(), name: z.string() }),
  }),
  /**
   * Begins the prints of some papers: the first of each is the original, every later one a copy marked 补打 第N次.
   * `printer`: the device set for the paper's profile, else the screen's dialog. Each is then given to `papers.send`.
   */
  'papers.print': command({
    access: printRoles,
    journals: ['print.started/1'],
    input: z.strictObject({
      nos: z.array(noSchema).min(1).max(20),
      to: z.enum(['printer', 'dialog', 'file']).default('printer'),
    }),
    output: z.object({ prints: z.array(printSchema) }),
  }),
  /**
   * Sends a begun print on its way, once: queued counts as confirmed, a refusal frees its place, a file counts as handed
   * out, and what nobody knows stays open.
   */
  'papers.send': command({
    access: printRoles,
    journals: ['paper.printed/1', 'print.failed/1'],
    input: z.strictObject({ printId: idSchema }),
    output: sentSchema,
  }),
  /** 已打出, or 没打出: then the next print of that paper is the same copy again. A saved file cannot be taken back. */
  'papers.confirm': command({
    access: printRoles,
    journals: ['paper.printed/1', 'print.failed/1'],
    input: z.strictObject({ printIds: z.array(idSchema).min(1).max(20), cameOut: z.boolean() }),
    output: z.object({}),
  }),
  /** 作废: by whoever issued it within the same shift, or a supervisor; never for a bad print. Answers what it does not undo. */
  'papers.void': command({
    access: operators(['insurer'], ['clerk', 'cashier', 'supervisor']),
    journals: ['paper.voided/1'],
    input: z.strictObject({ no: noSchema, cause: voidCauseSchema, reason: lineSchema(200) }),
    output: z.object({ consequence: z.string() }),
  }),
  /** Prints nobody has confirmed yet, oldest first. */
  'papers.unconfirmed': query({
    access: readRoles,
    input: z.strictObject({}),
    output: z.object({ prints: z.array(openPrintSchema) }),
  }),
  /** The papers of a business day, newest first, or the one of a number whatever its day. */
  'papers.list': query({
    access: readRoles,
    input: z.strictObject({ day: localDateSchema.nullable(), no: noSchema.nullable() }),
    output: z.object({ day: localDateSchema, papers: z.array(listedSchema), more: z.int().min(0) }),
  }),
  /** Printers of this machine by name; empty where there is no spooler. */
  'printers.list': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({ devices: z.array(z.string()) }),
  }),
  /** A sheet of rulers and samples of a profile, with its offsets, to its device or the screen's dialog. */
  'printers.testPage': query({
    access: anyOperator,
    input: z.strictObject({ profile: profileSchema }),
    output: sentSchema,
  }),
};

export type ListedPaper = z.output<typeof listedSchema>;
export type OpenPrint = z.output<typeof openPrintSchema>;
