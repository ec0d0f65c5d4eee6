/** A certificate as typed: what can be said about it while the clerk is still at the window. */
import type { LocalDate } from '../../shared/dates.ts';
import { errorSentence } from '../../shared/errors.ts';
import { checkCertificate } from '../../shared/identity.ts';

export interface ReadCertificate {
  /** Normalised, or null while it cannot be right. */
  readonly certno: string | null;
  readonly problem: string | null;
  readonly warnings: readonly string[];
  readonly brdy: LocalDate | null;
  readonly gend: '1' | '2' | null;
}

/** Checks a number of a type on a day with the same function as the desk. */
export function readCertificate(certType: string, typed: string, today: LocalDate): ReadCertificate {
  const check = checkCertificate(certType, typed, today);
  const nothing = { certno: null, warnings: [], brdy: null, gend: null };
  if (!check.ok) return { ...nothing, problem: errorSentence(check.code, check.details) };
  return {
    certno: check.certno,
    problem: null,
    warnings: check.warnings.map((warning) => warning.sentence),
    brdy: check.brdy ?? null,
    gend: check.gend ?? null,
  };
}
