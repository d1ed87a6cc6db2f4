import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { SEVERITIES } from '../address/filters';
import { LogText } from '../alert/logText';
import { api, type Detection, taken } from '../api/client';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

/** What the tenant has said of detections, over the API and in the settings. */
function useOverrides() {
  return useQuery({
    queryKey: ['overrides'],
    queryFn: () => taken(api.GET('/api/v1/detections/overrides')),
  });
}

/** Whether the caller may change what detections do. */
export function useMaySwitch(): boolean {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  return me.data?.roles.some((role) => role === 'engineer' || role === 'admin') ?? false;
}

/** What holds of a detection other than it gives itself, and a way to change that. */
export function Override({ detection }: { detection: Detection }) {
  const { words, instant, number, actor } = useSpeech();
  const mayChange = useMaySwitch();
  const query = useOverrides();
  const [isChanging, setChanging] = useState(false);
  const said = query.data?.overrides.filter((each) => each.detection === detection.id) ?? [];
  const byApi = said.some((each) => each.origin === 'api');
  return (
    <>
      {said
        .filter((each) => each.holds)
        .map((each) => (
          <p key={each.origin}>
            <strong>{words.overrides.origin[each.origin]}</strong> <LogText text={each.reason} />{' '}
            <span className="soft">
              {actor(each.author)} {instant(each.time)} ·{' '}
              {words.overrides.leftOut(number(each.left_out))}
            </span>
          </p>
        ))}
      {mayChange && !isChanging && (
        <button type="button" onClick={() => setChanging(true)}>
          {words.overrides.change}
        </button>
      )}
      {mayChange && isChanging && (
        <OverrideForm detection={detection} hasOwn={byApi} onDone={() => setChanging(false)} />
      )}
    </>
  );
}

interface FormProps {
  detection: Detection;
  /** Whether something was said over the API, which may be taken back. */
  hasOwn: boolean;
  onDone: () => void;
}

function OverrideForm({ detection, hasOwn, onDone }: FormProps) {
  const { words, shared } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  const [isOn, setOn] = useState(detection.enabled);

  async function act(call: Promise<unknown>) {
    try {
      await call;
      onDone();
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
    void queries.invalidateQueries({ queryKey: ['overrides'] });
    void queries.invalidateQueries({ queryKey: ['detections'] });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const severity = SEVERITIES.find((each) => each === given.get('severity')) ?? ('own' as const);
    const body = {
      detection: detection.id,
      enabled: isOn ? ('true' as const) : ('false' as const),
      severity,
      reason: String(given.get('reason')),
    };
    void act(taken(api.POST('/api/v1/detections/overrides', { body })));
  }

  return (
    <form className="add" onSubmit={submit}>
      <label className="check">
        <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.target.checked)} />
        {words.overrides.on}
      </label>
      <label>
        {words.filters.severity}
        <select
          name="severity"
          defaultValue={
            detection.severity_in_force === detection.severity ? 'own' : detection.severity_in_force
          }
        >
          <option value="own">{words.overrides.own(shared('severity', detection.severity))}</option>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {shared('severity', severity)}
            </option>
          ))}
        </select>
      </label>
      <label className="grow">
        {words.suppressions.reason}
        <input name="reason" required maxLength={1000} autoComplete="off" />
      </label>
      <button type="submit" className="primary">
        {words.overrides.save}
      </button>
      {hasOwn && (
        <button
          type="button"
          onClick={() =>
            act(
              taken(
                api.DELETE('/api/v1/detections/overrides', {
                  params: { query: { detection: detection.id } },
                }),
              ),
            )
          }
        >
          {words.overrides.takeBack}
        </button>
      )}
      <button type="button" className="plain" onClick={onDone}>
        {words.incidents.cancel}
      </button>
      {!isOn && detection.only_of_its_stage && (
        <p className="is-medium">{words.overrides.onlyOne}</p>
      )}
      <p className="soft">{words.overrides.hint}</p>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}
