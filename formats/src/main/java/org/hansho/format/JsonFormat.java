package org.hansho.format;

import org.hansho.event.EventClass;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.record.Format;

/**
 * JSON records of unknown origin. They state no log source, so only rules that name none, or that a
 * user asks for by name, are tried on them; fields are the dotted paths of the record.
 */
public final class JsonFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "json",
              "JSON records of any other kind, one a line or in a list; no log source",
              EventClass.of("json.record"))
          .mark(Mark.of(FormatRecognition.LEAST_SCORE))
          .times("@timestamp", "timestamp", "time", "eventTime", "TimeGenerated", "datetime", "ts")
          .format();

  private JsonFormat() {}
}
