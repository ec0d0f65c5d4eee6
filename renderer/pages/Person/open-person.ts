/** How other places open the person page: by a search result, a number as typed, or the card that was just read. */
import { type Who, whoSchema } from '../../../shared/contract/people.ts';
import { useNavigation, type Navigation } from '../../frame/pages.ts';

/** Opens a person; the page they are on is left as it is, Esc comes back to it. */
export function useOpenPerson(): (who: Who) => void {
  const { goTo } = useNavigation();
  return (who) => goTo('person', JSON.stringify(who));
}

type CardNumber = Pick<Extract<Who, { by: 'card' }>, 'psn_cert_type' | 'certno'>;

/** Opens the person whose card was just read: unmasked for that job (counter rule 4). */
export function openPersonByCard(goTo: Navigation['goTo'], card: CardNumber): void {
  const who: Who = { by: 'card', psn_cert_type: card.psn_cert_type, certno: card.certno };
  goTo('person', JSON.stringify(who));
}

/** Whom the page was opened for, or null. */
export function readSubject(subject: string): Who | null {
  if (!subject.startsWith('{')) return null;
  const parsed = whoSchema.safeParse(JSON.parse(subject));
  return parsed.success ? parsed.data : null;
}
