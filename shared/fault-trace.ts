/** What of a fault may be written down: its name and where it broke; never its message, which may name a person. */

/** The frames of a cause, innermost first and at most `most`, one a line; '' for what is no error. */
export interface FaultTrace {
  readonly name: string;
  readonly frames: string;
}

/** The trace of whatever was thrown. Shape: the class's name, and frames without the message above them. */
export function traceOf(cause: unknown, most = 12): FaultTrace {
  if (!(cause instanceof Error)) return { name: typeof cause, frames: '' };
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: cause.name, frames: frames.slice(0, most).join('\n') };
}
