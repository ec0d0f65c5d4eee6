/** How a method of the contract is answered. */
import type { Contract, MethodName, Output, ParsedInput } from '../shared/contract.ts';
import { type Call, writeFor } from './desk-app.ts';
import type { RequestStamp, Transaction } from './write.ts';

/** Answers a query; a look it journals goes through `writeFor`. */
export type QueryHandler<M extends MethodName> = (call: Call, input: ParsedInput<M>) => Output<M> | Promise<Output<M>>;

/** Carries out a command once for its request. */
export type CommandHandler<M extends MethodName> = (
  call: Call,
  input: ParsedInput<M>,
  request: RequestStamp,
) => Promise<Output<M>>;

/** Starts long work and answers its job id. */
export type JobHandler<M extends MethodName> = (call: Call, input: ParsedInput<M>) => Output<M>;

export type HandlerOf<M extends MethodName> = Contract[M]['kind'] extends 'query'
  ? QueryHandler<M>
  : Contract[M]['kind'] extends 'job'
    ? JobHandler<M>
    : CommandHandler<M>;

export type Handlers = { readonly [M in MethodName]: HandlerOf<M> };

interface CommandParts<M extends MethodName, P> {
  /** What takes time or waits, outside the transaction. */
  readonly prepare: (call: Call, input: ParsedInput<M>) => P | Promise<P>;
  /** The act itself, in one transaction; it cannot wait. */
  readonly act: (transaction: Transaction, input: ParsedInput<M>, prepared: P, call: Call) => Output<M>;
  /** What follows once it is committed; it must be safe to lose. */
  readonly after?: (call: Call, input: ParsedInput<M>) => void | Promise<void>;
  /** Topics whose queries are stale afterwards. */
  readonly changes: readonly string[];
}

/** A command in three parts around one `write()`. */
export function command<M extends MethodName, P>(parts: CommandParts<M, P>): CommandHandler<M> {
  return async (call, input, request) => {
    const prepared = await parts.prepare(call, input);
    const answer = writeFor(call, request, (transaction) => parts.act(transaction, input, prepared, call));
    await parts.after?.(call, input);
    for (const topic of parts.changes) call.app.emit({ kind: 'changed', topic });
    return answer;
  };
}

/** For commands with nothing to prepare. */
export function nothing(): null {
  return null;
}
