/** How a method of the contract is declared: what it is, who may call it, what it needs and what it journals. */
import type { z } from 'zod';
import type { Grant, Side } from '../desk.ts';

/**
 * `query` changes no business table (it may journal a look to the access chain);
 * `command` changes something, carries a `requestId` and happens once; `job` returns an id and is watched.
 */
export type MethodKind = 'query' | 'command' | 'job';

/** Who may call: anyone (before or without sign-in), or a signed-in operator of one of the sides with one of the grants. */
export type Access =
  | { readonly who: 'anyone' }
  | { readonly who: 'operator'; readonly sides: readonly Side[]; readonly grants: readonly Grant[] };

/**
 * What must be true beyond side and grant: an open shift of today, 体验模式, or that the centre has not shut the desk out
 * (`standing`: what makes new business; reading, printing again, backing up and sending need none).
 */
export type Need = 'shift' | 'demo' | 'standing';

export interface Method<K extends MethodKind, I extends z.ZodType, O extends z.ZodType> {
  readonly kind: K;
  readonly access: Access;
  readonly needs: readonly Need[];
  /** Types of entry it may write. */
  readonly journals: readonly string[];
  readonly input: I;
  readonly output: O;
}

interface Declaration<I extends z.ZodType, O extends z.ZodType> {
  readonly access: Access;
  readonly needs?: readonly Need[];
  readonly journals?: readonly string[];
  readonly input: I;
  readonly output: O;
}

/** A method that changes no business table. */
export function query<I extends z.ZodType, O extends z.ZodType>(d: Declaration<I, O>): Method<'query', I, O> {
  return { kind: 'query', ...complete(d) };
}

/** A method that changes something, exactly once per `requestId`. */
export function command<I extends z.ZodType, O extends z.ZodType>(d: Declaration<I, O>): Method<'command', I, O> {
  return { kind: 'command', ...complete(d) };
}

/** Long work: returns a job id at once; progress and cancel go through `jobs.*`. */
export function job<I extends z.ZodType, O extends z.ZodType>(d: Declaration<I, O>): Method<'job', I, O> {
  return { kind: 'job', ...complete(d) };
}

/** Open to everyone who reaches the host, signed in or not. */
export const anyone: Access = { who: 'anyone' };

/** Any signed-in operator, whatever the grants. */
export const anyOperator: Access = {
  who: 'operator',
  sides: ['hsa', 'insurer'],
  grants: ['clerk', 'cashier', 'reviewer', 'decider', 'supervisor', 'admin', 'auditor'],
};

/** Operators of the given sides holding at least one of the grants. */
export function operators(sides: readonly Side[], grants: readonly Grant[]): Access {
  return { who: 'operator', sides, grants };
}

function complete<I extends z.ZodType, O extends z.ZodType>(d: Declaration<I, O>) {
  return { access: d.access, needs: d.needs ?? [], journals: d.journals ?? [], input: d.input, output: d.output };
}
