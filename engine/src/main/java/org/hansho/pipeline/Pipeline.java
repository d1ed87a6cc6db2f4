package org.hansho.pipeline;

import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.event.Event;
import org.hansho.match.CostlyRule;
import org.hansho.pipeline.OpenSource.Asked;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.WholeSourceReader;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event, from the bytes of a source to findings: reads the records, and gives each
 * event to the {@link EventStages}.
 *
 * <p>Belongs to one thread and reads one source at a time: {@link #begin}, {@link #read} as often
 * as there are blocks, {@link #end}; then the next source may begin. What a format remembers ends
 * with its source. A driver that reads many sources in turns sets one aside with {@link #suspend}
 * and takes it up again with {@link #resume}. Allocates nothing per event in steady state, unless
 * something is found.
 *
 * <p>Never throws on input. Where a stage does, that is a fault of this program: it costs the
 * record, which is reported as a {@link Failure}, and reading goes on. An analyzer, or a detection,
 * that keeps failing is asked no more. What the receiver of the output throws is passed on, and so
 * is an {@code Error} other than a stack that overflows; the pipeline is not to be used then.
 */
final class Pipeline {
  private final Engine engine;
  private final Output output;
  private final Guard guard;
  private final EventStages stages;
  private final Events events = new Events();
  private @Nullable OpenSource open;

  Pipeline(Engine engine, TimeRange range, Output output, Guard guard) {
    this.engine = engine;
    this.guard = guard;
    this.output = output;
    this.stages = new EventStages(engine, range, output, this::failed);
  }

  /**
   * Begins a source.
   *
   * @param name what evidence calls it
   */
  public void begin(Format format, String name) {
    begin(format, name, Limits.DEFAULT);
  }

  /** Begins a source with other caps than the published ones. */
  public void begin(Format format, String name, Limits limits) {
    stages.begin();
    resume(new OpenSource(name, format, () -> format.open(engine.fields(), limits)));
  }

  /** Takes up a source again that was set aside by this pipeline. */
  public void resume(OpenSource suspended) {
    open = suspended;
    stages.resume(suspended);
    events.goOn(suspended.given());
  }

  /** Sets the present source aside; another one may begin or be resumed. */
  public OpenSource suspend() {
    OpenSource suspended = open;
    if (suspended == null) {
      throw new IllegalStateException("no source has begun");
    }
    open = null;
    suspended.setGiven(events.given());
    return suspended;
  }

  /**
   * Reads a block of the source; see {@link RecordReader#read}.
   *
   * @return the index after the last byte consumed; what lies behind must be given again
   * @throws ReaderFailure if the reader failed and nothing was kept from which it could go on
   */
  public int read(byte[] block, int from, int to, long position, boolean last) {
    Asked asked = last ? Asked.READ_TO_THE_END : Asked.READ;
    return give(new OpenSource.Portion(block, from, to, position, asked));
  }

  /** Nothing has come for a while; see {@link RecordReader#handOver}. */
  public int handOver(byte[] block, int from, int to, long position) {
    return give(new OpenSource.Portion(block, from, to, position, Asked.HAND_OVER));
  }

  private int give(OpenSource.Portion portion) {
    OpenSource source = open();
    if (guard == Guard.EACH_READ) {
      source.checkpoint();
      events.passOver(0);
    }
    try {
      int consumed = portion.giveTo(source.reader(), portion.from(), events);
      if (guard == Guard.SINCE_SAVED) {
        source.keep(portion.upTo(consumed));
      }
      return consumed;
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      return recovered(source, portion, e);
    }
  }

  private int recovered(OpenSource source, OpenSource.Portion portion, Throwable cause) {
    if (guard == Guard.NONE) {
      throw new ReaderFailure(source.name(), cause);
    }
    try {
      boolean text = !source.format().readsBinary();
      return new Recovery(source, events, this::unread, text, cause).read(portion);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      unread(portion.bytes(), e);
      forget(portion.position(), e);
      return portion.to();
    }
  }

  /**
   * What the reader of the source remembers cannot be kept: what it holds back is given up, which
   * is reported, and a reader that remembers nothing goes on.
   *
   * @param position how far the source was read
   * @param cause reported as a {@link Failure} if it is there
   */
  public void forget(long position, @Nullable Throwable cause) {
    giveUpRest(open().reader());
    if (cause != null) {
      failed(Failure.forgotten(open().format().name(), cause, position));
    }
    open().startOver();
    events.passOver(0);
  }

  private void unread(Malformed.Bytes record, Throwable cause) {
    String format = open().format().name();
    failed(Failure.of(Stage.FORMAT, format, cause, Event.NO_TIME, record));
  }

  /**
   * Reads the source whole, in place of blocks; only of a format that {@link Format#readsWhole}. If
   * the reader fails, the document is reported as a {@link Failure}.
   */
  public void readWhole(SourceBytes bytes) {
    if (!(open().reader() instanceof WholeSourceReader whole)) {
      throw new IllegalStateException("the format of " + open().name() + " reads blocks");
    }
    try {
      whole.readWhole(bytes, open().name(), events);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      byte[] first = new byte[(int) Math.min(bytes.size(), Malformed.SAMPLE_BYTES)];
      bytes.copy(0, first, 0, first.length);
      unread(new Malformed.Bytes(first, 0, first.length, 0), e);
    }
  }

  /** Whether the source may be cut here; see {@link RecordReader#isBetweenRecords}. */
  public boolean isBetweenRecords() {
    return open().reader().isBetweenRecords();
  }

  /** Ends the source: what is still open in the format is emitted. */
  public Counts end() {
    RecordReader reader = open().reader();
    try {
      reader.end(events);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      unread(new Malformed.Bytes(new byte[0], 0, 0, 0), e);
      giveUpRest(reader);
    }
    counts().yearLeftOut = open().yearLeftOut();
    open = null;
    return counts();
  }

  private void giveUpRest(RecordReader reader) {
    try {
      reader.abandon(events);
    } catch (OutputFailure e) {
      throw e.thrown();
    } catch (RuntimeException | StackOverflowError e) {
      unread(new Malformed.Bytes(new byte[0], 0, 0, 0), e);
    }
  }

  /** Rules that values of all sources so far were left undecided for; see {@link CostlyRule}. */
  public List<CostlyRule> costlyRules() {
    return stages.costlyRules();
  }

  /** What became of the records of the present source, so far. */
  public Counts counts() {
    return stages.counts();
  }

  /** Analyzers, detections and documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    return stages.quarantined();
  }

  private OpenSource open() {
    if (open == null) {
      throw new IllegalStateException("no source has begun");
    }
    return open;
  }

  private void failed(Failure failure) {
    counts().malformed(failure.record().reason());
    OpenSource source = open();
    OutputFailure.handOn(() -> output.failed(failure.under(source.heading()), source.name()));
  }

  /** What the reader hands over. */
  private final class Events extends Recovery.CountingSink {
    @Override
    public void event(Event event) {
      if (isNew()) {
        stages.take(event);
      }
    }

    @Override
    public void malformed(Malformed record) {
      if (!isNew()) {
        return;
      }
      counts().malformed(record.reason());
      OpenSource source = open();
      OutputFailure.handOn(() -> output.malformed(record.under(source.heading()), source.name()));
    }

    @Override
    public void note(String note) {
      if (isNew()) {
        OutputFailure.handOn(() -> output.note(note, open().name()));
      }
    }
  }
}
