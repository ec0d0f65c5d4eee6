/** Papers that are due and not issued yet: one button each; the number is taken when it is pressed. */
import { Button } from 'antd';
import { PAPER_NAMES, type IssuedKind, type IssuedPaper } from '../../../shared/papers.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';

export interface IssuePapersProps {
  readonly kinds: readonly IssuedKind[];
  /** The policy or the decision they are about. */
  readonly subject: string;
  readonly size?: 'small' | 'middle';
  /** What to do with the new paper besides listing it. */
  readonly onIssued?: (paper: IssuedPaper) => void;
}

export function IssuePapers({ kinds, subject, size = 'middle', onIssued }: IssuePapersProps) {
  const issue = useDeskCommand('papers.issue');
  const mayIssue = useMayCall('papers.issue');
  if (!mayIssue || kinds.length === 0) return null;
  return (
    <>
      <ErrorSentence error={issue.error} />
      <span className="row-actions">
        {kinds.map((kind) => (
          <Button
            key={kind}
            size={size}
            loading={issue.isPending}
            onClick={() => {
              if (!issue.isPending) issue.mutate({ kind, subject }, { onSuccess: (paper) => onIssued?.(paper) });
            }}
          >
            出《{PAPER_NAMES[kind]}》
          </Button>
        ))}
      </span>
    </>
  );
}
