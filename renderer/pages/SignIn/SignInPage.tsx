/** Who works at this window now. */
import type { Output } from '../../../shared/contract.ts';
import { ZONE_NAMES } from '../../../shared/desk.ts';
import { Notice } from '../../components/Notice.tsx';
import { Brand } from '../../frame/Brand.tsx';
import { Watermark } from '../../frame/Watermark.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The page between start and work. */
export function SignInPage({ status }: { readonly status: Output<'desk.status'> }) {
  const { desk, mode } = status;
  return (
    <main className="gate">
      {mode === 'demo' && <Watermark />}
      <div className="gate-card">
        <Brand />
        {desk !== null && (
          <p className="gate-desk">
            {desk.site} · 窗口 {desk.deskCode} · {ZONE_NAMES[desk.zone]}
          </p>
        )}
        {mode === 'demo' && (
          <Notice tone="plain">
            体验模式：人员、保单与数值均为虚构样例，单证印有“体验模式”字样，不能用于真实业务。
          </Notice>
        )}
        <SignInForm initialNo="" demoOperators={status.demoOperators} />
      </div>
      <p className="gate-version">版本 {status.version}</p>
    </main>
  );
}
