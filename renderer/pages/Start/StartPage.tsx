/** The first start: play with invented people, or register this machine as a window. */
import { useState } from 'react';
import { ExperimentOutlined, DesktopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { localDate } from '../../../shared/dates.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Brand } from '../../frame/Brand.tsx';
import { RegisterForm } from './RegisterForm.tsx';

/** The day a new 体验模式 plays: inside an enrolment window. */
const FIRST_DAY = localDate('2021-11-20');

/** Two ways to begin, each explained. */
export function StartPage() {
  const [isRegistering, setIsRegistering] = useState(false);
  return (
    <main className="gate gate-wide">
      <div className="gate-card">
        <Brand />
        {isRegistering ? (
          <RegisterForm leave={() => setIsRegistering(false)} />
        ) : (
          <Ways register={() => setIsRegistering(true)} />
        )}
      </div>
    </main>
  );
}

function Ways({ register }: { readonly register: () => void }) {
  const createDemo = useDeskCommand('desk.createDemo');
  return (
    <>
      <p className="gate-lead">本机尚未开通。请选择用途，两者数据分开，选定后不能互换。</p>
      <div className="ways">
        <section className="way">
          <ExperimentOutlined className="way-icon" aria-hidden="true" />
          <h2>体验模式</h2>
          <p>用虚构的人员和样例产品练习投保、收费、理赔试算。单证带“体验模式”水印，金额标明样例，不能办理真实业务。</p>
          <Button
            type="primary"
            size="large"
            block
            autoFocus
            loading={createDemo.isPending}
            onClick={() => createDemo.mutate({ day: FIRST_DAY })}
          >
            进入体验模式
          </Button>
          {createDemo.isPending && <p className="way-wait">正在建立加密数据库和样例数据，约需几秒……</p>}
        </section>
        <section className="way">
          <DesktopOutlined className="way-icon" aria-hidden="true" />
          <h2>登记窗口</h2>
          <p>把本机登记为正式窗口，并设第一位系统管理员。产品的保费、比例等须待签字数值到位后才能办理真实投保。</p>
          <Button size="large" block onClick={register}>
            登记窗口
          </Button>
        </section>
      </div>
      <ErrorSentence error={createDemo.error} />
    </>
  );
}
