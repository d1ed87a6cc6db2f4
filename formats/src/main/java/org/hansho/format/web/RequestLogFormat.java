package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * A log of which each line is one request. It is recognised by the share of lines that have its
 * shape.
 */
abstract class RequestLogFormat implements Format {
  private final EventClass request;
  private final Renames common;
  private final int best;

  /**
   * A format.
   *
   * @param common what the common fields come from
   * @param best the score of a sample all of whose lines fit
   */
  RequestLogFormat(EventClass request, Renames common, int best) {
    this.request = request;
    this.common = common;
    this.best = best;
  }

  /** What lines of a sample say for the format. Belongs to one thread. */
  abstract LineShare.Shape shape();

  /** What makes events of lines. */
  abstract EntryReader.Entries entries(Fields fields);

  /** What a line says by whether it can be read. */
  static LineShare.Verdict verdict(@Nullable Fault fault) {
    return fault == null ? LineShare.Verdict.FITS : LineShare.Verdict.DOES_NOT_FIT;
  }

  @Override
  public final List<EventClass> eventClasses() {
    return List.of(request);
  }

  @Override
  public final Set<String> reads() {
    return Set.of();
  }

  @Override
  public final Map<String, String> commonFields() {
    return common.words();
  }

  @Override
  public final boolean hasMemory() {
    return false;
  }

  @Override
  public final int recognise(byte[] sample, int length) {
    return LineShare.score(sample, length, best, shape());
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits) {
    return new EntryReader(entries(fields), EntryReader.Reach.LINE, limits);
  }
}
