package org.hansho.record;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One log format: how to recognise it and how to read it.
 *
 * <p>Immutable and shared between threads. To add one, write a class, put samples with their
 * expected events beside it, and name it in {@code Formats}.
 */
public interface Format {
  /** 5 s. */
  Duration PATIENCE = Duration.ofSeconds(5);

  /** The name users give with {@code --format}: lower case, hyphens. */
  String name();

  /** One sentence for the manual. */
  String description();

  /** Every class of event that a reader of this format may emit. */
  List<EventClass> eventClasses();

  /**
   * Fields that a reader needs for itself (time, class); {@link #open} must be given at least
   * these.
   */
  Set<String> reads();

  /**
   * The common fields that this format fills, under their ECS names, and in words from what: the
   * name of the native field, or an explanation in parentheses. {@code docs/fields.md} is made of
   * these.
   */
  default Map<String, String> commonFields() {
    return Map.of();
  }

  /**
   * Whether records depend on earlier ones of the same source (assembly, ancestry, header lines). A
   * source of such a format is read by one reader from its start; others may be cut between records
   * and read by several.
   */
  boolean hasMemory();

  /**
   * How long nothing must have come of a source that is followed until what its reader holds back
   * is handed over. A program writes what belongs together in one go, and what ships its lines
   * sends them within seconds.
   */
  default Duration patience() {
    return PATIENCE;
  }

  /**
   * How sure this format is that the bytes are its own; a pure function of the sample.
   *
   * @param sample the first bytes of a source, usually cut in the middle of a record
   * @return 0 for "not mine", 100 for "nobody else writes this"; see {@code FormatRecognition}
   */
  int recognise(byte[] sample, int length);

  /**
   * How sure this format is by lines in front of the first record that begin with {@code #}, which
   * {@link #recognise} is not shown; on the same scale. Asked of text only, where there are some.
   *
   * @param sample the first bytes of a source from its very beginning
   */
  default int recogniseHeader(byte[] sample, int length) {
    return 0;
  }

  /**
   * Whether it opens what shippers wrap around records of other formats. Its events are of the
   * classes of these, and have their fields.
   */
  default boolean isEnvelope() {
    return false;
  }

  /**
   * Whether sources are no text but binary records one behind another, or one binary document.
   * {@link #recognise} is shown the first bytes as they are.
   */
  default boolean readsBinary() {
    return readsWhole();
  }

  /**
   * Whether a source is one binary document that is read whole, at any place of it. Readers of such
   * a format are {@link WholeSourceReader}s, and it has memory.
   */
  default boolean readsWhole() {
    return false;
  }

  /**
   * The format in which one record, as evidence shows it, is read alone; null if none does, as of a
   * document whose records make sense together only.
   */
  default @Nullable Format ofRecord() {
    return readsWhole() ? null : this;
  }

  /**
   * The source that the lines of a test stand for: themselves, or for a binary format the document
   * that they describe.
   *
   * @throws RuntimeException if the description is not understood; the author's error
   */
  default byte[] described(String lines) {
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether readers take sources in UTF-16, too. {@link #recognise} is shown their text in UTF-8.
   */
  default boolean readsUtf16() {
    return false;
  }

  /**
   * The same format under another assumption of the year and zone that time stamps leave out; the
   * format itself where its time stamps leave out nothing.
   */
  default Format assuming(UnstatedTime time) {
    return this;
  }

  /** A reader for one source, which decodes only the given fields. */
  RecordReader open(Fields fields, Limits limits);
}
