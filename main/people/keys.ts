/** What a person with business here is found by: name, pinyin, initials, the last four of the number. */
import { startNameKeys } from '../names/name-keys.ts';

/**
 * Which pinyin-pro the stored keys were made with. Another dictionary may read a name otherwise, and `verify` compares the
 * stored keys with rebuilt ones: an upgrade needs a migration that runs `fillPeople` again.
 */
export const KEYS_MADE_WITH = 'pinyin-pro 3.29.4';

/** The distinct keys of one person under one or several spellings of the name. */
export function personKeys(names: readonly string[], certno: string): string[] {
  const keysOfName = startNameKeys();
  const spelt = names.flatMap((each) => {
    const { name, pinyin, initials, others } = keysOfName(each);
    const letters = [pinyin, initials, ...others];
    // ü is typed as v; who types lu for 吕 finds it too.
    return [name, name.replaceAll('·', ''), ...letters, ...letters.map((text) => text.replaceAll('v', 'u'))];
  });
  return [...new Set([...spelt, tailOf(certno)])].filter((key) => key !== '');
}

/** The last four characters of a number, which people know by heart. */
export function tailOf(certno: string): string {
  return certno.slice(-4);
}
