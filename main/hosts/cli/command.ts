/** What a command of `npm run desk` is: words, help, and a run that answers what to print. */

export interface Command {
  /** One or two words: 'verify', 'roster import'. */
  readonly name: string;
  /** One line for the list. */
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[]): Promise<CommandResult>;
}

export interface CommandResult {
  /** False ends the program with code 1. */
  readonly ok: boolean;
  /** For people. */
  readonly text: string;
  /** For programs: one line under `--json`. */
  readonly json: unknown;
}
