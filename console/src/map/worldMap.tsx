import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Filters, queryOf } from '../address/filters';
import { SeverityMark } from '../alert/severity';
import { api, taken } from '../api/client';
import { Fold } from '../frame/fold';
import { Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { LAND } from './land';
import { conditionOf, countryName, dotsOf, HEIGHT, type Place, WIDTH } from './places';

const MOST = 6;
const EVERY_MILLIS = 30_000;

interface MapProps {
  filters: Filters;
  addressOf: (filters: Filters) => string;
  onChange: (filters: Filters) => void;
}

/** Where the addresses are that alerts name: a map, and the same as a list. */
export function WorldMap({ filters, addressOf, onChange }: MapProps) {
  const { words, number } = useSpeech();
  const query = useQuery({
    queryKey: ['places', filters],
    queryFn: () =>
      taken(api.GET('/api/v1/alerts/places', { params: { query: queryOf(filters, Date.now()) } })),
    placeholderData: (before) => before,
    refetchInterval: EVERY_MILLIS,
  });
  const found = query.data;
  const places = (found?.places ?? []) as Place[];
  const of = (place: Place): Filters => ({ ...filters, filter: conditionOf(place) });
  if (query.error) return <Trouble error={query.error} again={() => query.refetch()} />;
  if (found && !found.known) return <Unknown />;
  return (
    <div className="world">
      <Picture places={places} onChoose={(place) => onChange(of(place))} />
      <div>
        {found && places.length === 0 && <p className="soft">{words.map.nowhere}</p>}
        <Countries places={places.slice(0, MOST)} to={(place) => addressOf(of(place))} />
        {places.length > MOST && (
          <Fold name="countries" summary={words.map.more(number(places.length - MOST))}>
            <Countries places={places.slice(MOST)} to={(place) => addressOf(of(place))} />
          </Fold>
        )}
        {found && found.unplaced > 0 && (
          <p className="soft small">{words.map.unplaced(number(found.unplaced))}</p>
        )}
        {found && !found.exact && (
          <p className="soft small">{words.map.newest(number(found.looked))}</p>
        )}
      </div>
    </div>
  );
}

function Picture({ places, onChoose }: { places: Place[]; onChoose: (place: Place) => void }) {
  const { words, language, number } = useSpeech();
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.map.label}>
      <path className="land" d={LAND} />
      {dotsOf(places).map(({ place, x, y, radius }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it has links for keys
        <circle
          key={place.country}
          className={`dot dot-${place.severity}`}
          cx={x}
          cy={y}
          r={radius}
          onClick={() => onChoose(place)}
        >
          <title>{`${countryName(place.country, language)}  ${number(place.alerts)}`}</title>
        </circle>
      ))}
    </svg>
  );
}

function Countries({ places, to }: { places: Place[]; to: (place: Place) => string }) {
  const { language, number } = useSpeech();
  return (
    <ul className="countries">
      {places.map((place) => (
        <li key={place.country}>
          <SeverityMark severity={place.severity} />
          <Link href={to(place)}>{countryName(place.country, language)}</Link>
          <span className="number">{number(place.alerts)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing says where addresses are: how to change that. */
function Unknown() {
  const { words } = useSpeech();
  return (
    <>
      <p>{words.map.noGeography}</p>
      <pre>{'content:\n  geography: [country.mmdb]'}</pre>
      <p className="soft small">{words.map.howGeography}</p>
    </>
  );
}
