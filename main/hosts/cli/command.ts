/** What a command of `npm run desk` is: help, and a run that answers what to print. */

export interface Command {
  readonly help: string;
  run(args: readonly string[]): Promise<CommandResult>;
}

export interface CommandResult {
  /** False ends the program with code 1. */
  readonly ok: boolean;
  /** For people. */
  readonly text: string;
  /** For programs: one line under `--json`; undefined where the command wrote its lines itself. */
  readonly json: unknown;
}
