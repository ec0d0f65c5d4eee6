/** Which stage the page is in: nobody signed in, at work, or a session that ended while something was typed. */
import { useState } from 'react';
import { Button } from 'antd';
import type { OfficeUser } from '../../shared/office/user.ts';
import { ErrorSentence } from '../components/ErrorSentence.tsx';
import { Watermark } from '../frame/Watermark.tsx';
import { useOfficeQuery } from './api/use-office.ts';
import { OfficeFrame } from './frame/OfficeFrame.tsx';
import { SignInAgain, SignInPage } from './frame/SignIn.tsx';

/** Milliseconds between two looks whether the session still holds. */
const CHECK = 60_000;

/** Draws the stage; what is typed in the frame survives a session that ended, if the same person signs in again. */
export function OfficeStage() {
  const status = useOfficeQuery('office.status', {}, { every: CHECK });
  const now = status.data?.session?.user ?? null;
  const [last, setLast] = useState<OfficeUser | null>(null);
  if (now !== null && now !== last) setLast(now);
  const user = now ?? last;
  if (status.data === undefined) {
    return <Waiting error={status.error} retry={() => void status.refetch()} />;
  }
  if (user === null) return <SignInPage status={status.data} />;
  return (
    <>
      {status.data.mode === 'demo' && <Watermark />}
      <OfficeFrame
        key={user.userNo}
        status={status.data}
        user={user}
        isShut={now === null}
        leave={() => setLast(null)}
      />
      {now === null && <SignInAgain user={user} leave={() => setLast(null)} />}
    </>
  );
}

function Waiting({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  if (error === null) return <div className="stage-wait">正在打开理赔审核……</div>;
  return (
    <main className="stage-wait">
      <h1>理赔审核</h1>
      <ErrorSentence error={error} />
      <Button type="primary" onClick={retry}>
        再试一次
      </Button>
    </main>
  );
}
