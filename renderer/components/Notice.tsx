/** A band that says something the clerk must know: good, doubtful or plain. */
import type { ReactNode } from 'react';
import { CheckCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';

export type Tone = 'good' | 'warning' | 'plain';

const ICONS = { good: CheckCircleFilled, warning: ExclamationCircleFilled, plain: InfoCircleFilled } as const;

/** A sentence with its tone; the tone also shows by its sign, not by colour alone. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice-${tone}`}>
      <Icon aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
