package org.hansho.local.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hansho.detect.Opinion;
import org.hansho.detect.SeededHashes;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.Committed;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.folder.EpochWitness;
import org.hansho.local.journal.GroupCommit;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalCounts;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.local.metric.Metrics;
import org.hansho.pipeline.Engine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an engine over input without end, in epochs: takes a bounded batch of input, reads it with
 * all workers, says how far event time has come, runs the detectors layer by layer up to there, and
 * commits everything that has changed at once. Then the journal is trimmed.
 *
 * <p>Whatever moment a crash comes at, nothing acknowledged is lost and nothing counts twice: what
 * was not committed never was, and is read again. No new batch is taken before the commit, and the
 * journal refuses when it is full; so memory and disk are bounded.
 *
 * <p>{@link #push} is safe from any thread; everything else belongs to one. Memory: a batch and
 * what is found in it, the detectors' states, waiting facts and recent alerts, all bounded by
 * {@link RunnerSettings}.
 */
public final class Runner implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final DataFolder folder;
  private RunnerSettings settings;
  private final EpochStore store;
  private final Journal journal;
  private final GroupCommit flushing;
  private final JournalReader reader;
  private final Batch batch;
  private final EvidenceFetcher fetcher;
  private final Alarms alarms;
  private final ArrivalClock clock;
  private final ClockWatch clockWatch;
  private final Crew crew;
  private final Watermark watermark;
  private final RunnerMemory memory;
  private final Sources sources;
  private final Counters counters;
  private final Layers layers;
  private final DeadLetters letters;
  private final DeclaredFormats declared;
  private final EpochWitness witness;
  private final EpochCommit epochs;
  private final OfferedFigures figures;
  private @Nullable Throwable broken;
  private boolean ended;

  /**
   * A runner from what was committed last.
   *
   * @param before the runner of this process until now, whose journal, clock and input stay; null
   *     at the start
   * @param opened what is to be closed if this fails is added to it
   */
  private Runner(
      DataFolder folder,
      Engine engine,
      RunnerSettings settings,
      ArrivalClock clock,
      EpochStore store,
      @Nullable Runner before,
      Opened opened)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.watermark = new Watermark(settings, clock.getAsLong());
    this.alarms = before != null ? before.alarms : AlarmLog.stored(store, clock, LOG);
    this.clockWatch = new ClockWatch(clock, alarms);
    this.declared = new DeclaredFormats(engine, settings.intake().formats());
    this.memory = new RunnerMemory(engine, settings, declared, store, alarms, places(before));
    this.sources = memory.sources();
    this.crew = opened.add(new Crew(memory.workers()));
    this.layers = new Layers(engine.detectors().layers(), memory, crew, watermark);
    Committed committed = memory.restore(watermark);
    this.witness = before != null ? before.witness : folder.witness();
    memory.goOnBehind(witness.committed());
    clock.continueFrom(watermark.arrival());
    this.counters = new Counters(committed.counters());
    memory.countRestored(counters);
    layers.detect(watermark.time());
    Position position = RunnerMemory.position(committed);
    this.journal =
        before != null
            ? before.journal
            : Journal.open(folder.files(), folder.journal(), settings.journal(), position);
    this.flushing = before != null ? before.flushing : opened.add(GroupCommit.start(journal));
    this.reader = opened.add(journal.read(position));
    this.letters =
        before != null
            ? before.letters
            : new DeadLetters(store, alarms, settings.intake().deadLetterBytes());
    letters.measure(sources.all());
    this.batch =
        new Batch(
            settings, clock, watermark, memory.keys(), reader, memory.opinions(), letters::admits);
    this.fetcher = new EvidenceFetcher(journal, batch, sources);
    this.epochs = new EpochCommit(store, witness, memory, letters, journal, reader);
    Metrics metrics = before != null ? before.figures.receiver() : Metrics.NONE;
    this.figures = new OfferedFigures(counters, alarms, memory, metrics);
    goOn(before, new EarlierPushes(journal, position, sources.positions()));
  }

  private void goOn(@Nullable Runner before, EarlierPushes earlier) {
    if (before == null) {
      sources.places().continueFrom(earlier);
    } else {
      before.batch.inputs().forEach(batch::add);
      before.declared.copyTo(declared);
    }
  }

  private static InputPlaces places(@Nullable Runner before) {
    return before != null ? before.sources.places() : new InputPlaces();
  }

  /**
   * Opens the runner of a data folder where it left off.
   *
   * @param clock by which input arrives; goes on from the last arrival that was committed
   * @throws IOException if the folder cannot be read, or a newer program wrote it
   * @throws IllegalArgumentException if the settings declare a format that there is not
   */
  public static Runner open(
      DataFolder folder, Engine engine, RunnerSettings settings, ArrivalClock clock)
      throws IOException {
    EpochStore store = EpochStore.open(folder.database(), folder.work());
    Opened opened = new Opened();
    opened.add(store);
    try {
      Engine seeded = engine.with(SeededHashes.of(store.seed()));
      return new Runner(folder, seeded, settings, clock, store, null, opened);
    } catch (IllegalStateException refused) {
      opened.closeAll(refused);
      throw new IOException(folder.database() + ": " + refused.getMessage(), refused);
    } catch (IOException | RuntimeException | Error failure) {
      opened.closeAll(failure);
      throw failure;
    }
  }

  /**
   * Goes on with other content, from the last commit: what means the same keeps its state, what
   * others knew is set aside. Pushes are taken meanwhile. Costs what opening costs.
   *
   * @return the runner to go on with, on the same thread; this one takes pushes only
   * @throws IOException if the folder cannot be read; then this runner goes on
   * @throws IllegalStateException if an epoch was not committed
   */
  public Runner with(Engine next) throws IOException {
    refuseIfBroken();
    if (epochs.isPending()) {
      throw new IllegalStateException("an epoch is not committed; run it first");
    }
    Opened opened = new Opened();
    try {
      Engine seeded = next.with(SeededHashes.of(store.seed()));
      Runner other = new Runner(folder, seeded, settings, clock, store, this, opened);
      reader.close();
      crew.close();
      return other;
    } catch (IOException | RuntimeException | Error failure) {
      opened.closeAll(failure);
      throw failure;
    }
  }

  /** Keeps alerts and dead letters within other limits from now on; on the runner's thread. */
  public void keep(RetentionSettings alerts, long deadLetterBytes) throws IOException {
    settings =
        settings
            .withRetention(alerts)
            .withIntake(settings.intake().withDeadLetterBytes(deadLetterBytes));
    memory.retention().keep(alerts);
    letters.keep(deadLetterBytes);
    letters.measure(sources.all());
  }

  /** The secret seed under which it keeps what detectors know. */
  public byte[] seed() {
    return store.seed();
  }

  /** What its detectors have learned. */
  public Learning learning() {
    return new Learning(memory, watermark, clock, fetcher, this::change);
  }

  private <T> T change(Learning.Change<T> change) throws IOException {
    refuseIfBroken();
    commitPending();
    try {
      T changed = change.make();
      commitChanges();
      return changed;
    } catch (IOException | RuntimeException | Error failure) {
      broken = failure;
      throw failure;
    }
  }

  /** The clock whose time a push is to carry. Safe from any thread. */
  public ArrivalClock clock() {
    return clock;
  }

  /** Hands in whole records; see {@link Journal#append} and {@link DeadLetters#admits}. */
  public CompletableFuture<Receipt> push(Push push) {
    if (push.source().equals(Opinions.SOURCE)) {
      throw new IllegalArgumentException("no source may be called " + Opinions.SOURCE);
    }
    if (!letters.admits(push.source())) {
      return journal.refuse(new Receipt.Refused(Receipt.Reason.DEAD_LETTERS, letters.refusal()));
    }
    return journal.append(push);
  }

  /**
   * Hands in what a person thinks of an alert. Once it is kept it is safe as a push is, and counts
   * from the end of the epoch that reads it: what an expected alert found unusual is known, what
   * somebody objected to is not learned by the passing of time. Nothing else changes, and nothing
   * at all if the detection does not learn or has forgotten, which is counted.
   *
   * @throws IllegalArgumentException if there is no alert of that id
   */
  public CompletableFuture<Receipt> applyFeedback(String alert, Opinion opinion) {
    if (!memory.opinions().isAlert(alert)) {
      throw new IllegalArgumentException(
          "there is no alert " + alert + ": it never was, or it has expired");
    }
    return journal.append(Opinions.push(alert, opinion, clock.getAsLong()));
  }

  /**
   * Declares the format of a source, in place of what was declared or recognised: it is read so
   * from the next epoch on, and after a restart. Safe from any thread.
   *
   * @throws IllegalArgumentException if there is no format of that name
   */
  public void declare(String source, String format) {
    declared.declare(source, format);
  }

  /**
   * Adds input that is read from where it was left, beside what is pushed.
   *
   * @throws IllegalArgumentException if it says a format that there is not
   */
  public void add(RereadableInput input) {
    String format = input.format();
    if (format != null) {
      declare(input.source(), format);
    }
    batch.add(input);
  }

  /** Reads input that was added no more; what was read of it stays known. */
  public void remove(String source) {
    batch.remove(source);
  }

  /**
   * Runs one epoch.
   *
   * @return false if there was nothing to do, and nothing was committed
   * @throws IOException if the epoch cannot be committed; the next call tries again
   * @throws IllegalStateException if an epoch has failed otherwise, which is a fault of this
   *     program: nothing of it is committed, and the runner must be opened again
   */
  public boolean runEpoch() throws IOException {
    refuseIfBroken();
    try {
      return epoch();
    } catch (RuntimeException | Error failure) {
      broken = failure;
      throw failure;
    }
  }

  private void refuseIfBroken() {
    if (broken != null) {
      throw new IllegalStateException(
          "an epoch has failed, and nothing of it was committed; open the runner again", broken);
    }
  }

  private boolean epoch() throws IOException {
    if (commitPending()) {
      return true;
    }
    if (ended) {
      throw new IllegalStateException("the input has ended");
    }
    long ahead = clockWatch.check();
    boolean input = batch.take(counters, sources::position, sources::give);
    long now = batch.now();
    boolean silent = sources.wakeSilent(watermark, now);
    List<DeadLetter> again = letters.takeQueued(settings.batchBytes());
    again.forEach(sources::giveAgain);
    boolean lettersChange = !again.isEmpty() || letters.hasWork();
    if (input || silent || lettersChange) {
      CrashPoint.reached("runner.before-reading");
      crew.each(worker -> worker.read(watermark, now, ahead));
      clockWatch.adopt(crew);
      CrashPoint.reached("runner.after-reading");
    }
    long next = watermark.next(sources.watched(), now);
    clockWatch.tellLeftBehind(watermark, sources);
    boolean waits = next != watermark.time() && memory.awaits(next);
    boolean expires = memory.retention().isDue(now);
    if (!input && !silent && !waits && !expires && !lettersChange && !alarms.hasNews()) {
      return false;
    }
    layers.detect(next);
    long forced = memory.forcedTime(settings.waitingFacts());
    if (forced > watermark.time()) {
      counters.add(Counters.TIME_FORCED, 1);
      layers.detect(forced);
    }
    memory.opinions().apply(counters);
    commitChanges();
    return true;
  }

  /** Runs epochs until no input is left, then ends all sources and all that waits, and itself. */
  public void drain() throws IOException {
    boolean more = true;
    while (more) {
      more = runEpoch();
    }
    ended = true;
    try {
      end();
    } catch (RuntimeException | Error failure) {
      broken = failure;
      throw failure;
    }
  }

  private void end() throws IOException {
    crew.each(worker -> worker.end(watermark.time()));
    while (sources.sleepOverMore()) {
      commitChanges();
      sources.wakeToEnd();
      crew.each(worker -> worker.end(watermark.time()));
    }
    layers.detectAll();
    commitChanges();
  }

  private void commitChanges() throws IOException {
    epochs.commit(changes());
    figures.offer();
  }

  /** What cannot be gathered whole is never committed: part of it is taken from the workers. */
  private Epoch changes() throws IOException {
    try {
      return memory.changes(
          counters,
          reader.position(),
          batch.takeLetters(),
          letters.takeDiscarded(),
          watermark,
          fetcher);
    } catch (UncheckedIOException | IOException failure) {
      broken = failure;
      throw failure instanceof UncheckedIOException unchecked
          ? unchecked.getCause()
          : (IOException) failure;
    }
  }

  /** Commits the epoch that could not be committed; returns whether there was one. */
  private boolean commitPending() throws IOException {
    boolean committed = epochs.commitPending();
    if (committed) {
      figures.offer();
    }
    return committed;
  }

  /** Offers figures after each commit from now on, and those of the last one at once. */
  public void offerTo(Metrics receiver) {
    figures.offerTo(receiver);
  }

  /** What became of everything that came in, as of the last epoch. */
  public Map<String, Long> counters() {
    return counters.all();
  }

  /** What became of the pushes of this process. */
  public JournalCounts pushes() {
    return journal.counts();
  }

  /** The pushes that the journal still has. */
  public KeptPushes keptPushes() {
    return new KeptPushes(journal);
  }

  /** Records that were left out, as of the last epoch. */
  public DeadLetters deadLetters() {
    return letters;
  }

  /** How many idempotency keys are remembered. */
  public int keys() {
    return memory.keys().size();
  }

  /** What is wrong with Hansho itself, in order of kind and subject. */
  public List<Alarm> alarms() {
    return alarms.all();
  }

  /** Where the reading of each source stands, in order of their ids. */
  public List<SourceStatus> sources() {
    return SourceStatus.of(sources.all());
  }

  /** What was learned and neither this content nor this program can use; it is kept. */
  public List<SetAside> setAside() {
    return memory.setAside();
  }

  /** How far event time has come, nanoseconds since 1970; the least number if it has not begun. */
  public long watermark() {
    return watermark.time();
  }

  /** How long to wait for input before the next epoch. */
  public Duration pause() {
    return batch.hadInput() ? Duration.ZERO : settings.epoch();
  }

  /** Stops where it is: waiting pushes get receipts, what is not committed is read again. */
  @Override
  public void close() throws IOException {
    reader.close();
    flushing.close();
    crew.close();
    witness.close();
    store.close();
  }

  List<Worker> workers() {
    return crew.workers();
  }
}
