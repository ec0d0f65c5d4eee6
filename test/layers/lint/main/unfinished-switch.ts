type Kind = 'query' | 'command' | 'job';

export function label(kind: Kind): string {
  switch (kind) {
    case 'query':
      return 'q';
    case 'command':
      return 'c';
  }
  return '';
}
