package org.hansho.format.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.RowReader;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of columns whose names stand in a header line, or are those that the format has by
 * default.
 *
 * <p>A dash is no value. A line with more columns than names is malformed, one with fewer is read
 * as far as it goes. Linear; belongs to one thread.
 */
public final class ColumnReader extends RowReader {
  private static final byte DASH = '-';
  private static final int MOST_OF_LIST = 256;
  private static final int MOST_COLUMNS = 512;

  /** What a format knows of its lines. */
  public interface Columns {
    /** What stands between columns. */
    byte separator();

    /** The names that a line gives the columns behind it, or an empty list if it is no header. */
    List<String> header(byte[] block, int from, int end);

    /** What stands in front of the names in such a line. */
    default String mark() {
      return "";
    }

    /** Whether the line says nothing of flows, such as a comment. */
    boolean isSkipped(byte[] block, int from, int end);

    /** Whether a value says that there is none, besides a dash. */
    default boolean isAbsent(byte[] block, int from, int to) {
      return false;
    }

    /** Whether a column may hold several values, with commas between them. */
    default boolean isList(String column) {
      return false;
    }

    /** The columns of all lines from here on. */
    default void named(List<String> names) {}

    /** Completes an event whose columns were added and passes it on. */
    void complete(Event event, EventSink sink);
  }

  private final Fields fields;
  private final Columns columns;
  private final Event event;
  private List<String> names;
  private int[] fieldIds;

  /** A reader of columns that have these names until a header line says otherwise. */
  public ColumnReader(Fields fields, Limits limits, Columns columns, List<String> defaultNames) {
    super(limits);
    this.fields = fields;
    this.columns = columns;
    this.event = new Event(fields);
    this.names = defaultNames;
    this.fieldIds = ids(defaultNames);
    columns.named(defaultNames);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
  }

  /** What stands in a line behind its mark, or null where it begins otherwise. */
  public static @Nullable String textBehind(byte[] mark, byte[] block, int from, int end) {
    int behind = from + mark.length;
    return end >= behind && Arrays.equals(block, from, behind, mark, 0, mark.length)
        ? new String(block, behind, end - behind, StandardCharsets.UTF_8)
        : null;
  }

  private int[] ids(List<String> columnNames) {
    return columnNames.stream().mapToInt(fields::id).toArray();
  }

  @Override
  protected void row(byte[] block, int from, int end, long position, EventSink sink) {
    if (end == from) {
      return;
    }
    List<String> header = columns.header(block, from, end);
    if (!header.isEmpty()) {
      if (header.size() > MOST_COLUMNS) {
        sink.malformed(Malformed.of(Fault.TOO_MANY_COLUMNS, position, block, from, end - from));
        return;
      }
      names = header;
      fieldIds = ids(header);
      columns.named(header);
    } else if (!columns.isSkipped(block, from, end)) {
      values(block, from, end, position, sink);
    }
  }

  private void values(byte[] block, int from, int end, long position, EventSink sink) {
    event.begin(block, from, end - from, position);
    byte separator = columns.separator();
    int at = from;
    int column = 0;
    while (at <= end) {
      int stop = at;
      while (stop < end && block[stop] != separator) {
        stop++;
      }
      if (column == fieldIds.length) {
        sink.malformed(
            Malformed.of(FlowLogFaults.MORE_THAN_NAMED, position, block, from, end - from));
        return;
      }
      boolean absent = stop == at || (stop == at + 1 && block[at] == DASH);
      if (!absent && fieldIds[column] != Fields.UNREAD && !columns.isAbsent(block, at, stop)) {
        add(column, block, at, stop);
      }
      column++;
      at = stop + 1;
    }
    columns.complete(event, sink);
  }

  /** Adds a value, or those of a list; of a very long one the last holds the rest. */
  private void add(int column, byte[] block, int from, int to) {
    int at = from;
    int left = columns.isList(names.get(column)) ? MOST_OF_LIST : 1;
    for (int stop = from; left > 1 && stop < to; stop++) {
      if (block[stop] == ',') {
        left--;
        event.add(fieldIds[column], ValueKind.STRING, at, stop - at);
        at = stop + 1;
      }
    }
    event.add(fieldIds[column], ValueKind.STRING, at, to - at);
  }

  @Override
  public void save(StateWriter out) {
    super.save(out);
    out.texts(names);
  }

  @Override
  public void restore(StateReader in) {
    super.restore(in);
    names = in.texts();
    fieldIds = ids(names);
    columns.named(names);
  }

  @Override
  public byte[] heading() {
    String separator = String.valueOf((char) columns.separator());
    return (columns.mark() + String.join(separator, names)).getBytes(StandardCharsets.UTF_8);
  }
}
