package org.hansho.local.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertLedger;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.SavedState;
import org.hansho.detect.SentFacts;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.Committed;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.Expiry;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.journal.Position;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedSession;

/**
 * Everything a runner must not forget: spread over workers while it runs, and as one epoch of
 * changes when it is committed.
 *
 * <pre>
 * positions  journal, time, source/ID: place, unread rest, newest time, reader's memory
 * state      layer 0: waiting facts by epoch, first-seen, keys by age, epoch-times, relearned,
 *            records/ that states wait with, by the name of their piece;
 *            layer 1: detectors by document, form and key group
 *            on demand: alert/ID, what is needed to let the alert grow; reader/ID: further pieces
 *            of what the reader of a source remembers
 * </pre>
 */
final class RunnerMemory {
  private static final String JOURNAL = "journal";
  private static final String TIME = "time";
  private static final String SOURCE = AwakeSources.POSITION;
  private static final String ALERT = StateChunk.ALERT;

  private final EpochStore store;
  private final Alarms alarms;
  private final Engine engine;
  private final DetectorPlan plan;
  private final AlertLedger ledger;
  private final Opinions opinions;
  private final List<Worker> workers = new ArrayList<>();
  private final WaitingFacts waitingFacts;
  private final WaitingRecords waitingRecords = new WaitingRecords();
  private final FirstSeen firstSeen;
  private final LearnedStates learned;
  private final Relearned relearned = new Relearned();
  private final List<StateChunk> unsaved = new ArrayList<>();
  private final CostlyRules costlyRules = new CostlyRules();
  private final Evictions evictions;
  private final Wordings wordings;
  private final SeenKeys keys;
  private final Set<String> quarantined = new TreeSet<>();
  private final Sources sources;
  private final AlertRetention retention;
  private final long factBytes;
  private long epoch;

  RunnerMemory(
      Engine engine,
      RunnerSettings settings,
      DeclaredFormats declared,
      EpochStore store,
      Alarms alarms,
      InputPlaces places) {
    this.store = store;
    this.factBytes = settings.memory().facts();
    this.alarms = alarms;
    this.engine = engine;
    this.plan = engine.detectors();
    this.evictions = new Evictions(plan);
    StoredAlerts stored = new StoredAlerts(settings.tenant(), store, alarms);
    this.wordings = new Wordings(stored);
    this.ledger =
        new AlertLedger(settings.tenant(), plan.hashes(), settings.memory().alerts(), stored);
    this.retention = new AlertRetention(engine, settings, store, alarms);
    this.waitingFacts = new WaitingFacts(engine.detectors());
    this.firstSeen = new FirstSeen(engine.detectors());
    this.keys = new SeenKeys(settings.intake().keyBytes());
    for (int number = 0; number < settings.workers(); number++) {
      workers.add(new Worker(number, engine, settings, declared, alarms, ledger.newFold()));
    }
    this.sources = new Sources(workers, store, settings.memory().readers(), places);
    this.learned = new LearnedStates(workers);
    KeyedSession.share(workers.stream().map(Worker::keyed).toList());
    this.opinions = new Opinions(ledger, workers.get(0).keyed());
  }

  List<Worker> workers() {
    return workers;
  }

  FirstSeen firstSeen() {
    return firstSeen;
  }

  /** The sources that are read. */
  Sources sources() {
    return sources;
  }

  /** The keys of the latest pushes. */
  SeenKeys keys() {
    return keys;
  }

  Opinions opinions() {
    return opinions;
  }

  AlertRetention retention() {
    return retention;
  }

  // -- time -------------------------------------------------------------------------------------

  /** Whether anything waits for event time to come so far. */
  boolean awaits(long time) {
    return workers.stream()
        .anyMatch(worker -> worker.keyed().waiting() > 0 || worker.keyed().wakesBy(time));
  }

  /** The time to which time must be pushed on so that half as many facts wait as may. */
  long forcedTime(int mostFacts) {
    long waiting = workers.stream().mapToLong(worker -> worker.keyed().waiting()).sum();
    long bytes =
        Math.max(1, workers.stream().mapToLong(worker -> worker.keyed().waitingBytes()).sum());
    int most = (int) Math.max(2, Math.min(mostFacts, waiting * factBytes / bytes));
    if (waiting <= most) {
      return Long.MIN_VALUE;
    }
    long[] times =
        workers.stream().flatMapToLong(worker -> worker.keyed().waitingTimes()).sorted().toArray();
    return times[times.length - most / 2];
  }

  // -- committing -------------------------------------------------------------------------------

  Epoch changes(
      Counters counters,
      Position journal,
      List<DeadLetter> letters,
      List<Long> discarded,
      Watermark time,
      EvidenceFetcher fetcher)
      throws IOException {
    epoch++;
    workers.forEach(Worker::saveSources);
    List<DeadLetter> allLetters = new ArrayList<>(letters);
    List<Long> settled = new ArrayList<>();
    List<Fact> facts = gathered(counters, allLetters, settled);
    counters.set(
        Counters.FACTS_WAITING,
        workers.stream().mapToLong(worker -> worker.keyed().waiting()).sum());
    tellForgotten(counters);
    costlyRules.report(workers, counters, alarms);
    List<StateChunk> state = changedState(facts, time.time(), fetcher);
    takeLetters(counters, allLetters);
    Map<String, byte[]> positions = changedPositions(journal, time, state);
    ledger.fetch(evidence -> fetcher.fetch(waitingRecords.find(evidence)));
    waitingRecords.settle(time.time(), state);
    List<StoredAlert> alerts = changedAlerts(state);
    counters.set(Counters.SET_ASIDE, learned.pieces());
    counters.add(Counters.FINDINGS_STORED, grown(alerts));
    counters.add(Counters.FINDINGS_REPEATED, ledger.takeRepeated());
    Expiry expiry = retention.expiry(epoch, alerts, time.time(), counters, state::add);
    expiry.alerts().forEach(alert -> ledger.forget(alert.id()));
    allLetters.replaceAll(fetcher::fetch);
    quarantine(counters);
    tellLetters(counters, allLetters, settled.size(), discarded.size());
    settled.addAll(discarded);
    counters.check(alarms);
    return new Epoch(
        epoch,
        positions,
        state,
        alerts,
        counters.all(),
        allLetters,
        settled,
        alarms.takeChanges(),
        expiry);
  }

  /** Takes from the workers what they have found; returns the facts in order. */
  private List<Fact> gathered(Counters counters, List<DeadLetter> letters, List<Long> settled) {
    List<Fact> facts = new ArrayList<>();
    takeLetters(counters, letters);
    for (Worker worker : workers) {
      facts.addAll(worker.reading().takeFacts());
      worker.reading().takeSettled().forEach(letter -> settled.add(letter.number()));
      worker.reading().takeOtherFormats().forEach(this::otherFormat);
      count(worker.keyed().takeSent(), counters);
      counters.add(Counters.FACTS_DETECTED, worker.keyed().takeDetected());
      AlertFold fold = worker.takeFold(ledger.newFold());
      counters.add(Counters.FINDINGS, fold.findings());
      ledger.add(fold);
    }
    return facts;
  }

  private static void count(SentFacts facts, Counters counters) {
    counters.add(Counters.FACTS_SENT, facts.sent());
    counters.add(Counters.FACTS_LATE, facts.late());
    counters.add(Counters.FACTS_UNKEYED, facts.unkeyed());
  }

  private void takeLetters(Counters counters, List<DeadLetter> letters) {
    for (Worker worker : workers) {
      letters.addAll(worker.reading().takeLetters());
      worker.reading().count(counters);
    }
  }

  private void tellLetters(
      Counters counters, List<DeadLetter> letters, long again, long discarded) {
    letters.forEach(this::alarm);
    counters.add(Counters.LETTERS, letters.size());
    counters.add(Counters.LETTERS_AGAIN, again);
    counters.add(Counters.LETTERS_DISCARDED, discarded);
    counters.add(Counters.LETTERS_KEPT, letters.size() - again - discarded);
  }

  private List<StoredAlert> changedAlerts(List<StateChunk> state) {
    List<StoredAlert> alerts = new ArrayList<>();
    ledger.forEachChanged(
        changed -> {
          alerts.add(AlertRows.row(changed.alert()));
          wordings.keep(changed.alert().wording(), state);
          String name = ALERT + changed.alert().id();
          state.add(new StateChunk(StateChunk.ON_DEMAND, 0, name, changed.saved()));
        });
    return alerts;
  }

  private void otherFormat(String source, String formats) {
    alarms.raise(AlarmKind.OTHER_FORMAT, source, formats);
  }

  private void alarm(DeadLetter letter) {
    boolean own = !letter.stage().equals(DeadLetter.MALFORMED);
    if (own && !letter.stage().equals(DeadLetter.RECOGNITION)) {
      String subject = (letter.stage() + " " + letter.part()).strip();
      alarms.raise(AlarmKind.FAILED_RECORDS, subject, letter.source() + ": " + letter.reason());
    }
  }

  private void quarantine(Counters counters) {
    for (Worker worker : workers) {
      for (String part : worker.quarantined()) {
        if (quarantined.add(part)) {
          alarms.raise(AlarmKind.QUARANTINED, part, Integer.toString(KeyedSession.FAILURES));
        }
      }
    }
    counters.set(Counters.QUARANTINED, quarantined.size());
  }

  /** By how many findings these alerts have more than those that are stored. */
  private long grown(List<StoredAlert> alerts) throws IOException {
    return alerts.stream().mapToLong(StoredAlert::count).sum() - store.countOf(alerts);
  }

  private void tellForgotten(Counters counters) {
    evictions.report(workers, counters, alarms);
    long forgotten = keys.takeForgotten();
    counters.add(Counters.KEYS_FORGOTTEN, forgotten);
    if (forgotten > 0) {
      alarms.raise(AlarmKind.KEYS_FORGOTTEN, SeenKeys.CHUNK, forgotten, keys.size() + " are kept");
    }
  }

  private List<StateChunk> changedState(List<Fact> facts, long time, EvidenceFetcher fetcher) {
    List<StateChunk> state = new ArrayList<>(unsaved);
    unsaved.clear();
    state.addAll(keys.changes());
    state.addAll(waitingFacts.changes(epoch, facts, time));
    StateChunk seen = firstSeen.change();
    if (seen != null) {
      state.add(seen);
    }
    StateChunk anew = relearned.change();
    if (anew != null) {
      state.add(anew);
    }
    for (Worker worker : workers) {
      List<SavedState> saved = worker.keyed().saveChanged();
      saved.forEach(one -> state.add(LearnedStates.chunk(one)));
      waitingRecords.keep(saved, fetcher::fetch, state);
    }
    return state;
  }

  private Map<String, byte[]> changedPositions(
      Position journal, Watermark time, List<StateChunk> pieces) {
    Map<String, byte[]> positions = new HashMap<>();
    positions.put(JOURNAL, bytes(journal.segment(), journal.offset()));
    positions.put(TIME, bytes(time.time(), time.arrival()));
    workers.forEach(worker -> worker.takeSaved(positions, pieces));
    return positions;
  }

  private static byte[] bytes(long... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    Arrays.stream(numbers).forEach(bytes::putLong);
    return bytes.array();
  }

  void committed() {
    sources.committed();
    ledger.committed();
  }

  // -- restoring --------------------------------------------------------------------------------

  /** Where the journal has been processed up to. */
  static Position position(Committed committed) {
    byte[] saved = committed.positions().get(JOURNAL);
    if (saved == null) {
      return Position.START;
    }
    ByteBuffer bytes = ByteBuffer.wrap(saved);
    return new Position(bytes.getLong(), bytes.getLong());
  }

  /** Restores the last epoch. */
  Committed restore(Watermark time) throws IOException {
    List<StateChunk> own = new ArrayList<>();
    Committed committed = store.load(chunk -> restore(chunk, own));
    unsaved.addAll(learned.obsolete());
    epoch = committed.epoch();
    byte[] saved = committed.positions().get(TIME);
    if (saved != null) {
      ByteBuffer times = ByteBuffer.wrap(saved);
      time.raise(times.getLong());
      if (times.hasRemaining()) {
        time.arrived(times.getLong());
      }
    }
    committed.positions().forEach(this::restoreSource);
    keys.restore(
        own.stream().filter(chunk -> chunk.chunk().equals(SeenKeys.CHUNK)).toList(),
        time.arrival());
    for (StateChunk chunk : own) {
      if (chunk.chunk().equals(FirstSeen.CHUNK)) {
        firstSeen.restore(chunk, workers);
      } else if (chunk.chunk().equals(Relearned.CHUNK)) {
        relearned.restore(chunk);
      } else if (chunk.chunk().equals(EpochTimes.CHUNK)) {
        retention.restore(chunk, epoch);
      } else if (WaitingRecords.isOne(chunk)) {
        StateChunk outdated = waitingRecords.restore(chunk, time.time());
        if (outdated != null) {
          unsaved.add(outdated);
        }
      } else if (WaitingFacts.isOne(chunk)) {
        waitingFacts
            .restore(chunk, time.time())
            .forEach(fact -> workers.get(0).keyed().send(fact, false));
      }
    }
    return committed;
  }

  /**
   * Raises an alarm if the database is older than an epoch that is known to be committed. The next
   * epoch then has a higher number, so that readers by epoch see the alerts found again.
   */
  void goOnBehind(long witnessed) {
    if (witnessed > epoch) {
      String detail = "it holds epoch " + epoch + ", and " + witnessed + " was committed";
      alarms.raise(AlarmKind.OLDER_DATABASE, "epochs", detail);
      epoch = witnessed;
    }
  }

  private void restore(StateChunk chunk, List<StateChunk> own) {
    if (chunk.layer() == 0) {
      own.add(chunk);
      return;
    }
    learned.restore(chunk);
  }

  /** Takes over what was learned in another database; returns how many states. */
  long adopt(EpochStore taught) throws IOException {
    return learned.adopt(taught, firstSeen);
  }

  /** Keeps the records of facts that wait for time, whose sources may be gone when it comes. */
  void keepRecordsOfFacts(EvidenceFetcher fetcher) {
    waitingRecords.keepOfFacts(
        workers.stream().flatMap(worker -> worker.keyed().waitingRecords()),
        fetcher::fetch,
        unsaved);
  }

  /** Whether a detection learns what is normal. */
  boolean learns(String detection) {
    return !engine.learning(detection).isEmpty();
  }

  /** Forgets all that a detection has learned, and since when. */
  Relearning relearn(String detection, String author, String reason, long time, long now) {
    List<DetectorPlan.Document> documents = engine.learning(detection);
    long states = learned.forget(documents, unsaved::add);
    documents.forEach(firstSeen::forget);
    Relearning done = new Relearning(detection, time, now, author, reason, states);
    relearned.add(done);
    CrashPoint.reached("lesson.forgetting");
    return done;
  }

  /** The detections that learn anew since somebody asked for it. */
  List<Relearning> relearned() {
    return relearned.all();
  }

  private void restoreSource(String name, byte[] saved) {
    if (name.startsWith(SOURCE)) {
      sources.restore(name.substring(SOURCE.length()), saved);
    }
  }

  /** What was learned and is of no use to this content or program. */
  List<SetAside> setAside() {
    return learned.setAside();
  }

  /** Settles the counters of facts that waited: some have fewer or more listeners now. */
  void countRestored(Counters counters) {
    Counters again = new Counters(Map.of());
    workers.forEach(worker -> count(worker.keyed().takeSent(), again));
    long restored = again.get(Counters.FACTS_SENT) - again.get(Counters.FACTS_UNKEYED);
    long outdated = counters.get(Counters.FACTS_WAITING) - restored;
    counters.add(Counters.FACTS_OUTDATED, Math.max(0, outdated));
    counters.add(Counters.FACTS_SENT, Math.max(0, -outdated));
    counters.set(Counters.FACTS_WAITING, restored);
    long incomplete =
        workers.stream().mapToLong(worker -> worker.keyed().knowledge().incomplete()).sum();
    counters.add(Counters.FACTS_INCOMPLETE, waitingFacts.incomplete() + incomplete);
    counters.set(Counters.SET_ASIDE, learned.pieces());
  }
}
