/** 'sync.status': the centre, the line and why not, what came back, what came down. */
import { formatInstant } from '../../shared/dates.ts';
import { type Output } from '../../shared/contract.ts';
import { type Chain } from '../../shared/journal/entry.ts';
import { channelsOf } from '../../shared/sync/channel.ts';
import { alarmCount, alarmsOf, setAsideCount, setAsideOf } from '../attention/store.ts';
import { sha256 } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { refusedCount } from './figures.ts';
import { lineNow } from './line-state.ts';
import { refusedDecisionsOf, refusedOf, waitingCount, waitingOf } from './returned.ts';
import { nextOffer } from './roster-offer.ts';
import { stopOf } from './roster-stops.ts';

type Status = Output<'sync.status'>;

/** 'sync.status' */
export const syncStatus: QueryHandler<'sync.status'> = (call) => {
  const { db } = deskOf(call);
  const { sync } = call.app;
  const nextAt = sync.nextAt();
  const seesMoney = sessionOf(call).operator.side === 'insurer';
  return {
    centre: shownCentre(call),
    line: shownLine(call),
    isRunning: sync.isRunning(),
    nextAt: nextAt === null ? null : formatInstant(nextAt),
    refused: refusedOf(db, seesMoney),
    refusedCount: refusedCount(db),
    refusedDecisions: refusedDecisionsOf(db),
    waiting: waitingOf(db, seesMoney),
    waitingCount: waitingCount(db),
    unknown: unknownOf(db, sync.batchUnderWay()),
    ...alarmsOf(db),
    alarmCount: alarmCount(db),
    setAside: setAsideOf(db, seesMoney),
    setAsideCount: setAsideCount(db),
    channels: channels(call),
    roster: offered(call),
  };
};

function shownCentre(call: Call): Status['centre'] {
  const { epochMark, centre: joined } = deskOf(call);
  const centre = joined();
  if (centre === null) return null;
  const { name, url, publicKey, admdvs, joinedAt } = centre;
  const mark = epochMark();
  return {
    name,
    url,
    fingerprint: sha256(publicKey).slice(0, 16),
    admdvs,
    joinedAt,
    letter: mark.length === 1 ? mark : null,
  };
}

function shownLine(call: Call): Status['line'] {
  const { sync, ports } = call.app;
  const now = { heardAt: sync.heardAt(), now: ports.clock.now() };
  const { state, trouble, attemptedAt, lastContactAt, skewMs } = lineNow(deskOf(call).db, now);
  const skewMinutes = skewMs === null ? null : Math.round(skewMs / 60_000);
  return { state, trouble: trouble?.message ?? null, attemptedAt, lastContactAt, skewMinutes };
}

function unknownOf(db: Database, underWay: number | null): Status['unknown'] {
  return db.all<{ no: number; chain: Chain; first: number; last: number; sentAt: string | null }>(
    `SELECT no, chain, first_seq AS first, last_seq AS last, sent_at AS sentAt FROM batches
     WHERE state = 'sending' AND no <> ? ORDER BY no`,
    underWay ?? 0,
  );
}

/** The desk's channels in their order, those from which nothing came yet too. */
function channels(call: Call): Status['channels'] {
  const { db, deskCode, centre: joined } = deskOf(call);
  const centre = joined();
  if (centre === null) return [];
  return channelsOf(deskCode, centre.admdvs).map((channel) => {
    const row = db.one<{ n: number; takenAt: string }>(
      `SELECT n, (SELECT bytes ->> '$.at' FROM journal WHERE subject = channel || '-' || n AND type = 'package.taken/2') AS takenAt
       FROM packages WHERE channel = ? ORDER BY n DESC LIMIT 1`,
      channel,
    );
    return { channel, n: row?.n ?? 0, takenAt: row?.takenAt ?? null };
  });
}

function offered(call: Call): Status['roster'] {
  const offer = nextOffer(call);
  if (offer === null) return null;
  const { sha256: hash, fileName, asOf, base, rows } = offer;
  const stop = stopOf(deskOf(call).db, hash);
  const isStopped = stop !== null && stop.approvedBy === null;
  const stopped = isStopped ? { code: stop.trouble.code, sentence: stop.trouble.message, at: stop.stoppedAt } : null;
  return { sha256: hash, fileName, asOf, base, rows, stopped };
}
