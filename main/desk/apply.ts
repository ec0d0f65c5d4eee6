/** From entries about the desk to its tables. */
import type { Appliers } from '../journal/apply.ts';

export const deskAppliers = {
  'desk.registered/1': {
    apply: (db, _entry, body) => {
      if (body === null) return; // holds no personal data, so it is never erased
      db.run(
        'INSERT INTO desk (only_row, desk_code, site, zone, mode, demo_day) VALUES (1, ?, ?, ?, ?, NULL)',
        body.deskCode,
        body.site,
        body.zone,
        body.mode,
      );
    },
  },
  'epoch.opened/1': {
    apply: (db, entry, body) => {
      if (body === null) return; // holds no personal data, so it is never erased
      db.run(
        `INSERT INTO epochs (epoch_id, number, mark, public_key, opened_at, paper_counter)
         VALUES (?, (SELECT count(*) + 1 FROM epochs), ?, ?, ?, 0)`,
        body.epochId,
        body.mark,
        body.publicKey,
        entry.at,
      );
    },
  },
  'desk.joined/1': {
    apply: (db, entry, body) => {
      if (body === null) return; // holds no personal data, so it is never erased
      db.run(
        `INSERT OR REPLACE INTO centre (only_row, url, centre_id, name, public_key, admdvs, joined_at)
         VALUES (1, ?, ?, ?, ?, ?, ?)`,
        body.url,
        body.centreId,
        body.centreName,
        body.centreKey,
        entry.amounts.admdvs,
        entry.at,
      );
      db.run('UPDATE epochs SET mark = ? WHERE epoch_id = ?', entry.amounts.letter, entry.epoch);
    },
  },
  'operator.added/1': {
    apply: (db, entry, body) => {
      db.run(
        `INSERT INTO operators (operator_no, name, side, insurer, grants, licence_no, standing, added_at)
         VALUES (?, ?, ?, ?, ?, ?, 'active', ?)`,
        entry.subject,
        body?.operator.name ?? '',
        entry.amounts.side,
        body?.operator.insurer ?? null,
        JSON.stringify(entry.amounts.grants),
        body?.operator.licenceNo ?? null,
        entry.at,
      );
    },
  },
  'operator.changed/1': {
    apply: (db, entry, body) => {
      db.run(
        `UPDATE operators SET name = ?, side = ?, insurer = ?, grants = ?, licence_no = ?, standing = ?
         WHERE operator_no = ?`,
        body?.operator.name ?? '',
        entry.amounts.side,
        body?.operator.insurer ?? null,
        JSON.stringify(entry.amounts.grants),
        body?.operator.licenceNo ?? null,
        entry.amounts.standing,
        entry.subject,
      );
    },
  },
  'shift.opened/1': {
    apply: (db, entry) => {
      db.run(
        `INSERT INTO shifts (shift_id, operator_no, business_day, float_fen, opened_at, closed_at)
         VALUES (?, ?, ?, ?, ?, NULL)`,
        entry.subject,
        entry.actor.operatorNo,
        entry.businessDay,
        entry.amounts.float,
        entry.at,
      );
    },
  },
  'roster.switched/1': {
    apply: (db, entry, body) => {
      if (body === null) return; // holds no personal data, so it is never erased
      db.run(
        `INSERT INTO roster_versions (version, source_name, source_hash, as_of, people, row_count, refused, switched_at,
                                      switch_no)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(switch_no), 0) + 1 FROM roster_versions))
         ON CONFLICT (version) DO UPDATE SET switched_at = excluded.switched_at, switch_no = excluded.switch_no`,
        body.version,
        body.sourceName,
        body.sourceHash,
        body.asOf,
        body.people,
        body.rows,
        body.refused,
        entry.at,
      );
    },
  },
  'demo.daySet/1': {
    apply: (db, _entry, body) => {
      if (body !== null) db.run('UPDATE desk SET demo_day = ?', body.day);
    },
  },
} satisfies Appliers;
