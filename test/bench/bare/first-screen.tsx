/** The bare part of `first-screen`: the same sign-in page as a plain Ant Design shell, with nothing of ours behind it. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Button, ConfigProvider, Input, Layout } from 'antd';
import chinese from 'antd/locale/zh_CN';

function SignIn() {
  const [operatorNo, setOperatorNo] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Layout.Content style={{ width: 420, margin: '80px auto', padding: 24, background: '#fff' }}>
      <h1>联办窗口</h1>
      <p>体验服务点 · 窗口 TY01 · 单机（无网络）</p>
      {['1001 经办', '1002 收银', '1003 主管', '2001 医保经办', '9001 系统管理'].map((name) => (
        <label key={name} style={{ display: 'block' }}>
          <input type="radio" name="who" /> {name}
        </label>
      ))}
      <label htmlFor="no">工号</label>
      <Input id="no" autoFocus value={operatorNo} onChange={(event) => setOperatorNo(event.target.value)} />
      <label htmlFor="pw">密码</label>
      <Input.Password id="pw" value={password} onChange={(event) => setPassword(event.target.value)} />
      <Button type="primary" block size="large">
        登录
      </Button>
    </Layout.Content>
  );
}

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <ConfigProvider locale={chinese}>
      <Layout>
        <SignIn />
      </Layout>
    </ConfigProvider>,
  );
