import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, Problem, taken } from '../src/api/client';
import { whyNot } from '../src/frame/state';
import { ja } from '../src/words/ja';

afterEach(() => vi.unstubAllGlobals());

function page(lang: string, answer: () => Promise<Response>) {
  const asked: Request[] = [];
  vi.stubGlobal('document', { documentElement: { lang } });
  vi.stubGlobal('window', { location: { search: '' } });
  const fetch = (request: Request) => {
    asked.push(request);
    return answer();
  };
  return { asked, fetch };
}

async function failure(fetch: (request: Request) => Promise<Response>) {
  return taken(api.GET('/api/v1/me', { fetch })).catch((problem: unknown) => problem);
}

describe('what was refused', () => {
  it('is asked for and said in the language of the page', async () => {
    const body = JSON.stringify({ status: 409, detail: '別のバックテストを実行中です。' });
    const { asked, fetch } = page('ja', async () => new Response(body, { status: 409 }));
    const problem = await failure(fetch);
    expect(asked[0]?.headers.get('Accept-Language')).toBe('ja');
    expect(problem).toBeInstanceOf(Problem);
    expect(whyNot(problem, ja)).toBe('別のバックテストを実行中です。');
  });

  it('is never nothing, also where a proxy answers or nobody does', async () => {
    const proxy = page('ja', async () => new Response('<html>', { status: 502 }));
    expect(whyNot(await failure(proxy.fetch), ja)).toContain('ステータス 502');
    const nobody = page('ja', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(whyNot(await failure(nobody.fetch), ja)).toBe('サーバーが応答しません。');
  });
});
