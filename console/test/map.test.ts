import { describe, expect, it } from 'vitest';
import { LAND } from '../src/map/land';
import { conditionOf, countryName, dotsOf, HEIGHT, type Place, WIDTH } from '../src/map/places';

const place = (country: string, latitude: number, longitude: number, alerts: number): Place => ({
  country,
  latitude,
  longitude,
  alerts,
  severity: 'high',
  addresses: ['198.51.100.7', '2001:db8::1'],
});

/** Whether a point lies inside of the outlines, as an even-odd rule says. */
function isLand(x: number, y: number): boolean {
  let inside = false;
  for (const ring of LAND.split('M').filter((part) => part !== '')) {
    const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
    const points: [number, number][] = [];
    let [atX, atY] = [0, 0];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      atX += numbers[index] ?? 0;
      atY += numbers[index + 1] ?? 0;
      points.push([atX, atY]);
    }
    points.forEach(([toX, toY], index) => {
      const [fromX, fromY] = points.at(index - 1) ?? [0, 0];
      const crosses = fromY > y !== toY > y;
      if (crosses && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    });
  }
  return inside;
}

describe('the map', () => {
  it.each([
    ['Japan', 36, 138, true],
    ['Brazil', -11, -53, true],
    ['Germany', 51, 10, true],
    ['Australia', -26, 134, true],
    ['Siberia behind the edge', 66, -175, true],
    ['the Atlantic', 30, -45, false],
    ['the Pacific', 0, -150, false],
    ['the Indian Ocean', -30, 80, false],
  ])('has land where %s is, and none at sea', (_name, latitude, longitude, expected) => {
    const [dot] = dotsOf([place('XX', latitude, longitude, 1)]);
    expect(isLand(dot?.x ?? 0, dot?.y ?? 0)).toBe(expected);
  });

  it('draws more alerts larger, small ones above, and none outside', () => {
    const dots = dotsOf([
      place('JP', 36, 138, 4),
      place('US', 38, -97, 100),
      place('AQ', -90, 0, 1),
      place('NZ', -41, 180, 1),
    ]);
    expect(dots.map((dot) => dot.place.country).slice(0, 2)).toEqual(['US', 'JP']);
    for (const { x, y, radius } of dots) {
      expect(x).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeLessThanOrEqual(HEIGHT);
      expect(radius).toBeLessThanOrEqual(15);
    }
    expect(dotsOf([])).toEqual([]);
  });

  it('leads to the alerts of a country, and names it in the language of the page', () => {
    expect(conditionOf(place('JP', 36, 138, 4))).toBe('ip in (198.51.100.7, 2001:db8::1)');
    expect(countryName('JP', 'en')).toBe('Japan');
    expect(countryName('JP', 'ja')).toBe('日本');
    expect(countryName('no code', 'en')).toBe('no code');
  });
});
