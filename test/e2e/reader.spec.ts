/** ID readers, scanners and 医保码 at the window (counter rule 33). */
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { certnoFor } from '../../main/demo/people.ts';
import { localDate } from '../../shared/dates.ts';
import { startReader, type ReaderSimulator } from '../support/reader-simulator.ts';
import { test as base } from './desk.fixture.ts';
import { openStay } from './pages/claim.page.ts';
import { choosePlan, enrollForm, enterCard, propose, chooseTender, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork, signIn } from './pages/gate.page.ts';
import { connectReader, scan } from './pages/reader.page.ts';

const test = base.extend<{ reader: ReaderSimulator }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern
  reader: async ({}, use) => {
    const reader = await startReader();
    await use(reader);
    await reader.stop();
  },
});

const number = (page: Page) => enrollForm(page).getByRole('group', { name: '被保险人' }).getByLabel('证件号码');
const { certno } = castMember('孟样例').row;
const question = (page: Page) => page.getByRole('alertdialog', { name: '读到另一人的证件' });

test('a card laid on the reader fills the enrolment without a key, and the photo waits for its tick', async ({
  desk,
  reader,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  await page.keyboard.press('F2');
  await expect(enrollForm(page).getByText(/¥90.00/)).toBeVisible();
  reader.read('孟样例');
  await expect(enrollForm(page).getByText('¥90.00 · 可参保')).toBeVisible();
  await expect(number(page)).toHaveValue(certno);
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('孟样例');
  await expect(enrollForm(page).getByRole('radio').first()).toBeFocused();
  const card = page.getByRole('group', { name: '读到的证件' });
  await expect(card.getByRole('img', { name: '孟样例 的证件照片' })).toHaveJSProperty('naturalWidth', 102);
  await expect(card.getByText('有效期 2015-06-01 至 长期')).toBeVisible();
  await expect(card.getByLabel('人证一致：照片与本人相符')).not.toBeChecked();
  await desk.expectAccessible();
  // Another number is another person: the card goes from sight.
  await number(page).fill(castMember('卫样例').row.certno);
  await expect(card).toBeHidden();
});

test('on an idle desk the card opens its bearer, and a card out of date is said to be', async ({ desk, reader }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  reader.read('孟样例');
  // The bearer's own number is shown whole: their card lies on the counter (counter rule 4).
  await expect(page.getByRole('region', { name: '人员信息' }).first()).toContainText(certno);
  await page.keyboard.press('F2');
  await expect(enrollForm(page)).toBeVisible();
  reader.read('孟样例', { valid_to: '2021-11-19' });
  await expect(enrollForm(page).getByText(/证件有效期至 2021-11-19，今天是 2021-11-20，已过期/)).toBeVisible();
});

test('the reader is unplugged in the middle: said, nothing typed is lost, and it comes back by itself', async ({
  desk,
  reader,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  await enterCard(page, '孟样例');
  await enrollForm(page).getByLabel('联系电话').first().fill('13800001111');
  reader.removed('reader');
  const said = page.getByRole('alert').filter({ hasText: '读卡器已断开' });
  await expect(said).toBeVisible();
  await expect(page.getByRole('button', { name: '读卡器未连接' })).toBeVisible();
  await expect(enrollForm(page).getByLabel('联系电话').first()).toHaveValue('13800001111');
  await expect(enrollForm(page).getByLabel('联系电话').first()).toBeFocused();
  await desk.expectAccessible();
  reader.ready('样例读卡器');
  await expect(said).toBeHidden();
  reader.say('{"v":1,"kind":"card","psn_name":"孟样例"}');
  await expect(page.getByText(/读卡器送来的内容不完整/)).toBeVisible();
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText(/读卡器送来的内容不完整/)).toBeHidden();
  await expect(number(page)).toHaveValue(certno);
});

test('another person’s card over a form asks first: kept, put to a role, or a form of their own', async ({
  desk,
  reader,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  await enterCard(page, '秦小样');
  await choosePlan(page, ZAOZHUANG);
  const guardian = enrollForm(page).getByRole('group', { name: '投保人（监护人）' });
  await expect(guardian).toBeVisible();
  // The parent lays their own card down.
  reader.read('秦样例');
  await expect(question(page).getByRole('button', { name: '填为投保人（监护人）' })).toBeFocused();
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(guardian.getByLabel('证件号码')).toHaveValue(castMember('秦样例').row.certno);
  await expect(guardian.getByLabel('姓名')).toHaveValue('秦样例');
  await expect(number(page)).toHaveValue(castMember('秦小样').row.certno);
  // Somebody else's card by mistake: kept, and the focus is back.
  await enrollForm(page).getByLabel('联系电话').first().focus();
  reader.read('孟样例');
  await expect(question(page).getByRole('button', { name: '保留当前表单' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  await expect(enrollForm(page).getByLabel('联系电话').first()).toBeFocused();
  await expect(number(page)).toHaveValue(castMember('秦小样').row.certno);
  reader.read('孟样例');
  await question(page).getByRole('button', { name: '换成此人，当前内容不保留' }).click();
  await expect(number(page)).toHaveValue(certno);
  await expect(guardian).toBeHidden();
  await expect(enrollForm(page).getByText('¥90.00 · 可参保')).toBeVisible();
});

test('the next person’s card beside the last one’s papers starts their form by Enter', async ({ desk, reader }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  reader.read('卫样例');
  await expect(question(page).getByRole('button', { name: '办理此人' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(number(page)).toHaveValue(castMember('卫样例').row.certno);
  await expect(enrollForm(page).getByRole('radio').first()).toBeFocused();
  await expect(enrollForm(page).getByText('¥90.00 · 可参保')).toBeVisible();
});

test('on the claim page a card picks the person, and another one does not push a claim aside', async ({
  desk,
  reader,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  await page.keyboard.press('F3');
  await expect(page.getByRole('region', { name: '理赔试算：先找到保单' })).toBeVisible();
  reader.read('孟样例');
  const hospital = page.getByLabel('定点医药机构');
  await expect(hospital).toBeVisible();
  await hospital.fill('枣庄样例医院');
  reader.read('孟样例');
  reader.read('卫样例');
  await expect(question(page)).toContainText('正在办理 孟样例 的理赔');
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  await expect(hospital).toHaveValue('枣庄样例医院');
  await expect(hospital).toBeFocused();
});

test('of two pages open only one gets the card', async ({ desk, reader, browser }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await connectReader(desk, reader);
  await page.keyboard.press('F2');
  await expect(enrollForm(page).getByText(/¥90.00/)).toBeVisible();
  const second = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await second.goto(desk.pageUrl());
  await signIn(second, '1001');
  await second.keyboard.press('F2');
  await expect(enrollForm(second).getByText(/¥90.00/)).toBeVisible();
  reader.read('孟样例');
  const values = async () => (await Promise.all([number(page).inputValue(), number(second).inputValue()])).toSorted();
  await expect.poll(values).toEqual(['', certno]);
  await second.context().close();
});

test('a 医保码 is answered and stays in no field', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  await expect(number(page)).toBeFocused();
  await scan(page, '3600000123456789012345678901');
  await expect(page.getByText('需联网解码，请用身份证或社保卡')).toBeVisible();
  await expect(number(page)).toHaveValue('');
  await expect(number(page)).toBeFocused();
  await desk.expectAccessible();
  // The next scan that is a certificate takes the answer away.
  await scan(page, certno);
  await expect(number(page)).toHaveValue(certno);
  await expect(page.getByText('需联网解码，请用身份证或社保卡')).toBeHidden();
  await expect(enrollForm(page).getByLabel('姓名')).toBeFocused();
});

test('a scan into an amount, a list or a choice leaves it as it was', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  const other = castMember('卫样例').row.certno;
  await openStay(page, '孟样例');
  const amount = page.getByLabel('医疗费总额');
  await amount.fill('1,234.50');
  await scan(page, `${other}\t卫样例`);
  await expect(question(page)).toContainText('卫样例');
  await page.keyboard.press('Enter');
  await expect(amount).toHaveValue('1,234.50');
  const insutype = page.getByLabel('险种类型');
  await insutype.selectOption('390');
  await scan(page, other);
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(insutype).toHaveValue('390');
  // Its first two digits would choose.
  const claimants = page.getByRole('group', { name: '谁来申请' });
  await claimants.getByRole('radio').first().focus();
  await scan(page, certnoFor('210499', localDate('1990-01-01'), 11));
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(claimants.getByRole('radio', { checked: true })).toHaveCount(0);
  // By hand a digit chooses as ever.
  await expect(claimants.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(claimants.getByRole('radio').first()).toBeChecked();
});

test('what no rule knows is typing: a scanned invoice number stays where it was scanned', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  const name = enrollForm(page).getByLabel('姓名');
  await name.focus();
  await scan(page, 'ABC-2021-000123');
  await expect(name).toHaveValue('ABC-2021-000123');
});

test('设置 › 设备 sets the reader, says its state, and 体验模式 reads a card without one', async ({ desk, reader }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.getByRole('button', { name: '退出' }).click();
  await signIn(page, '1003');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '设备', exact: true }).click();
  await expect(page.getByText('未设置。')).toBeVisible();
  const address = page.getByLabel('身份证读卡器服务地址');
  await address.fill('ws://10.0.0.8/reader');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/须为本机地址/)).toBeVisible();
  await address.fill(reader.address);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存。')).toBeVisible();
  await expect(page.getByText('已连接。')).toBeVisible();
  reader.ready('样例读卡器 3');
  await expect(page.getByText('已连接：样例读卡器 3。')).toBeVisible();
  await desk.expectAccessible();
  await page.getByLabel('医保码识别规则').fill('.*');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/只能用字母、数字/)).toBeVisible();
  await page.getByRole('button', { name: '孟样例' }).click();
  await expect(page.getByRole('region', { name: '人员信息' }).first()).toContainText(certno);
});
