package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hansho.csv.CsvRow;
import org.hansho.event.Fields;
import org.hansho.format.RowReader;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Exports as CSV whose first line names the columns, and whose rows hold records that other formats
 * read. Lines of remarks ({@code #TYPE} of PowerShell) may stand before the header.
 */
abstract class HeadedCsv implements Envelope {
  private static final Fault NO_HEADER =
      Fault.inEnglish(
              "There is no line before it that names the columns.",
              "header line",
              "Export the table with its header, and give the file from its beginning.")
          .inJapanese("この行より前に列名の行がありません。", "ヘッダー行", "ヘッダーを含めてエクスポートし、ファイルを先頭から指定してください。");

  private static final int KNOWN = 99;
  private static final int MOST_COLUMNS = 500;
  private static final String OF_ZONE = " [UTC]";

  /** Whether these columns are those of such a table. */
  abstract boolean knows(List<String> columns);

  /** How the rows under these columns are read. Belongs to one thread. */
  abstract Row row(List<String> columns);

  /** What becomes of a row: its cells one after the other, then its end. */
  interface Row {
    void begin();

    /** A cell that is not empty, without its quotes. */
    void cell(int column, byte[] bytes, int length);

    /** Fills in the record; false if the row holds none. */
    boolean end(EnclosedText found, long position);
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of();
  }

  @Override
  public final int recognise(byte[] sample, int length) {
    int end = RowReader.lineEnd(sample, 0, length);
    return end < length && knows(names(sample, 0, end)) ? KNOWN : 0;
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits, Receiver receiver) {
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

  private final class Rows extends RowReader {
    private final Receiver receiver;
    private final EnclosedText found = new EnclosedText();
    private final CsvRow cells = CsvRow.tolerant(',', MOST_COLUMNS);

    /** Holds a value without its quotes. */
    private byte[] plain = new byte[1024];

    private List<String> columns = List.of();
    private Row row = HeadedCsv.this.row(List.of());
    private byte[] heading = {};

    Rows(Limits limits, Receiver receiver) {
      super(limits);
      this.receiver = receiver;
    }

    @Override
    protected int rowEnd(byte[] block, int from, int to) {
      int end = cells.read(block, from, to, false);
      return end < 0 ? to : end - 1;
    }

    @Override
    protected void row(byte[] block, int from, int to, long position, EventSink sink) {
      if (from == to || (columns.isEmpty() && block[from] == '#')) {
        return;
      }
      if (columns.isEmpty() || isHeader(block, from, to)) {
        List<String> names = names(block, from, to);
        if (knows(names)) {
          columns = names;
          row = HeadedCsv.this.row(names);
          heading = Arrays.copyOf(Arrays.copyOfRange(block, from, to), to - from + 1);
          heading[to - from] = '\n';
        } else {
          sink.malformed(Malformed.of(NO_HEADER, position, block, from, to - from));
        }
        return;
      }
      cells.read(block, from, to, true);
      row.begin();
      for (int i = 0; i < Math.min(cells.columns(), columns.size()); i++) {
        add(block, i);
      }
      found.begin(block, from, to, position);
      if (row.end(found, position)) {
        receiver.receive(found, sink);
      } else {
        sink.malformed(Malformed.of(JsonUnwrapping.NO_TEXT, position, block, from, to - from));
      }
    }

    private void add(byte[] block, int cell) {
      int length = cells.end(cell) - cells.start(cell);
      if (length > 0) {
        plain = plain.length < length ? new byte[Math.max(length, 2 * plain.length)] : plain;
        row.cell(cell, plain, cells.copy(block, cell, plain, 0));
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
      super.save(out);
      out.texts(columns);
      out.bytes(heading, 0, heading.length);
    }

    @Override
    public void restore(StateReader in) {
      super.restore(in);
      columns = in.texts();
      row = HeadedCsv.this.row(columns);
      heading = in.bytes();
    }
  }
}
