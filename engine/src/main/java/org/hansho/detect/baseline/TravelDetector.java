package org.hansho.detect.baseline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code travel}: the key is seen at a place it cannot have reached from where it was.
 *
 * <p>Each arrival at another place is held against the latest {@link #PLACES} places; the fastest
 * journey counts. An address or network that many other keys use says nothing about where somebody
 * is and is not held against anything. A place whose arrival was a result is not usual until it is
 * known after the alert. About 2 kB of places and 6 kB of usual places a key.
 */
final class TravelDetector implements Detector<TravelDetector.State> {
  /** Most places that are remembered with their time. */
  static final int PLACES = 8;

  /** Most places of which is known on how many days they were seen. */
  private static final int USUAL_PLACES = 64;

  /** What a place takes of the heap. */
  private static final long SIGHTING = 220;

  /** On how many days a place must have been seen to be usual. */
  private static final int USUAL_DAYS = 3;

  private final Learning learning;
  private final Range speed;
  private final Range distance;
  private final boolean ignoreKnown;
  private final int ignoreShared;
  private final int addressPlace;
  private final int networkPlace;
  private final SightingReader reader;
  private final int forget;
  private final KnownAfterAlert known;

  TravelDetector(Baseline baseline, Baseline.Travel condition, Columns columns) {
    this.learning = Learning.of(baseline.learning());
    this.speed = new Range(condition.speed());
    this.distance = new Range(condition.distance());
    this.ignoreKnown = condition.ignoreKnown();
    this.ignoreShared = condition.ignoreShared();
    this.addressPlace = BaselineDetectors.place(baseline, Baseline.Prevalence.ADDRESS);
    this.networkPlace = BaselineDetectors.place(baseline, Baseline.Prevalence.NETWORK);
    this.reader = new SightingReader(condition, columns, baseline.subject().rules().size());
    this.forget = Times.minutes(baseline.memory().forget());
    this.known = KnownAfterAlert.of(baseline.memory().knownAfterAlert());
  }

  /** What is remembered of a key. */
  static final class State {
    /** The latest places, the newest first, each with the latest time there. */
    private final ArrayDeque<Sighting> latest = new ArrayDeque<>(2);

    private final CountedValues usual;
    private final Watch watch;

    State(CountedValues usual, Watch watch) {
      this.usual = usual;
      this.watch = watch;
    }
  }

  /** A journey, its distance in kilometres and the speed it needs in kilometres an hour. */
  private record Journey(Sighting from, Sighting to, double distance, double speed) {}

  @Override
  public StateKind kind() {
    return StateKind.of("travel");
  }

  @Override
  public State newState() {
    return new State(table(), new Watch());
  }

  private CountedValues table() {
    return new CountedValues(USUAL_PLACES, forget, forget);
  }

  @Override
  public void accept(State state, int role, Fact fact, Emission out) {
    Sighting sighting = reader.read(role, fact);
    if (sighting == null) {
      return;
    }
    boolean shared = isShared(fact);
    Journey journey = shared ? null : fastest(state, sighting);
    boolean fires = false;
    if (journey != null) {
      fires = state.watch.suffices(learning, fact.time(), out);
      if (fires) {
        emit(state, fact, journey, out);
      } else {
        state.watch.wouldHaveFired();
      }
    }
    learn(state, sighting, fires);
    if (!shared) {
      remember(state, sighting);
    }
  }

  private boolean isShared(Fact fact) {
    return ignoreShared > 0 && (isShared(fact, addressPlace) || isShared(fact, networkPlace));
  }

  private boolean isShared(Fact fact, int place) {
    return place != FactLayout.ABSENT
        && fact.prevalence(place) >= Math.min(ignoreShared, PrevalenceDetector.MOST);
  }

  /** The fastest journey to a sighting that lies within the bounds; null if there is none. */
  private @Nullable Journey fastest(State state, Sighting to) {
    Sighting newest = state.latest.peekFirst();
    if (newest == null || newest.cell() == to.cell()) {
      return null;
    }
    Journey fastest = null;
    for (Sighting from : state.latest) {
      double far = GreatCircle.atLeast(from, to);
      double fast = GreatCircle.speed(far, from, to);
      if (speed.admits(fast)
          && distance.admits(far)
          && (fastest == null || fast > fastest.speed())
          && !(ignoreKnown && isUsual(state, from, to) && isUsual(state, to, to))) {
        fastest = new Journey(from, to, far, fast);
      }
    }
    return fastest;
  }

  private static boolean isUsual(State state, Sighting place, Sighting now) {
    int minute = Times.minute(now.time());
    int row = state.usual.table().find(place.cell(), minute);
    return row >= 0
        && (state.usual.table().alerted(row) == ValueTable.DISMISSED
            || state.usual.days(place.cell(), minute) >= USUAL_DAYS);
  }

  private void learn(State state, Sighting sighting, boolean fires) {
    state.watch.learn(sighting.time());
    int minute = Times.minute(sighting.time());
    ValueTable table = state.usual.table();
    int before = table.find(sighting.cell(), minute);
    boolean wasUsual = before >= 0 && state.usual.days(sighting.cell(), minute) >= USUAL_DAYS;
    boolean pending = before >= 0 && known.isPending(table, before, minute);
    if (pending || (fires && !wasUsual)) {
      int row = table.see(sighting.cell(), minute);
      table.setAlerted(row, pending ? table.alerted(row) : minute);
    } else {
      state.usual.see(sighting.cell(), minute);
    }
  }

  /** An expected place is as usual as one that was seen on enough days. */
  @Override
  public void applyFeedback(State state, int role, Fact fact, Opinion opinion, Emission out) {
    Sighting sighting = reader.read(role, fact);
    if (sighting == null) {
      return;
    }
    ValueTable table = state.usual.table();
    int minute = Times.minute(sighting.time());
    table.applyFeedback(table.see(sighting.cell(), minute), opinion, minute);
  }

  @Override
  public State join(State known, State taught) {
    List<Sighting> all = new ArrayList<>(known.latest);
    all.addAll(taught.latest);
    all.sort(Comparator.comparingLong(Sighting::time).thenComparing(Sighting::origin));
    known.latest.clear();
    all.forEach(sighting -> remember(known, sighting));
    known.usual.join(taught.usual);
    known.watch.join(taught.watch);
    return known;
  }

  /** Puts a sighting in front; an earlier one of the same place goes. */
  private static void remember(State state, Sighting sighting) {
    for (Iterator<Sighting> each = state.latest.iterator(); each.hasNext(); ) {
      if (each.next().cell() == sighting.cell()) {
        each.remove();
      }
    }
    if (state.latest.size() == PLACES) {
      state.latest.removeLast();
    }
    state.latest.addFirst(sighting);
  }

  private void emit(State state, Fact fact, Journey journey, Emission out) {
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(journey.from().origin(), journey.to().origin()),
            2,
            null,
            () -> grounds(state, journey)));
  }

  private Grounds grounds(State state, Journey journey) {
    Sighting from = journey.from();
    Sighting to = journey.to();
    String kilometres = Long.toString(Math.round(journey.distance()));
    String kilometresAnHour = Long.toString(Math.round(journey.speed()));
    String minutes = Long.toString((to.time() - from.time()) / Times.nanos(1));
    boolean coarse = from.coarse() || to.coarse();
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("from", from.place());
    numbers.put("to", to.place());
    numbers.put("from_address", from.address());
    numbers.put("to_address", to.address());
    numbers.put("from_time", Times.instant(from.time()));
    numbers.put("distance_km", kilometres);
    numbers.put("minutes", minutes);
    numbers.put("speed_kmh", kilometresAnHour);
    numbers.put("coarse", Boolean.toString(coarse));
    numbers.putAll(numbers(state, to.time()));
    int alerted = firstAlert(state, to);
    known.describe(alerted, numbers);
    return new Grounds(
        numbers,
        "From %s to %s are at least %s km, seen %s minutes apart: a journey at %s km/h.%s"
                .formatted(
                    from.place(),
                    to.place(),
                    kilometres,
                    minutes,
                    kilometresAnHour,
                    coarse ? " Positions are coarse: only the country is known." : "")
            + known.english(alerted),
        "%s から %s までは少なくとも %s km あり、%s 分の間に移動するには時速 %s km が必要です。%s"
                .formatted(
                    from.place(),
                    to.place(),
                    kilometres,
                    minutes,
                    kilometresAnHour,
                    coarse ? "位置は国単位の粗い情報です。" : "")
            + known.japanese(alerted));
  }

  /** When the place gave its first result that still counts. */
  private int firstAlert(State state, Sighting place) {
    int minute = Times.minute(place.time());
    ValueTable table = state.usual.table();
    int row = table.find(place.cell(), minute);
    return row >= 0 && known.isPending(table, row, minute) ? table.alerted(row) : minute;
  }

  private static Map<String, String> numbers(State state, long time) {
    Map<String, String> numbers = new LinkedHashMap<>();
    state.watch.describe(numbers);
    int usual = state.usual.seenOn(USUAL_DAYS, Times.minute(time));
    numbers.put("usual_places", Integer.toString(usual));
    return numbers;
  }

  @Override
  public Grounds describe(State state, long time) {
    Map<String, String> numbers = numbers(state, time);
    Sighting newest = state.latest.peekFirst();
    String place = newest == null ? "–" : newest.place();
    numbers.put("last_place", place);
    String usual = numbers.getOrDefault("usual_places", "0");
    return new Grounds(
        numbers,
        "Last seen in %s; usual places: %s; learned from %s located events."
            .formatted(place, usual, state.watch.samples()),
        "最後に観測された場所は %s、通常の場所は %s か所です。位置のわかるイベント %s 件から学習しています。"
            .formatted(place, usual, state.watch.samples()));
  }

  @Override
  public long expiry(State state) {
    return NEVER;
  }

  @Override
  public long bytes(State state) {
    return 180 + state.usual.table().bytes() + state.latest.size() * SIGHTING;
  }

  @Override
  public long evictionPriority(State state) {
    return state.watch.knownFor();
  }

  @Override
  public void write(State state, StateWriter out) {
    state.watch.write(out);
    state.usual.write(out);
    out.count(state.latest.size());
    state.latest.forEach(sighting -> sighting.write(out));
  }

  @Override
  public State read(StateReader in) {
    Watch watch = Watch.read(in);
    CountedValues usual = table();
    usual.read(in);
    State state = new State(usual, watch);
    for (int left = in.count(); left > 0; left--) {
      state.latest.addLast(Sighting.read(in));
    }
    return state;
  }
}
