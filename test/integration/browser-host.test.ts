import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CALL_LIMIT, UPLOAD_LIMIT } from '../../main/hosts/limits.ts';
import { hostUnderTest, TOKEN_LIFE, type HostUnderTest } from '../support/browser-host.ts';
import { send, sendAndBreakOff, type RawResponse } from '../support/http.ts';

let under: HostUnderTest;
beforeEach(async () => {
  under = await hostUnderTest();
});
afterEach(() => under.close());

const tokenIn = (url: string) => new URL(url).hash.slice('#token='.length);
const codeOf = (response: RawResponse): unknown => JSON.parse(response.text).error?.code;
const json = { 'content-type': 'application/json' };

function trade(token: string): Promise<RawResponse> {
  return send(under.origin, { method: 'POST', path: '/api/key', headers: json, body: JSON.stringify({ token }) });
}

/** The headers of a page that was opened as it should be. */
async function pageHeaders(): Promise<Record<string, string>> {
  const response = await trade(tokenIn(under.host.pageUrl()));
  const key: string = JSON.parse(response.text).value.key;
  return { ...json, authorization: `Bearer ${key}`, origin: under.origin, 'sec-fetch-site': 'same-origin' };
}

async function call(headers: Record<string, string>, body: unknown): Promise<RawResponse> {
  return send(under.origin, { method: 'POST', path: '/api/call', headers, body: JSON.stringify(body) });
}

describe('a page that was opened by the host', () => {
  test('calls the desk with everything the request says, and gets its answer', async () => {
    const request = { method: 'person.find', input: { text: '王' }, requestId: 'r-1', session: 's-1', passive: true };
    const response = await call(await pageHeaders(), request);
    expect([response.status, JSON.parse(response.text), under.desk.received]).toEqual([
      200,
      { ok: true, value: { text: '王' } },
      [request],
    ]);
  });

  test('keeps its key over a reload, as long as the host runs', async () => {
    const headers = await pageHeaders();
    under.pass(100 * TOKEN_LIFE);
    expect((await call(headers, { method: 'a.b', input: 1 })).status).toBe(200);
    expect((await call(headers, { method: 'a.b', input: 2 })).status).toBe(200);
  });

  test('gets every answer to its own question when it asks forty at once', async () => {
    const headers = await pageHeaders();
    const inputs = Array.from({ length: 40 }, (_, input) => input);
    const answers = await Promise.all(inputs.map((input) => call(headers, { method: 'a.b', input })));
    expect(answers.map((answer) => JSON.parse(answer.text).value)).toEqual(inputs);
  });

  test('uploads a file under its Chinese name', async () => {
    const headers = { ...(await pageHeaders()), 'x-file-name': encodeURIComponent('参保名册 2021.csv') };
    const response = await send(under.origin, { method: 'PUT', path: '/api/upload', headers, body: 'psn_no\n1\n' });
    expect(JSON.parse(response.text)).toEqual({ ok: true, value: { ticket: 'ticket-1' } });
    expect(under.desk.uploaded).toEqual([{ name: '参保名册 2021.csv', size: 9 }]);
  });

  test('takes a file once', async () => {
    const bytes = Buffer.from('%PDF-1.7');
    const path = `/api/file/${under.desk.offer({ bytes, type: 'application/pdf', name: '收据(1).pdf' })}`;
    const headers = await pageHeaders();
    const first = await send(under.origin, { method: 'GET', path, headers });
    expect([first.status, first.headers['content-type'], first.text]).toEqual([200, 'application/pdf', '%PDF-1.7']);
    expect(first.headers['content-disposition']).toBe(`inline; filename*=UTF-8''%E6%94%B6%E6%8D%AE%281%29.pdf`);
    const second = await send(under.origin, { method: 'GET', path, headers });
    expect([second.status, codeOf(second)]).toEqual([404, 'file-ticket-gone']);
  });

  test('hears what changed, and is forgotten when it goes', async () => {
    const { authorization = '' } = await pageHeaders();
    const leaving = new AbortController();
    const stream = await fetch(`${under.origin}/api/events`, { headers: { authorization }, signal: leaving.signal });
    const reader = (stream.body ?? new ReadableStream<Uint8Array>()).getReader();
    const first = await reader.read();
    under.desk.emit({ kind: 'changed', topic: 'policies' });
    const second = await reader.read();
    const text = (chunk: { value?: Uint8Array | undefined }) => new TextDecoder().decode(chunk.value);
    expect([text(first), text(second)]).toEqual(['\n', '{"kind":"changed","topic":"policies"}\n']);
    leaving.abort();
    await expect.poll(() => under.desk.listeners()).toBe(0);
  });

  test('hears of a fault of ours by its reference only', async () => {
    const response = await call(await pageHeaders(), { method: 'boom.now', input: null });
    expect([response.status, codeOf(response), response.text.includes('secret')]).toEqual([500, 'fault', false]);
    expect([JSON.parse(response.text).error.reference, under.faults.length]).toEqual(['F-1', 1]);
  });
});

describe('whoever else knocks is refused before the desk hears of it', () => {
  afterEach(() => expect(under.desk.received).toEqual([]));

  const body = { method: 'a.b', input: null };

  test.each([
    ['another name for this machine', { host: 'evil.example' }],
    ['localhost instead of the address', { host: 'localhost' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
    ['a foreign page that navigates', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }],
  ])('%s, even with the key', async (_, foreign) => {
    const response = await call({ ...(await pageHeaders()), ...foreign }, body);
    expect([response.status, codeOf(response)]).toEqual([403, 'host-origin-refused']);
  });

  test('a foreign page cannot trade a token either', async () => {
    const token = tokenIn(under.host.pageUrl());
    const headers = { ...json, origin: 'https://evil.example' };
    const response = await send(under.origin, { method: 'POST', path: '/api/key', headers, body: '{}' });
    expect(response.status).toBe(403);
    expect((await trade(token)).status).toBe(200);
  });

  test.each([
    ['no key', ''],
    ['a wrong key', 'Bearer wrong'],
    ['a password', 'Basic abc'],
  ])('%s', async (_, authorization) => {
    const response = await call({ ...json, authorization }, body);
    expect([response.status, codeOf(response)]).toEqual([401, 'host-key-refused']);
  });

  test.each([
    ['GET', '/api/events'],
    ['PUT', '/api/upload'],
    ['GET', '/api/file/file-1'],
    ['GET', '/api/call'],
  ])('%s %s without the key', async (method, path) => {
    const response = await send(under.origin, { method, path, headers: { 'x-file-name': 'a' } });
    expect([response.status, codeOf(response), under.desk.uploaded]).toEqual([401, 'host-key-refused', []]);
  });

  test('a token that was used', async () => {
    const token = tokenIn(under.host.pageUrl());
    const responses = [await trade(token), await trade(token)];
    expect(responses.map((response) => response.status)).toEqual([200, 401]);
    expect(responses.map(codeOf)).toEqual([undefined, 'host-token-refused']);
  });

  test('a token that is too old', async () => {
    const token = tokenIn(under.host.pageUrl());
    under.pass(TOKEN_LIFE);
    expect(codeOf(await trade(token))).toBe('host-token-refused');
  });

  test('the key of another run', async () => {
    const other = await hostUnderTest();
    const { authorization = '' } = await pageHeaders();
    const headers = { ...json, authorization };
    const response = await send(other.origin, { method: 'POST', path: '/api/call', headers, body: '{}' });
    await other.close();
    expect(codeOf(response)).toBe('host-key-refused');
  });
});

describe('a body that is not right never reaches the desk', () => {
  afterEach(() => expect([under.desk.received, under.desk.uploaded]).toEqual([[], []]));

  test.each([
    ['not JSON', '{"method":'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['not an object', '"a.b"'],
    ['no method', '{"input":1}'],
    ['a field nobody knows', '{"method":"a.b","input":1,"admin":true}'],
    ['a method that is a path', '{"method":"__proto__.x","input":1}'],
  ])('%s', async (_, body) => {
    const headers = await pageHeaders();
    const response = await send(under.origin, { method: 'POST', path: '/api/call', headers, body });
    expect([response.status, codeOf(response)]).toEqual([400, 'host-request-malformed']);
  });

  test('a form instead of JSON', async () => {
    const headers = { ...(await pageHeaders()), 'content-type': 'text/plain' };
    const response = await send(under.origin, { method: 'POST', path: '/api/call', headers, body: '{}' });
    expect([response.status, codeOf(response)]).toEqual([400, 'host-request-malformed']);
  });

  test('too long, as announced', async () => {
    const headers = await pageHeaders();
    const response = await call(headers, { method: 'a.b', input: 'x'.repeat(CALL_LIMIT) });
    expect([response.status, codeOf(response)]).toEqual([413, 'host-body-too-large']);
  });

  test('too long, unannounced', async () => {
    const headers = { ...(await pageHeaders()), 'transfer-encoding': 'chunked' };
    const response = await call(headers, { method: 'a.b', input: 'x'.repeat(CALL_LIMIT) });
    expect([response.status, codeOf(response)]).toEqual([413, 'host-body-too-large']);
  });

  test('a file that announces more than may be kept', async () => {
    const headers = { ...(await pageHeaders()), 'x-file-name': 'a.csv', 'content-length': String(UPLOAD_LIMIT + 1) };
    const head = Object.entries({ host: new URL(under.origin).host, ...headers }).map(([k, v]) => `${k}: ${v}\r\n`);
    await sendAndBreakOff(under.origin, `PUT /api/upload HTTP/1.1\r\n${head.join('')}\r\nfirst bytes`);
    expect((await call(await pageHeaders(), '')).status).toBe(400);
  });

  test.each(['', '%', encodeURIComponent('长'.repeat(256))])('a file without a usable name (%s)', async (name) => {
    const headers = { ...(await pageHeaders()), 'x-file-name': name };
    const response = await send(under.origin, { method: 'PUT', path: '/api/upload', headers, body: 'x' });
    expect([response.status, codeOf(response)]).toEqual([400, 'host-request-malformed']);
  });

  test.each([
    ['POST', '/api/call'],
    ['PUT', '/api/upload'],
  ])('cut off half way: %s %s', async (method, path) => {
    const whole = JSON.stringify({ method: 'a.b', input: '王' });
    const headers = { host: new URL(under.origin).host, ...(await pageHeaders()), 'x-file-name': 'a.csv' };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const start = `${method} ${path} HTTP/1.1\r\n${head.join('')}content-length: ${whole.length + 50}\r\n\r\n${whole}`;
    await sendAndBreakOff(under.origin, start);
    // Another page is served meanwhile, and the half body stays where it was.
    expect(codeOf(await call(await pageHeaders(), 'still here'))).toBe('host-request-malformed');
  });
});

describe('the renderer’s files', () => {
  const get = (path: string, headers = {}) => send(under.origin, { method: 'GET', path, headers });

  test('come with the security headers and the right kind', async () => {
    const page = await get('/');
    expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
        "img-src 'self' data: blob:; connect-src 'self' blob:; frame-src 'self' blob:; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    const script = await get('/assets/main-1a2b.js?v=1');
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  test('the API is never kept by a cache', async () => {
    const answered = await call(await pageHeaders(), { method: 'a.b', input: 1 });
    const refused = await call(json, {});
    expect([answered, refused].map((response) => response.headers['cache-control'])).toEqual(['no-store', 'no-store']);
  });

  test.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..\\secret.html',
    '//secret.html',
    '/.hidden.html',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/link.html',
    '/missing.html',
    'http://127.0.0.1/secret.html',
    '*',
  ])('%s is not there', async (path) => {
    symlinkSync(join(under.folder, 'secret.html'), join(under.folder, 'renderer', 'link.html'));
    const response = await get(path);
    expect([response.status, response.text.includes('not for the page')]).toEqual([404, false]);
  });

  test('open from the file that opens the page, but not inside a foreign page', async () => {
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' };
    const inclusion = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' };
    expect((await get('/', navigation)).status).toBe(200);
    expect((await get('/assets/main-1a2b.js', inclusion)).status).toBe(403);
  });

  test('cannot be written', async () => {
    const responses = ['POST', 'PUT', 'DELETE', 'OPTIONS'].map((method) =>
      send(under.origin, { method, path: '/index.html', headers: {} }),
    );
    expect((await Promise.all(responses)).map((response) => response.status)).toEqual([404, 404, 404, 404]);
  });
});

describe('the file that opens the page', () => {
  const tokenInFile = () => /#token=([\w-]+)/.exec(readFileSync(under.pageFile, 'utf8'))?.[1] ?? '';

  test('is readable by its owner alone and always holds a token that works', async () => {
    expect(statSync(under.pageFile).mode & 0o777).toBe(0o600);
    const first = tokenInFile();
    expect((await trade(first)).status).toBe(200);
    expect(tokenInFile()).not.toBe(first);
    expect((await trade(tokenInFile())).status).toBe(200);
    expect(statSync(under.pageFile).mode & 0o777).toBe(0o600);
  });

  test('goes with the host, and a host of the same port says that it is taken', async () => {
    const port = Number(new URL(under.origin).port);
    await expect(startAt(port)).rejects.toMatchObject({ code: 'port-in-use', details: { port } });
    const other = await hostUnderTest();
    await other.host.close();
    expect([existsSync(other.pageFile), existsSync(under.pageFile)]).toEqual([false, true]);
    rmSync(other.folder, { recursive: true });
  });
});

async function startAt(port: number): Promise<unknown> {
  const { startBrowserHost } = await import('../../main/hosts/browser/host.ts');
  return startBrowserHost(under.desk, {
    port,
    rendererDir: under.folder,
    pageFile: null,
    openBrowser: null,
    tokenLifeMs: TOKEN_LIFE,
    now: () => 0,
    reportFault: () => 'F',
  });
}
