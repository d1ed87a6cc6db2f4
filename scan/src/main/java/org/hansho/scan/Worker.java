package org.hansho.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.hansho.alert.Finding;
import org.hansho.bytes.SourceBytes;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.files.source.ByteSize;
import org.hansho.files.source.OpenFile;
import org.hansho.files.source.Opened;
import org.hansho.files.source.Opening;
import org.hansho.files.source.Passed.Why;
import org.hansho.files.source.SourceDoor;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.Unreadable;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.files.temporary.TemporaryException;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.format.Utf16Format;
import org.hansho.match.CostlyRule;
import org.hansho.memory.minidump.MinidumpFormat;
import org.hansho.pipeline.Counts;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Failure;
import org.hansho.pipeline.Guard;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReaderFailure;
import org.hansho.pipeline.ReadingSession;
import org.hansho.pipeline.TimeRange;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;
import org.hansho.scan.fact.FactFolder;
import org.hansho.scan.fact.FactSpool;
import org.hansho.time.DayTally;
import org.hansho.time.PlaceClock;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unit after another in a session of its own. Belongs to one thread at a time.
 *
 * <p>Trouble with a source is a value of the result; nothing of it reaches the other sources. If a
 * reader fails, which is a fault of this program, the unit is read once more, with what the reader
 * remembers saved before each block: that costs time in this unit alone, and the records at which
 * it fails. What can be read only once is read so from the beginning.
 */
final class Worker implements AutoCloseable {
  private final ScanRequest request;
  private final FactFolder folder;
  private final LongConsumer read;
  private final BlockLoop loop;
  private final Engine engine;
  private final ReadingSession quick;
  private ReadingSession session;
  private @Nullable ReadingSession careful;
  private String format = "";
  private final Opening opening;
  private final SourceDoor door = new SourceDoor();
  private final PlaceClock clock = new PlaceClock();
  private DayTally days = new DayTally();
  private UnitResult result;
  private final TimeRange range;

  /** What is wrong with the document that is read whole; null while none is. */
  private @Nullable List<String> damage;

  /**
   * A worker with nothing to do.
   *
   * @param folder where facts go that are too many
   * @param read receives the number of bytes of a file that were read, before they are unpacked
   */
  Worker(
      Engine engine,
      TimeRange range,
      ScanRequest request,
      FactFolder folder,
      BooleanSupplier stopped,
      LongConsumer read) {
    this.request = request;
    this.folder = folder;
    this.read = read;
    this.opening = new Opening(request.reading().caps());
    this.loop = new BlockLoop(stopped);
    this.engine = engine;
    this.range = range;
    this.quick = engine.reading(new IntoResult(), range, Guard.NONE);
    this.session = quick;
    this.result = emptyResult();
  }

  private UnitResult emptyResult() {
    return new UnitResult(
        Scan.newFold(),
        new DeadLetters(request.deadLetters() == null ? null : folder),
        new FactSpool(folder));
  }

  /** Rules that values of all units so far were left undecided for. */
  List<CostlyRule> costlyRules() {
    List<CostlyRule> costly = new ArrayList<>(quick.costlyRules());
    if (careful != null) {
      costly.addAll(careful.costlyRules());
    }
    return costly;
  }

  /** Reads a unit. */
  UnitResult read(Unit unit) {
    session = unit.file().isStandardInput() ? careful() : quick;
    try {
      return attempt(unit);
    } catch (ReaderFailure failure) {
      try {
        result.discard();
      } catch (IOException e) {
        fail(unit.file(), unit.file().name(), Opening.trouble(e), Opening.detail(e));
        return result;
      }
      session = careful();
      return attempt(unit);
    }
  }

  private ReadingSession careful() {
    ReadingSession made = careful;
    if (made == null) {
      made = engine.reading(new IntoResult(), range, Guard.EACH_READ);
      careful = made;
    }
    return made;
  }

  private UnitResult attempt(Unit unit) {
    result = emptyResult();
    SourceFile file = unit.file();
    try {
      if (file.isStandardInput()) {
        InputStream in = new WatchedStream(request.standardInput(), read);
        opening.open(file.name(), in, new Sources(file, null));
      } else {
        try (OpenFile open = door.open(file)) {
          read(unit, open);
        }
      }
    } catch (IOException e) {
      result.reached = unit.end();
      fail(file, file.name(), Opening.trouble(e), Opening.detail(e));
    } catch (ReaderFailure e) {
      throw e;
    } catch (RuntimeException e) {
      result.reached = unit.end();
      fail(file, file.name(), Trouble.FAULT, e.toString());
    }
    return result;
  }

  private void read(Unit unit, OpenFile open) throws IOException {
    String name = unit.file().name();
    InputStream in = new WatchedStream(open.from(unit.start()), read);
    if (unit.isPiece()) {
      result.reached = unit.start();
      Opening.openPlain(name, in, new Piece(unit));
    } else {
      opening.open(name, in, new Sources(unit.file(), open));
    }
    if (open.isReplaced() && unit.start() == 0) {
      result.notes.add(new SourceNote(name, "", Why.REPLACED));
    } else if (unit.end() == Long.MAX_VALUE && open.hasGrown()) {
      result.notes.add(new SourceNote(name, "", Why.GREW));
    }
  }

  /** A part of a plain file. */
  private final class Piece implements Opened {
    private final Unit unit;

    Piece(Unit unit) {
      this.unit = unit;
    }

    @Override
    public void opened(String name, InputStream content) throws IOException {
      if (unit.start() < unit.end()) {
        Format format = Objects.requireNonNull(unit.format());
        Span span = new Span(0, unit.start(), unit.end(), unit.timeBefore());
        result.reached = through(unit.file(), format, name, content, span);
      }
    }

    @Override
    public void failed(String name, Trouble trouble, String detail) {
      fail(unit.file(), name, trouble, detail);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  /** Which part of a stream is read, and how much of it stands in the block already. */
  private record Span(int sampled, long start, long end, long timeBefore) {}

  private long through(SourceFile file, Format recognised, String name, InputStream in, Span span)
      throws IOException {
    UnstatedTime unstated = unstated(file);
    Format format = recognised.assuming(unstated);
    OpenSource source = begin(format, name);
    clock.begin(span.timeBefore());
    long reached = span.start();
    try {
      reached = loop.run(in, span.sampled(), span.start(), span.end(), new Blocks(source));
      return reached;
    } finally {
      Counts counts = session.end(source);
      boolean begins = span.start() == 0;
      result.lastTime = clock.last();
      boolean matters = counts.factsWithoutTime() > 0 || !range.equals(TimeRange.ALL);
      result.lacksTimeBefore |= clock.isLacking() && matters;
      result.add(name, format, counts, reached - span.start(), begins);
      result.add(name, days, begins && span.end() == Long.MAX_VALUE);
      result.formatOf.put(name, format);
      if (counts.yearLeftOut() && begins && request.reading().unstated() == null) {
        result.years(unstated);
      }
    }
  }

  private OpenSource begin(Format begun, String name) {
    format = begun.name();
    clock.begin(Event.NO_TIME);
    days = new DayTally();
    return session.open(begun, name);
  }

  /** Records of a file of dead letters, each at the place where it stood in its source. */
  private void letters(SourceFile file, InputStream content, int sampled) throws IOException {
    byte[] first = Arrays.copyOf(loop.block(), sampled);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), content);
    try (DeadLetterFile letters = new DeadLetterFile(whole)) {
      DeadLetterFile.Letter letter = letters.next();
      while (letter != null) {
        letter = ofOneSource(file, letter, letters);
      }
    }
  }

  /** Reads letters up to the first of another source, which it returns. */
  private DeadLetterFile.@Nullable Letter ofOneSource(
      SourceFile file, DeadLetterFile.Letter first, DeadLetterFile letters) throws IOException {
    Format known = engine.format(first.format());
    Recognition recognition =
        known == null
            ? FormatRecognition.recogniseBehind(
                first.record(), first.record().length, engine.formats())
            : new Recognition.Recognised(known, FormatRecognition.LEAST_SCORE);
    Format of =
        recognition instanceof Recognition.Recognised recognised
            ? recognised.format().assuming(unstated(file))
            : null;
    long bytes = 0;
    OpenSource source = of == null ? null : begin(of, first.source());
    if (source == null) {
      String reason = ((Recognition.Unrecognised) recognition).reason();
      fail(file, first.source(), Trouble.UNKNOWN_FORMAT, reason);
    } else {
      heading(source, first);
    }
    DeadLetterFile.Letter letter = first;
    while (letter != null && letter.isOf(first)) {
      byte[] record = letter.record();
      if (source != null) {
        session.read(source, record, 0, record.length, letter.position(), true);
        bytes += record.length;
      }
      letter = letters.next();
    }
    if (of != null && source != null) {
      result.add(first.source(), of, session.end(source), bytes, true);
      result.add(first.source(), days, false);
      result.formatOf.put(first.source(), of);
    }
    return letter;
  }

  private void heading(OpenSource source, DeadLetterFile.Letter letter) {
    if (!letter.heading().isEmpty()) {
      byte[] line = (letter.heading() + "\n").getBytes(StandardCharsets.UTF_8);
      session.read(source, line, 0, line.length, letter.position() - line.length, false);
    }
  }

  /** A document counts as unreadable too where a part of it is damaged. */
  private void whole(Format format, Sources sources, String name, InputStream content, int sampled)
      throws IOException {
    try (WholeSource source =
        WholeSource.of(sources.open, loop.block(), sampled, content, folder)) {
      whole(format, sources.file, name, source.bytes());
    } catch (TemporaryException e) {
      String detail = e.folder() + ": " + ByteSize.text(e.bytes());
      fail(sources.file, name, Trouble.NO_ROOM, detail);
    }
  }

  private void whole(Format format, SourceFile file, String name, SourceBytes bytes)
      throws IOException {
    List<String> found = new ArrayList<>();
    damage = found;
    OpenSource source = begin(format, name);
    try {
      session.readWhole(source, bytes);
    } catch (InternalError e) {
      throw new IOException("changed while it was read", e);
    } finally {
      Counts counts = session.end(source);
      damage = null;
      result.add(name, format, counts, bytes.size(), true);
      result.add(name, days, true);
      result.formatOf.put(name, format);
      if (counts.malformed() > 0) {
        fail(file, name, Trouble.DAMAGED, String.join("; ", found));
      }
    }
  }

  private UnstatedTime unstated(SourceFile file) {
    UnstatedTime asked = request.reading().unstated();
    if (asked != null) {
      return asked;
    }
    return file.changed() > 0 ? UnstatedTime.writtenBefore(file.changed()) : UnstatedTime.UNKNOWN;
  }

  private void fail(SourceFile file, String name, Trouble trouble, String detail) {
    result.unreadable.add(new Unreadable(name, trouble, detail, file.named()));
  }

  /** The sources that stand open one after another in a file. */
  private final class Sources implements Opened {
    private final SourceFile file;
    private final @Nullable OpenFile open;

    Sources(SourceFile file, @Nullable OpenFile open) {
      this.file = file;
      this.open = open;
    }

    @Override
    public void opened(String name, InputStream content) throws IOException {
      int sampled = loop.sample(content);
      if (sampled == 0) {
        return;
      }
      if (DeadLetterFile.isOne(loop.block(), sampled)) {
        letters(file, content, sampled);
        return;
      }
      Format named = request.reading().format();
      Format format = named == null ? null : Utf16Format.forSource(named, loop.block(), sampled);
      if (format == null) {
        Recognition recognition =
            FormatRecognition.recogniseBehind(loop.block(), sampled, engine.formats());
        if (recognition instanceof Recognition.Unrecognised other) {
          failed(name, Trouble.UNKNOWN_FORMAT, other.reason());
          return;
        }
        format = ((Recognition.Recognised) recognition).format();
      }
      if (format.readsWhole()) {
        whole(scanning(format), this, name, content, sampled);
      } else {
        through(file, format, name, content, new Span(sampled, 0, Long.MAX_VALUE, Event.NO_TIME));
      }
    }

    @Override
    public void failed(String name, Trouble trouble, String detail) {
      fail(file, name, trouble, detail);
    }
  }

  /** A format of memory dumps looks with the operator's own rules, too. */
  private Format scanning(Format format) {
    return format instanceof MinidumpFormat dumps
        ? dumps.scanning(request.reading().scanners())
        : format;
  }

  /** Gives blocks of a source to the session. */
  private final class Blocks implements BlockLoop.Records {
    private final OpenSource source;

    Blocks(OpenSource source) {
      this.source = source;
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last) {
      return session.read(source, block, from, to, position, last);
    }

    @Override
    public boolean isBetweenRecords() {
      return source.isBetweenRecords();
    }
  }

  /** Puts findings and malformed records where they belong at present. */
  private final class IntoResult implements Output {
    @Override
    public void event(Event event) {
      clock.judge(event);
      days.add(event.time());
    }

    @Override
    public void finding(Finding finding) {
      result.lacksTimeBefore |= clock.last() == Event.NO_TIME;
      result.fold.add(finding);
    }

    @Override
    public void observed(Observation observation) {
      result.lacksTimeBefore |= clock.last() == Event.NO_TIME;
      result.facts.add(observation);
    }

    @Override
    public void note(String note, String source) {
      if (result.notes.size() < SourceNote.MOST) {
        result.notes.add(new SourceNote(source, note));
      }
    }

    @Override
    public void malformed(Malformed record, String source) {
      result.faults.add(record, source);
      if (damage != null) {
        String found = new String(record.sample(), StandardCharsets.UTF_8);
        damage.add(found.isEmpty() ? record.reason() : found);
      }
      result.deadLetters.add(record, source, format);
    }

    @Override
    public void failed(Failure failure, String source) {
      malformed(failure.record(), source);
    }
  }
}
