import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speech } from '../src/words/words';

const calls: { method: string; url: string; guard: string | null }[] = [];
let answer: Response;

beforeEach(() => {
  calls.length = 0;
  vi.resetModules();
  vi.stubGlobal('fetch', async (request: Request) => {
    const { method, url, headers } = request;
    calls.push({ method, url, guard: headers.get('X-Hansho-Request') });
    return answer;
  });
});

afterEach(() => vi.unstubAllGlobals());

function json(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

/** The module with a client of the API that is made now. */
const fresh = () => import('../src/alert/sampleAlerts');

async function page(roles: string[], language: string, removable: boolean): Promise<string> {
  vi.stubGlobal('navigator', { language });
  const { SampleAlerts } = await import('../src/alert/sampleAlerts');
  const words = await import('../src/words/words');
  const preferences = await import('../src/frame/preferences');
  const query = await import('@tanstack/react-query');
  const client = new query.QueryClient();
  client.setQueryData(['me'], { roles });
  return renderToStaticMarkup(
    <query.QueryClientProvider client={client}>
      <preferences.PreferencesProvider>
        <words.SpeechProvider>
          <SampleAlerts removable={removable} />
        </words.SpeechProvider>
      </preferences.PreferencesProvider>
    </query.QueryClientProvider>,
  );
}

describe('the buttons of sample alerts', () => {
  it('add one of each detection, and say how many there are and what was left out', async () => {
    const { addSamples } = await fresh();
    answer = json({ added: 83, alerts: 83, left_out: ['a/b', 'c/d'] });
    expect(await addSamples(speech('en', true))).toBe(
      '83 added, 83 are there now; 2 detections have none, since they lack a list here.',
    );
    answer = json({ added: 0, alerts: 85, left_out: [] });
    expect(await addSamples(speech('ja', true))).toMatch(/0.*85/);
    expect(calls.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /api/v1/samples',
      'POST /api/v1/samples',
    ]);
    expect(calls.every(({ guard }) => guard === '1')).toBe(true);
  });

  it('remove them all', async () => {
    const { removeSamples } = await fresh();
    answer = json({ removed: 85 });
    expect(await removeSamples(speech('en', true))).toBe(
      '85 removed, with what people said of them.',
    );
    expect(calls.map(({ method }) => method)).toEqual(['DELETE']);
  });

  it('say in words of the server what is wrong', async () => {
    const { addSamples } = await fresh();
    answer = json({ detail: 'Samples are being added; wait for their end.' }, 409);
    await expect(addSamples(speech('en', true))).rejects.toThrow('wait for their end');
  });

  it('are there for engineers, in the language of the page', async () => {
    const english = await page(['viewer', 'analyst', 'engineer'], 'en-GB', true);
    expect(english).toContain('>Add sample alerts</button>');
    expect(english).toContain('>Remove all sample alerts</button>');
    const japanese = await page(['viewer', 'analyst', 'engineer'], 'ja-JP', true);
    expect(japanese).toContain(`>${speech('ja', true).words.samples.add}</button>`);
    expect(japanese).toContain(`>${speech('ja', true).words.samples.remove}</button>`);
    expect(japanese).not.toContain('sample alerts<');
  });

  it('only add where the list of alerts is empty, and are not offered to others', async () => {
    expect(await page(['engineer'], 'en-GB', false)).not.toContain('Remove all');
    expect(await page(['viewer', 'analyst'], 'en-GB', true)).toBe('');
  });
});
