/** Which of the three stages the desk is in: nothing set up, nobody signed in, at work. */
import { Button } from 'antd';
import { useDeskEvents } from './api/events.ts';
import { useDeskQuery } from './api/use-desk-query.ts';
import { useSession } from './api/desk-context.ts';
import { ErrorSentence } from './components/ErrorSentence.tsx';
import { useFrame } from './frame/use-frame.ts';
import { StartPage } from './pages/Start/StartPage.tsx';
import { SignInPage } from './pages/SignIn/SignInPage.tsx';
import { LockScreen } from './session/LockScreen.tsx';
import { useSessionCheck } from './session/use-session-check.ts';

/** Draws the stage; what is typed in the frame survives a lock and a lost session. */
export function Stage() {
  useDeskEvents();
  useSessionCheck();
  const status = useDeskQuery('desk.status', {});
  const session = useSession();
  const { Frame, error } = useFrame(session !== null);
  if (status.error !== null) return <Unreachable error={status.error} retry={() => void status.refetch()} />;
  if (status.data === undefined) return <Opening />;
  if (status.data.stage === 'new') return <StartPage />;
  if (session === null) return <SignInPage status={status.data} />;
  if (error !== null) return <Unreachable error={error} retry={() => location.reload()} />;
  if (Frame === null) return <Opening />;
  const isShut = session.state !== 'active';
  return (
    <>
      <Frame key={session.operator.operatorNo} status={status.data} operator={session.operator} isShut={isShut} />
      {isShut && <LockScreen session={session} status={status.data} />}
    </>
  );
}

function Opening() {
  return <div className="stage-wait">正在打开联办窗口……</div>;
}

function Unreachable({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <main className="stage-wait">
      <h1>联办窗口</h1>
      <ErrorSentence error={error} />
      <Button type="primary" onClick={retry}>
        再试一次
      </Button>
    </main>
  );
}
