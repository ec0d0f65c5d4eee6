/** The whole surface of the desk's back end: every method, and nothing else is a way in (DESIGN §3.2). */
import type { z } from 'zod';
import { backupMethods } from './contract/backup.ts';
import { citizenMethods } from './contract/citizen.ts';
import { claimMethods } from './contract/claims.ts';
import { decisionMethods } from './contract/decisions.ts';
import { deskMethods } from './contract/desk.ts';
import { deviceMethods } from './contract/devices.ts';
import { draftMethods } from './contract/drafts.ts';
import { enrollmentMethods } from './contract/enrollment.ts';
import { jobMethods } from './contract/jobs.ts';
import { journalMethods } from './contract/journal.ts';
import { paperMethods } from './contract/papers.ts';
import { peopleMethods } from './contract/people.ts';
import { refundMethods } from './contract/refunds.ts';
import { rosterMethods } from './contract/roster.ts';
import { sessionMethods } from './contract/session.ts';
import { settingMethods } from './contract/settings.ts';
import { shiftMethods } from './contract/shift.ts';
import { syncMethods } from './contract/sync.ts';
import { workbenchMethods } from './contract/workbench.ts';

export const contract = {
  ...deskMethods,
  ...sessionMethods,
  ...shiftMethods,
  ...jobMethods,
  ...rosterMethods,
  ...enrollmentMethods,
  ...refundMethods,
  ...claimMethods,
  ...decisionMethods,
  ...paperMethods,
  ...journalMethods,
  ...settingMethods,
  ...peopleMethods,
  ...deviceMethods,
  ...workbenchMethods,
  ...citizenMethods,
  ...syncMethods,
  ...draftMethods,
  ...backupMethods,
};

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<M extends MethodName> = z.input<Contract[M]['input']>;
export type ParsedInput<M extends MethodName> = z.output<Contract[M]['input']>;
export type Output<M extends MethodName> = z.output<Contract[M]['output']>;

/** What a host hands to `dispatch`. */
export interface Request<M extends string = string> {
  readonly method: M;
  readonly input: unknown;
  /** Commands only: made when the form opens, the same for every retry of the same act. */
  readonly requestId?: string;
  /** The session's token. */
  readonly session?: string;
  /** Background reads do not keep an idle session alive. */
  readonly passive?: boolean;
}

export interface Failure {
  readonly code: string;
  /** The Chinese sentence for the operator. */
  readonly message: string;
  readonly details: unknown;
  /** For faults of ours: the number to read out to support. */
  readonly reference?: string;
}

export type Answer<T = unknown> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/**
 * One stream of "something changed": topics invalidate queries; jobs carry their progress; a card that was read is only
 * announced, by a ticket good for one page (`cards.take`).
 */
export type DeskEvent =
  | { readonly kind: 'changed'; readonly topic: string }
  | { readonly kind: 'card'; readonly ticket: string }
  | {
      readonly kind: 'job';
      readonly jobId: string;
      readonly done: number;
      readonly total: number | null;
      readonly phase: string;
      readonly state: string;
    };
