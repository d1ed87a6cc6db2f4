import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { Detection } from '../src/api/client';

const LEARNING = { id: 'a/b', learning_seconds: 1_209_600 } as Detection;

async function shown(roles: string[], language: string, detection: Detection): Promise<string> {
  vi.resetModules();
  vi.stubGlobal('navigator', { language });
  const { Relearn } = await import('../src/page/relearn');
  const words = await import('../src/words/words');
  const preferences = await import('../src/frame/preferences');
  const query = await import('@tanstack/react-query');
  const client = new query.QueryClient();
  client.setQueryData(['me'], { roles });
  return renderToStaticMarkup(
    <query.QueryClientProvider client={client}>
      <preferences.PreferencesProvider>
        <words.SpeechProvider>
          <Relearn detection={detection} />
        </words.SpeechProvider>
      </preferences.PreferencesProvider>
    </query.QueryClientProvider>,
  );
}

describe('what a detection has learned', () => {
  it('is reset by engineers, where something is learned', async () => {
    expect(await shown(['engineer'], 'en', LEARNING)).toContain('Reset what it has learned');
    expect(await shown(['admin'], 'ja', LEARNING)).toContain('学習内容をリセット');
    expect(await shown(['analyst'], 'en', LEARNING)).toBe('');
    expect(await shown(['engineer'], 'en', { id: 'a/b' } as Detection)).toBe('');
  });

  it('says to everybody who has reset it, when and why', async () => {
    const relearned = { time: '2026-03-18T08:00:00Z', author: 'ann', reason: 'Taught wrong.' };
    const page = await shown(['viewer'], 'en', { ...LEARNING, relearned });
    expect(page).toContain('Made to learn anew:');
    expect(page).toContain('Taught wrong.');
    expect(page).toContain('ann');
  });
});
