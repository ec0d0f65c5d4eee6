/** A window that tries claims and a centre whose claims office answers over HTTP; the journal is carried over as it stands. */
import { createCentral } from '../../central/app.ts';
import type { OfficePage } from '../../central/office/routes.ts';
import type { Input } from '../../shared/contract.ts';
import { fen } from '../../shared/money.ts';
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import { claimOf, onClaimDay, type VisitInput, WORKED_PAYABLE, workedVisit } from './claims.ts';
import type { TestDesk } from './desk.ts';
import { judgedCentre, type JudgedCentre } from './judged-centre.ts';
import { putOfficers } from './office.ts';
import type { TestPostgres } from './postgres.ts';
import { proposal } from './proposals.ts';
import { type Crew, type DeskTemplate, signInCrew } from './spine.ts';

export interface OfficeScene {
  readonly desk: TestDesk;
  readonly crew: Crew;
  readonly centre: JudgedCentre;
  readonly url: string;
  /** A person joins, and the premium is counted; answers the policy. */
  insure(name: string): Promise<string>;
  /** A claim on a policy, tried at the window; the worked stay unless told otherwise. */
  tryClaim(policyId: string, name: string, trial?: Partial<Trial>): Promise<Tried>;
  /** The same claim tried once more. */
  tryAgain(claimId: string): Promise<Tried>;
  /** The window corrects a claim it has taken in, here to the same stay with this number of the settlement. */
  amend(claimId: string, policyId: string, name: string, setlId: string): Promise<void>;
  /** What the window wrote reaches the centre and is judged. */
  arrive(): Promise<void>;
  /** What the centre told the window, by kind. */
  told<K extends FeedItem['kind']>(kind: K): Promise<Extract<FeedItem, { readonly kind: K }>[]>;
  stop(): Promise<void>;
}

interface Trial {
  readonly visit: VisitInput;
  readonly expected: Input<'claims.try'>['expected'];
}

export interface Tried {
  readonly claimId: string;
  readonly settlementId: string;
}

/** No other payer has paid, and none is still to be asked. */
export function settledVisit(facts: Parameters<typeof workedVisit>[0] = {}): VisitInput {
  return { ...workedVisit(facts), otherPayers: [{ payer: 'special-benefit', state: 'none', amount: fen(0) }] };
}

/** A scene in 体验模式; the centre's clock stands a few days after the trials. */
export async function officeScene(
  postgres: TestPostgres,
  template: DeskTemplate,
  page: OfficePage,
): Promise<OfficeScene> {
  const desk = template.open();
  const crew = await signInCrew(desk);
  const centre = await judgedCentre(postgres);
  const { pool, ports } = centre;
  await putOfficers(centre);
  const central = await createCentral({ pool, ports, judge: async () => 0, office: page });
  const url = await central.server.listen({ host: '127.0.0.1', port: 0 });
  return {
    desk,
    crew,
    centre,
    url,
    insure: async (name) => {
      const { policyId, paymentId } = await desk.call('enrollment.propose', proposal(name), { session: crew.clerk });
      await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: crew.cashier });
      return policyId;
    },
    tryClaim: async (policyId, name, { visit = settledVisit(), expected = WORKED_PAYABLE } = {}) =>
      onClaimDay(desk, crew.clerk, async () => {
        const session = crew.clerk;
        const { claimId } = await desk.call('claims.open', claimOf(policyId, name, { visit }), { session });
        const { settlementId } = await desk.call('claims.try', { claimId, expected }, { session });
        return { claimId, settlementId };
      }),
    tryAgain: (claimId) =>
      onClaimDay(desk, crew.clerk, async () => {
        const input = { claimId, expected: WORKED_PAYABLE };
        const { settlementId } = await desk.call('claims.try', input, { session: crew.clerk });
        return { claimId, settlementId };
      }),
    amend: (claimId, policyId, name, setlId) =>
      onClaimDay(desk, crew.clerk, async () => {
        const visit = settledVisit({ setl_id: setlId, mdtrt_id: `M${setlId}` });
        const { claimant, invoices } = claimOf(policyId, name);
        await desk.call('claims.amend', { claimId, claimant, visit, invoices }, { session: crew.clerk });
      }),
    arrive: async () => {
      await centre.send(desk);
      await centre.judge();
      ports.clock.set('2022-07-04', '10:00');
    },
    told: async (kind) => {
      const items = await centre.told();
      // The filter is the proof; the compiler does not see it.
      return items.filter((item) => item.kind === kind) as never;
    },
    stop: async () => {
      await central.close();
      await pool.end();
      await desk.dispose();
    },
  };
}
