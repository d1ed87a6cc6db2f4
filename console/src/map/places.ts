import type { Severity } from '../address/filters';

/** Two units are one degree; see land.ts. */
const PER_DEGREE = 2;
const NORTH = 84;
export const WIDTH = 720;
export const HEIGHT = 282;
const SMALLEST = 4;
const LARGEST = 15;

/** A country with alerts. */
export interface Place {
  country: string;
  latitude: number;
  longitude: number;
  alerts: number;
  severity: Severity;
  addresses: string[];
}

/** A dot on the map; its area says how many alerts there are. */
export interface Dot {
  place: Place;
  x: number;
  y: number;
  radius: number;
}

/** The dots of places, the small ones last, so that none is hidden. */
export function dotsOf(places: Place[]): Dot[] {
  const most = Math.max(1, ...places.map(({ alerts }) => alerts));
  return places
    .map((place) => ({
      place,
      x: (place.longitude + 180) * PER_DEGREE,
      y: Math.min(HEIGHT - SMALLEST, (NORTH - place.latitude) * PER_DEGREE),
      radius: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(place.alerts / most),
    }))
    .sort((one, other) => other.radius - one.radius);
}

/** The condition that finds the alerts of a place. */
export function conditionOf(place: Place): string {
  return `ip in (${place.addresses.join(', ')})`;
}

/** The name of a country in a language; its code where it has none. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
