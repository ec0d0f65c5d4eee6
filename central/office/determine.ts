/** 'claim.determine': whether the sickness was there before the first continuous cover (counter rule 10). */
import { businessDayAt, type LocalDate } from '../../shared/dates.ts';
import type { Determination } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import type { OfficeOutput, OfficeParsed } from '../../shared/office.ts';
import { publish } from '../feed/publish.ts';
import { newId } from '../ids.ts';
import { claimFor, deedOf, type Desk } from './act.ts';
import { insertDetermination } from '../claims/records.ts';

/** Until the claim is reviewed a later determination takes the place of an earlier one; both stay. */
export async function determine(
  desk: Desk,
  input: OfficeParsed<'claim.determine'>,
): Promise<OfficeOutput<'claim.determine'>> {
  const { db, ports } = desk;
  const { file } = await claimFor(desk, input, { act: '认定', stages: ['determination', 'review'] });
  if (file.past !== null) throw new AppError('determination-follows', {});
  const { status, firstDiagnosedOn, reason } = input;
  requirePlausible(input, businessDayAt(ports.clock.now()), file.policy.coveredSince);
  const determination: Determination = {
    determinationId: newId(ports),
    claimId: file.claimId,
    status,
    firstDiagnosedOn,
    reason,
    ...deedOf(desk),
  };
  await insertDetermination(db, determination, null);
  await publish(db, ports, `desk/${file.desk.deskCode}`, [{ kind: 'claim-determined', determination }]);
  return { determinationId: determination.determinationId };
}

/** Throws 'office-diagnosis-unneeded', 'determination-date-missing', '-future' and '-in-cover'. */
function requirePlausible(
  { status, firstDiagnosedOn }: OfficeParsed<'claim.determine'>,
  today: LocalDate,
  coveredSince: LocalDate,
): void {
  if (status === 'healthy') {
    if (firstDiagnosedOn === null) return;
    throw new AppError('office-diagnosis-unneeded', { value: firstDiagnosedOn });
  }
  if (firstDiagnosedOn === null) throw new AppError('determination-date-missing', {});
  if (firstDiagnosedOn > today) throw new AppError('determination-date-future', { value: firstDiagnosedOn, today });
  if (firstDiagnosedOn < coveredSince) return;
  throw new AppError('determination-date-in-cover', { value: firstDiagnosedOn, from: coveredSince });
}
