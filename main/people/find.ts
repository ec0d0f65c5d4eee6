/** 'person.find': people by what was typed, masked, at most 20, not journaled (DESIGN §5, counter rules 4, 11). */
import type { Output } from '../../shared/contract.ts';
import { maskCertno } from '../../shared/mask.ts';
import { readPersonSearch, type PersonSearch } from '../../shared/person-search.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { nameQueryOf, startNameKeys } from '../names/name-keys.ts';
import { currentRoster } from '../roster/current.ts';
import { readSetting } from '../settings/store.ts';
import { findPapers } from './papers.ts';
import { findByKey, findPerson, MOST, type PersonRow } from './store.ts';

type Found = Output<'person.find'>;

interface Hit extends PersonRow {
  readonly from: Found['people'][number]['from'];
}

/** 'person.find' */
export const findPeople: QueryHandler<'person.find'> = (call, { text }) => {
  const search = readPersonSearch(text);
  const township = readSetting(deskOf(call).db, 'desk.township');
  const papers = search.kind === 'number' ? papersOf(call, search) : [];
  const hits = businessHits(call, search, township);
  const more = [...personsOf(call, papers), ...(hits.length < MOST ? rosterHits(call, search, township) : [])];
  const all = more.length === 0 ? hits : uniqueHits([...hits, ...more]).slice(0, MOST);
  return { people: shown(call, all), papers: papers.map(({ no, kind, psn_name }) => ({ no, kind, psn_name })) };
};

function businessHits(call: Call, search: PersonSearch, township: string | null): Hit[] {
  return businessRows(call, search, township).map((row) => ({ ...row, from: 'business' }));
}

function businessRows(call: Call, search: PersonSearch, township: string | null): PersonRow[] {
  const { db } = deskOf(call);
  switch (search.kind) {
    case 'nothing':
      return [];
    case 'tail':
      return findByKey(db, search.tail, township);
    case 'number': {
      // Whole only: answering beginnings would tell digit by digit what the mask hides.
      const row = findPerson(db, search.certno);
      return row === null ? [] : [row];
    }
    case 'name': {
      const query = nameQueryOf(search.text, startNameKeys());
      return query === null ? [] : findByKey(db, query.key, township);
    }
  }
}

/** Contracts are none of the 医保 side's business (counter rule 2). */
function papersOf(call: Call, search: Extract<PersonSearch, { kind: 'number' }>) {
  return sessionOf(call).operator.side === 'insurer' ? findPapers(deskOf(call).db, search, MOST) : [];
}

function personsOf(call: Call, papers: readonly { readonly certno: string | null }[]): Hit[] {
  const { db } = deskOf(call);
  return papers.flatMap(({ certno }) => {
    const row = certno === null ? null : findPerson(db, certno);
    return row === null ? [] : [{ ...row, from: 'business' }];
  });
}

/** The whole roster answers names to the 医保 side only (counter rule 4). */
function rosterHits(call: Call, search: PersonSearch, township: string | null): Hit[] {
  if (search.kind !== 'name' || sessionOf(call).operator.side !== 'hsa') return [];
  const query = nameQueryOf(search.text, startNameKeys());
  const roster = currentRoster(call.app);
  if (query === null || roster === null) return [];
  return roster.search({ query, township, limit: MOST }).map(({ certno, psn_name, township: lives }) => ({
    certno,
    psn_name,
    township: lives,
    from: 'roster',
  }));
}

function uniqueHits(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ certno }) => !seen.has(certno) && seen.add(certno).size > 0);
}

function shown(call: Call, hits: readonly Hit[]): Found['people'] {
  if (hits.length === 0) return [];
  const refs = call.app.found.keep(
    sessionOf(call),
    hits.map(({ certno }) => certno),
  );
  return hits.map(({ certno, psn_name, township, from }, at) => ({
    ref: refs[at] ?? '',
    psn_name,
    certno: maskCertno(certno),
    township,
    from,
  }));
}
