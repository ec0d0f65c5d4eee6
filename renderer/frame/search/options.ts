/** What can be chosen below the search box: people, papers, and for a whole number the roster's answer and 参保. */
import type { FoundPerson } from '../../../shared/contract/people.ts';
import type { Output } from '../../../shared/contract.ts';
import { wholeCertno } from '../../../shared/person-search.ts';

export type SearchOption =
  | { readonly kind: 'person'; readonly person: FoundPerson }
  | { readonly kind: 'paper'; readonly paper: Output<'person.find'>['papers'][number] }
  /** Nobody with this number has business here: opened by the number itself. */
  | { readonly kind: 'number'; readonly certno: string };

/** In the order of the list; the first is what Enter takes. */
export function optionsOf(text: string, found: Output<'person.find'>): SearchOption[] {
  const people = found.people.map((person) => ({ kind: 'person' as const, person }));
  const papers = found.papers.map((paper) => ({ kind: 'paper' as const, paper }));
  const certno = wholeCertno(text);
  const isUnknown = certno !== null && people.length === 0;
  // A paper's number was typed for the paper.
  return [...papers, ...people, ...(isUnknown ? [{ kind: 'number' as const, certno }] : [])];
}

/** A key for each row. */
export function keyOf(option: SearchOption): string {
  switch (option.kind) {
    case 'person':
      return option.person.ref;
    case 'paper':
      return option.paper.no;
    case 'number':
      return option.certno;
  }
}
