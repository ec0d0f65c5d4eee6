/** Who was found lately, by session: a search result is opened by a reference that names nobody and expires. */
import type { Session, Sessions } from '../session/sessions.ts';

export interface FoundPeople {
  /** A reference for each number, in their order. */
  keep(session: Session, certnos: readonly string[]): string[];
  /** The number behind a reference of this very session, or null. */
  certnoOf(session: Session, ref: string): string | null;
}

/** So many answers of a session can still be opened. */
const KEPT = 200;

interface Answers {
  /** How many answers this session had. */
  count: number;
  readonly kept: Map<string, readonly string[]>;
}

/** Nothing found yet. References count up within their session and die with it; another session's mean nothing. */
export function createFoundPeople(sessions: Sessions): FoundPeople {
  const answers = new Map<string, Answers>();
  const answersOf = ({ token }: Session): Answers => {
    const known = answers.get(token);
    if (known !== undefined) return known;
    for (const each of answers.keys()) if (!sessions.has(each)) answers.delete(each);
    const fresh: Answers = { count: 0, kept: new Map() };
    answers.set(token, fresh);
    return fresh;
  };
  return {
    keep: (session, certnos) => {
      const own = answersOf(session);
      own.count += 1;
      const id = String(own.count);
      own.kept.set(id, certnos);
      own.kept.delete(String(own.count - KEPT));
      return certnos.map((_, at) => `${id}-${at}`);
    },
    certnoOf: (session, ref) => {
      const [id = '', at = ''] = ref.split('-');
      return answers.get(session.token)?.kept.get(id)?.[Number(at)] ?? null;
    },
  };
}
