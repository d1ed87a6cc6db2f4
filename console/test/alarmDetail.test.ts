import { describe, expect, it } from 'vitest';
import { alarmDetail } from '../src/page/alarmDetail';
import { speech } from '../src/words/words';

describe('details of alarms', () => {
  const english = speech('en', true);
  const japanese = speech('ja', true);

  it('are said in both languages', () => {
    expect(alarmDetail('1200 in all', english)).toBe('1,200 in all');
    expect(alarmDetail('15 in all', japanese)).toBe('合計 15 件');
    expect(alarmDetail('200 of 1000 bytes', japanese)).toBe('1 kB 中 200 B');
  });

  it('say lengths of time as people do', () => {
    expect(alarmDetail('last PT1H2M3.5S', english)).toBe('off by 1 hr 2 min last');
    expect(alarmDetail('ahead by PT0.2S', english)).toBe('ahead by 1 sec');
  });

  it('stay as they are where there are no words', () => {
    expect(alarmDetail('web-1: no such field', japanese)).toBe('web-1: no such field');
  });
});
