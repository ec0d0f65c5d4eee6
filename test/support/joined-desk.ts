/** A 体验模式 desk with a line, joined to a centre; rounds come only when a test asks. */
import type { Ports } from '../../main/ports.ts';
import type { Output } from '../../shared/contract.ts';
import { openTestDesk, type TestDesk, testPorts } from './desk.ts';
import { CENTRE_URL, CODE, smallCentre, type SmallCentre } from './small-centre.ts';
import { type Crew, type DeskTemplate, signInCrew } from './spine.ts';

export interface JoinedDesk {
  readonly desk: TestDesk;
  readonly centre: SmallCentre;
  readonly crew: Crew;
  /** 'sync.now' by the clerk. */
  sync(): Promise<Output<'sync.now'>>;
  status(): Promise<Output<'sync.status'>>;
  figures(): Promise<Output<'desk.figures'>>;
}

/** Timers that never fire: no round begins by itself. */
export const NEVER: Ports['after'] = () => () => undefined;

/** Copies the template's folder, opens it with the centre's line and joins. */
export async function joinDesk(
  template: DeskTemplate,
  centre = smallCentre(),
  ports: Partial<Ports> = {},
): Promise<JoinedDesk> {
  const desk = template.open({ clock: centre.clock, line: centre.line, after: NEVER, ...ports });
  const crew = await signInCrew(desk);
  await desk.call('sync.join', { url: CENTRE_URL, code: CODE }, { session: crew.admin });
  const joined = joinedWith(desk, centre, crew);
  await joined.sync();
  return joined;
}

/** The same folder opened again, as after a restart; everyone signs in anew. */
export async function reopen({ desk, centre }: JoinedDesk, ports: Partial<Ports> = {}): Promise<JoinedDesk> {
  await desk.app.close();
  const again = openTestDesk(testPorts({ ...desk.ports, ...ports }));
  const [clerk, cashier, supervisor, admin] = await Promise.all(
    ['1001', '1002', '1003', '9001'].map((no) => again.signIn(no)),
  );
  if (clerk === undefined || cashier === undefined || supervisor === undefined || admin === undefined)
    throw new Error('nobody');
  return joinedWith(again, centre, { clerk, cashier, supervisor, admin });
}

function joinedWith(desk: TestDesk, centre: SmallCentre, crew: Crew): JoinedDesk {
  const session = crew.clerk;
  return {
    desk,
    centre,
    crew,
    sync: () => desk.call('sync.now', {}, { session }),
    status: () => desk.call('sync.status', {}, { session }),
    figures: () => desk.call('desk.figures', {}, { session }),
  };
}
