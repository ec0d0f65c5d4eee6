/** One round with the centre: business goes up, the feed comes down, looks go up last (DESIGN §3.3 "Two chains"). */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { channelsOf } from '../../shared/sync/channel.ts';
import { databaseError } from '../database/database-error.ts';
import type { Application } from '../desk-app.ts';
import { sceneOf } from '../desk-app.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { noteFault } from '../note-fault.ts';
import { reconcileOperators } from '../session/reconcile.ts';
import { write } from '../write.ts';
import { type Centre, epochKeyOf } from './centre.ts';
import { fetchBack, type FetchBack, needsFetchBack } from './fetch-back.ts';
import { endsRound } from './line-state.ts';
import { type Pull, pullChannel } from './pull.ts';
import { type Push, pushChain } from './push.ts';
import type { Correspondence } from './request.ts';
import { takeOfferedRoster } from './roster-fetch.ts';

/** Who takes part in a round, and who hears of it. */
export interface RoundScene {
  readonly app: Application;
  readonly desk: OpenDesk;
  readonly centre: Centre;
  readonly signal: AbortSignal;
  heard(skewMs: number): void;
  underWay(batchNo: number | null): void;
  /** Something of the desk's own figures has changed. */
  progressed(): void;
}

export interface Round {
  /** Entries the centre has acknowledged. */
  readonly sent: number;
  /** Packages taken. */
  readonly taken: number;
  /** The first thing that went wrong, or null. */
  readonly trouble: AppError | null;
}

/** Never rejects but for a stop. What goes wrong in one part does not keep the others, unless it is the line itself. */
export async function runRound(scene: RoundScene): Promise<Round> {
  const count = { sent: 0, taken: 0 };
  const { push, pull, back } = partsOf(scene, count);
  const channels = channelsOf(scene.desk.deskCode, scene.centre.admdvs);
  const first = await runSteps(scene, [
    // Nothing goes up before what is missing has come back: where two lives of a desk differ must be found first.
    ...(needsFetchBack(scene.desk) ? [() => fetchBack(back)] : []),
    () => pushChain(push, 'business'),
    ...channels.map((channel) => () => pullChannel(pull, channel)),
    // What was taken is journaled, and goes up too.
    () => (count.taken > 0 ? pushChain(push, 'business') : Promise.resolve()),
    () => pushChain(push, 'access'),
  ]);
  reconcileOperators(scene.app);
  const trouble = first ?? (await errorOf(scene, () => takeOffered(scene)));
  return { ...count, trouble };
}

type Step = () => void | Promise<void>;

async function runSteps(scene: RoundScene, steps: readonly Step[]): Promise<AppError | null> {
  let first: AppError | null = null;
  for (const step of steps) {
    const error = await errorOf(scene, step);
    first ??= error;
    if (error !== null && (endsRound(error) || needsFetchBack(scene.desk))) break;
    await setImmediate();
  }
  return first;
}

async function errorOf({ app, signal }: RoundScene, step: Step): Promise<AppError | null> {
  try {
    await step();
    return null;
  } catch (cause) {
    if (signal.aborted) throw cause;
    const known = databaseError(cause, app.ports.dataDir);
    // A fault of ours gets a reference; the counter goes on.
    return known instanceof AppError
      ? known
      : new AppError('fault', { reference: noteFault(app.ports, 'sync-fault', known) });
  }
}

function partsOf(
  scene: RoundScene,
  count: { sent: number; taken: number },
): { readonly push: Push; readonly pull: Pull; readonly back: FetchBack } {
  const { app, desk, centre: joined } = scene;
  const centre = correspondenceOf(scene);
  const push: Push = {
    ports: app.ports,
    desk,
    centre,
    underWay: scene.underWay,
    acknowledged: (entries) => {
      count.sent += entries;
      scene.progressed();
    },
  };
  const pull: Pull = {
    desk,
    centre,
    publicKey: joined.publicKey,
    write: (act) => write(app.ports, desk, sceneOf({ app, session: null }), null, act),
    taken: () => {
      count.taken += 1;
      scene.progressed();
    },
  };
  const back: FetchBack = {
    ports: app.ports,
    desk,
    centre,
    publicKey: joined.publicKey,
    fetched: () => scene.progressed(),
  };
  return { push, pull, back };
}

/** How this desk speaks to its centre. */
export function correspondenceOf({
  app,
  desk,
  centre,
  signal,
  heard,
}: Omit<RoundScene, 'underWay' | 'progressed'>): Correspondence {
  const { deskCode, epoch } = desk;
  const { privateKey } = epochKeyOf(desk);
  return { ports: app.ports, url: centre.url, deskCode, epoch, privateKey, signal, heard };
}

/** Runs beside the rounds: a poor line takes its time over a roster. */
function takeOffered(scene: RoundScene): void {
  takeOfferedRoster({ app: scene.app, session: null }, (signal) => correspondenceOf({ ...scene, signal }));
}
