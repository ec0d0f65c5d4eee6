/** Every error an operator can meet: its code, its details and the Chinese sentence that names the next step. */
import { backupErrors } from './errors/backup.ts';
import { deskErrors } from './errors/desk.ts';
import { deviceErrors } from './errors/device.ts';
import { hostErrors } from './errors/host.ts';
import { centralErrors } from './errors/central.ts';
import { centreErrors } from './errors/centre.ts';
import { cliErrors } from './errors/cli.ts';
import { factsErrors } from './errors/facts.ts';
import { identityErrors } from './errors/identity.ts';
import { moneyErrors } from './errors/money.ts';
import { peopleErrors } from './errors/people.ts';
import { planErrors } from './errors/plan.ts';
import { regionErrors } from './errors/region.ts';
import { rosterErrors } from './errors/roster.ts';
import { enrollmentErrors } from './errors/enrollment.ts';
import { sellingErrors } from './errors/selling.ts';
import { citizenErrors } from './errors/citizen.ts';
import { claimErrors } from './errors/claim.ts';
import { decisionErrors } from './errors/decision.ts';
import { officeErrors } from './errors/office.ts';
import { paperErrors } from './errors/paper.ts';
import { journalErrors } from './errors/journal.ts';
import { syncErrors } from './errors/sync.ts';
import { judgeErrors } from './errors/judge.ts';

const sentences = {
  ...deskErrors,
  ...deviceErrors,
  ...hostErrors,
  ...centralErrors,
  ...centreErrors,
  ...cliErrors,
  ...factsErrors,
  ...identityErrors,
  ...moneyErrors,
  ...planErrors,
  ...regionErrors,
  ...rosterErrors,
  ...enrollmentErrors,
  ...sellingErrors,
  ...claimErrors,
  ...decisionErrors,
  ...citizenErrors,
  ...paperErrors,
  ...journalErrors,
  ...judgeErrors,
  ...peopleErrors,
  ...syncErrors,
  ...backupErrors,
  ...officeErrors,
};

type Sentences = typeof sentences;

/** A kebab-case code; each has exactly one sentence. */
export type ErrorCode = keyof Sentences;

/** What the sentence of a code needs: field names, values, line numbers. Never a whole record. */
export type ErrorDetails<C extends ErrorCode> = Parameters<Sentences[C]>[0];

/** The one class of error that an operator can act on; everything else is a fault of ours and gets a reference only. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, details: ErrorDetails<C>) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** The Chinese sentence of an error: names the field, the value and the next step. */
export function errorSentence<C extends ErrorCode>(code: C, details: ErrorDetails<C>): string {
  // The mapped type ties each code to its own sentence, which TypeScript cannot follow through the index.
  const sentence = sentences[code] as (details: ErrorDetails<C>) => string;
  return sentence(details);
}
