package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hansho.csv.CsvRow;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Rfc3339Text;
import org.hansho.format.azure.PortalTime;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Exports of Log Analytics tables as CSV: each row is put together as the row of JSON that it is
 * elsewhere, and read as such. Times as the portal writes them become those of RFC 3339.
 */
final class TableCsv implements Envelope {
  private static final Fault NO_HEADER =
      Fault.inEnglish(
              "There is no line before it that names the columns.",
              "header line",
              "Export the table with its header, and give the file from its beginning.")
          .inJapanese("この行より前に列名の行がありません。", "ヘッダー行", "ヘッダーを含めてエクスポートし、ファイルを先頭から指定してください。");

  private static final int KNOWN = 99;
  private static final int MOST_COLUMNS = 500;
  private static final String OF_ZONE = " [UTC]";

  /** Each of these groups of columns is a table whose rows are read elsewhere. */
  private static final List<List<String>> TABLES =
      List.of(
          List.of("AuditId", "RequestUri", "Verb"),
          List.of("SyslogMessage"),
          List.of("LogMessage", "ContainerName"),
          List.of("LogEntry", "ContainerID"),
          List.of("Category", "log_s"));

  @Override
  public String name() {
    return "log-analytics-csv";
  }

  @Override
  public String description() {
    return "CSV exports of the Log Analytics tables AKSAudit, ContainerLogV2, Syslog and their"
        + " kin.";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    int end = LineEnvelope.lineEnd(sample, 0, length);
    List<String> columns = names(sample, 0, end);
    return end < length && TABLES.stream().anyMatch(columns::containsAll) ? KNOWN : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits, Receiver receiver) {
    return new Rows(limits, receiver);
  }

  private static List<String> names(byte[] block, int from, int to) {
    List<String> names = new ArrayList<>();
    CsvRow row = CsvRow.tolerant(',', MOST_COLUMNS);
    row.read(block, from, to, true);
    for (int i = 0; i < Math.min(row.columns(), MOST_COLUMNS); i++) {
      String name = row.text(block, i).strip();
      name = name.startsWith("\uFEFF") ? name.substring(1) : name;
      names.add(
          name.endsWith(OF_ZONE) ? name.substring(0, name.length() - OF_ZONE.length()) : name);
    }
    return names;
  }

  private static final class Rows extends RowReader {
    private final Receiver receiver;
    private final EnclosedText found = new EnclosedText();
    private final JsonLine line = new JsonLine();
    private final CsvRow row = CsvRow.tolerant(',', MOST_COLUMNS);

    /** Holds a value without its quotes. */
    private byte[] plain = new byte[1024];

    private final byte[] time = new byte[Rfc3339Text.LONGEST];
    private List<String> columns = List.of();
    private byte[] heading = {};

    Rows(Limits limits, Receiver receiver) {
      super(limits);
      this.receiver = receiver;
    }

    @Override
    int rowEnd(byte[] block, int from, int to) {
      int end = row.read(block, from, to, false);
      return end < 0 ? to : end - 1;
    }

    @Override
    void row(byte[] block, int from, int to, long position, EventSink sink) {
      if (from == to) {
        return;
      }
      if (columns.isEmpty() || isHeader(block, from, to)) {
        List<String> names = names(block, from, to);
        if (TABLES.stream().anyMatch(names::containsAll)) {
          columns = names;
          heading = Arrays.copyOf(Arrays.copyOfRange(block, from, to), to - from + 1);
          heading[to - from] = '\n';
        } else {
          sink.malformed(Malformed.of(NO_HEADER, position, block, from, to - from));
        }
        return;
      }
      row.read(block, from, to, true);
      line.begin();
      for (int i = 0; i < Math.min(row.columns(), columns.size()); i++) {
        add(block, i);
      }
      line.end();
      found.begin(block, from, to, position);
      found.rewritten(line.bytes(), line.length(), position);
      receiver.receive(found, sink);
    }

    private void add(byte[] block, int cell) {
      int length = row.end(cell) - row.start(cell);
      if (length == 0) {
        return;
      }
      plain = plain.length < length ? new byte[Math.max(length, 2 * plain.length)] : plain;
      add(columns.get(cell), plain, row.copy(block, cell, plain, 0));
    }

    private void add(String column, byte[] bytes, int length) {
      long nanos = column.contains("Time") ? PortalTime.nanos(bytes, 0, length) : Event.NO_TIME;
      if (nanos == Event.NO_TIME) {
        line.text(column, bytes, 0, length);
      } else {
        line.text(column, time, 0, Rfc3339Text.write(nanos, time, 0));
      }
    }

    /** Whether a header stands again, where exports were put one behind another. */
    private boolean isHeader(byte[] block, int from, int to) {
      int most = columns.get(0).length() + OF_ZONE.length() + 5;
      String begin = new String(block, from, Math.min(to - from, most), StandardCharsets.UTF_8);
      return begin.contains(columns.get(0)) && names(block, from, to).equals(columns);
    }

    @Override
    public byte[] heading() {
      return heading;
    }

    @Override
    public void save(StateWriter out) {
      out.flag(skipping);
      out.count(columns.size());
      columns.forEach(out::text);
      out.bytes(heading, 0, heading.length);
    }

    @Override
    public void restore(StateReader in) {
      skipping = in.flag();
      List<String> names = new ArrayList<>();
      int count = in.count();
      for (int i = 0; i < count; i++) {
        names.add(in.text());
      }
      columns = List.copyOf(names);
      heading = in.bytes();
    }

    @Override
    public void end(EventSink sink) {}
  }
}
