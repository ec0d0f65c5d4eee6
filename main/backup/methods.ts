/** 'desk.backup' and 'desk.backups'. */
import { dirname } from 'node:path';
import { formatInstant } from '../../shared/dates.ts';
import { deskOf } from '../desk-app.ts';
import type { JobHandler, QueryHandler } from '../handler.ts';
import { newId } from '../ids.ts';
import { requireIdle, startJob } from '../jobs/jobs.ts';
import type { BackupOrder } from './make.ts';
import { runBackup } from './run.ts';
import { latestBackups, noteBackup } from './store.ts';
import { backupFolder } from './target.ts';

/** 'desk.backup': the true time stamps it, also where 体验模式 plays another day. */
export const backUpDesk: JobHandler<'desk.backup'> = (call, { to }) => {
  const desk = deskOf(call);
  const { ports, emit } = call.app;
  requireIdle(call, 'desk.backup');
  const order: BackupOrder = {
    dataDir: desk.folder,
    key: desk.key,
    to: backupFolder(desk.folder, to),
    deskCode: desk.deskCode,
    backupId: newId(ports),
    madeAt: formatInstant(ports.clock.now()),
    version: ports.version,
  };
  return startJob(call, 'desk.backup', async (report, cancelled) => {
    const outcome = await runBackup(ports, order, report, cancelled);
    noteBackup(desk.db, outcome);
    emit({ kind: 'changed', topic: 'desk' });
    return outcome;
  });
};

/** 'desk.backups' */
export const listBackups: QueryHandler<'desk.backups'> = (call) => {
  const backups = latestBackups(deskOf(call).db);
  const [last] = backups;
  return { folder: last === undefined ? null : dirname(last.path), backups };
};
