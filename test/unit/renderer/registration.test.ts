import { expect, test } from 'vitest';
import { EMPTY_REGISTRATION, readRegistration } from '../../../renderer/pages/Start/registration.ts';

const typed = {
  deskCode: 'ｚｚ01',
  site: '样例镇便民服务中心',
  zone: 'stand-alone',
  operatorNo: ' 9001 ',
  name: '样例管理员',
  password: 'miyao2021',
  passwordAgain: 'miyao2021',
};

test('a window is registered with its code in one spelling', () => {
  const { input, errors } = readRegistration(typed);
  expect(errors).toEqual({});
  expect([input?.deskCode, input?.admin.operatorNo]).toEqual(['ZZ01', '9001']);
});

test('two passwords that differ are told, with everything else that is wrong', () => {
  expect(readRegistration({ ...typed, passwordAgain: 'miyao2022' })).toMatchObject({
    input: null,
    errors: { passwordAgain: '两次输入的密码不一致，请重新输入' },
  });
  const { errors } = readRegistration({ ...EMPTY_REGISTRATION, passwordAgain: 'x' });
  expect(Object.keys(errors)).toEqual(expect.arrayContaining(['deskCode', 'zone', 'password', 'passwordAgain']));
});
