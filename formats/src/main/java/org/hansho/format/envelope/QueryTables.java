package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Results of a query of Log Analytics or Azure Data Explorer as the REST API gives them: the
 * columns once, then a list of values a row. Each row is put together as the row of JSON that it is
 * elsewhere, and read as such. Rows are read one by one, however many there are.
 *
 * <p>Source: Azure Monitor, "Azure Monitor Log Analytics API response format"; Azure Data Explorer,
 * "Query v1 HTTP response".
 */
final class QueryTables implements Envelope {
  private static final Fault NO_ROWS =
      Fault.inEnglish(
              "The result of the query has no rows that columns name.",
              "tables, columns, rows",
              "Save the whole answer of the query; an answer with an error holds no rows.")
          .inJapanese(
              "クエリの結果に、列名の付いた行がありません。",
              "tables, columns, rows",
              "クエリの応答全体を保存してください。エラーの応答には行が含まれません。");

  private static final Fault NO_ROW =
      Fault.inEnglish(
              "A row of the result is not a list of values.",
              "rows",
              "Save the answer of the query as it came; the row holds what the service says of an"
                  + " error, or was cut.")
          .inJapanese(
              "結果の行が値の一覧になっていません。", "rows", "クエリの応答をそのまま保存してください。この行はサービスのエラーを示すものか、途中で切れています。");

  private static final int KNOWN = 99;
  private static final int MOST_COLUMNS = 1000;

  @Override
  public String name() {
    return "log-analytics-query";
  }

  @Override
  public String description() {
    return "Results of queries of Log Analytics and Azure Data Explorer from the REST API: tables"
        + " of columns and rows.";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)
        || Sample.count(sample, length, "\"tables\"", "\"Tables\"") == 0
        || Sample.count(sample, length, "\"columns\"", "\"Columns\"") == 0) {
      return 0;
    }
    Head head = Head.of(sample, 0, length);
    return head.rows >= 0 && !head.columns.isEmpty() ? KNOWN : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits, Receiver receiver) {
    return new Rows(limits, receiver);
  }

  /**
   * What stands before the rows of a table.
   *
   * @param rows the index behind the bracket that opens them; -1 if it does not stand there
   */
  private record Head(List<String> columns, int rows) {
    static Head of(byte[] block, int from, int to) {
      List<String> columns = new ArrayList<>();
      String key = "";
      int at = from;
      while (at < to) {
        if (block[at] != '"') {
          at++;
          continue;
        }
        int end = JsonMembers.string(block, at, to);
        int next = JsonMembers.space(block, end, to);
        if (next >= to) {
          break;
        }
        String text = new String(block, at + 1, end - at - 2, StandardCharsets.UTF_8);
        if (block[next] == ':') {
          key = text;
          int value = JsonMembers.space(block, next + 1, to);
          if (key.equalsIgnoreCase("rows") && value < to && block[value] == '[') {
            return new Head(columns, value + 1);
          }
          if (key.equalsIgnoreCase("columns")) {
            columns.clear();
          }
        } else if ((key.equals("name") || key.equals("ColumnName"))
            && columns.size() < MOST_COLUMNS) {
          columns.add(text);
          key = "";
        }
        at = next;
      }
      return new Head(columns, -1);
    }
  }

  private static final class Rows implements RecordReader {
    private final Limits limits;
    private final Receiver receiver;
    private final EnclosedText found = new EnclosedText();
    private final JsonLine line = new JsonLine();
    private List<String> columns = List.of();
    private boolean inRows;
    private boolean anyRows;

    /** Nothing that follows can be read. */
    private boolean lost;

    /** A row that is too long is passed over: how deep in it, and whether inside of a text. */
    private int depth;

    private boolean inText;
    private boolean escaped;

    Rows(Limits limits, Receiver receiver) {
      this.limits = limits;
      this.receiver = receiver;
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      int at = from;
      while (at < to && !lost) {
        if (depth > 0) {
          at = passOver(block, at, to);
          continue;
        }
        int end = inRows ? row(block, at, to, position + (at - from), sink) : head(block, at, to);
        if (end >= 0) {
          at = end;
        } else if (!last && to - at <= limits.recordBytes()) {
          return at;
        } else {
          at = unread(block, at, to, position + (at - from), sink);
        }
      }
      return to;
    }

    private int head(byte[] block, int at, int to) {
      Head head = Head.of(block, at, to);
      if (head.rows < 0 || head.rows - at > limits.recordBytes()) {
        return -1;
      }
      columns = head.columns;
      inRows = true;
      anyRows |= !columns.isEmpty();
      return head.rows;
    }

    /** Reads a row or what stands between rows; -1 if the row does not end. */
    private int row(byte[] block, int from, int to, long position, EventSink sink) {
      int at = from;
      while (at < to && block[at] <= ' ' && block[at] >= 0) {
        at++;
      }
      if (at > from) {
        return at;
      }
      if (block[at] == ',' || block[at] == ']') {
        inRows = block[at] == ',';
        return at + 1;
      }
      int end = JsonMembers.valueEnd(block, at, to);
      boolean closed = end > at && (end < to || block[at] == '[' || block[at] == '{');
      boolean whole = closed && end - at <= limits.recordBytes();
      if (whole) {
        give(block, at, end, position + (at - from), sink);
      }
      return whole ? end : -1;
    }

    private void give(byte[] block, int from, int to, long position, EventSink sink) {
      if (block[from] != '[' || columns.isEmpty()) {
        sink.malformed(
            Malformed.of(columns.isEmpty() ? NO_ROWS : NO_ROW, position, block, from, to - from));
        return;
      }
      found.begin(block, from, to, position);
      line.begin();
      JsonMembers cells = new JsonMembers().begin(block, from, to);
      for (int i = 0; i < columns.size() && cells.nextElement(); i++) {
        if (!cells.isNull() && !cells.isEmpty()) {
          line.raw(columns.get(i), block, cells.from(), cells.to() - cells.from());
          if (columns.get(i).equals("Type") || columns.get(i).equals("$table")) {
            found.stream.add(block, cells.from(), cells.to() - cells.from());
          }
        }
      }
      line.end();
      found.rewritten(line.bytes(), line.length(), position);
      receiver.receive(found, sink);
    }

    /**
     * Says what is wrong with what does not end, or is too long, and passes over it: a row, or all
     * that follows where the columns are not known.
     */
    private int unread(byte[] block, int at, int to, long position, EventSink sink) {
      boolean tooLong = to - at > limits.recordBytes();
      if (tooLong || inRows || !anyRows) {
        Fault fault = tooLong ? Fault.TOO_LONG : inRows ? NO_ROW : NO_ROWS;
        sink.malformed(Malformed.of(fault, position, block, at, to - at));
      }
      if (!inRows || !tooLong) {
        lost = true;
        return to;
      }
      boolean opens = block[at] == '[' || block[at] == '{';
      depth = opens ? 1 : 0;
      lost = !opens;
      return opens ? passOver(block, at + 1, to) : to;
    }

    private int passOver(byte[] block, int from, int to) {
      int at = from;
      while (at < to && depth > 0) {
        byte b = block[at++];
        if (inText) {
          inText = escaped || b != '"';
          escaped = !escaped && b == '\\';
        } else if (b == '"') {
          inText = true;
        } else if (b == '[' || b == '{') {
          depth++;
        } else if (b == ']' || b == '}') {
          depth--;
        }
      }
      return at;
    }

    /** The columns, as an answer that has a row to come. */
    @Override
    public byte[] heading() {
      JsonLine names = new JsonLine();
      StringBuilder text = new StringBuilder("{\"tables\":[{\"columns\":[");
      for (int i = 0; i < columns.size(); i++) {
        names.begin();
        names.text("name", columns.get(i));
        names.end();
        text.append(i == 0 ? "" : ",");
        text.append(new String(names.bytes(), 0, names.length(), StandardCharsets.UTF_8));
      }
      return text.append("],\"rows\":[\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void save(StateWriter out) {
      out.flag(inRows);
      out.flag(anyRows);
      out.flag(lost);
      out.count(depth);
      out.flag(inText);
      out.flag(escaped);
      out.texts(columns);
    }

    @Override
    public void restore(StateReader in) {
      inRows = in.flag();
      anyRows = in.flag();
      lost = in.flag();
      depth = in.count();
      inText = in.flag();
      escaped = in.flag();
      columns = in.texts();
    }

    @Override
    public void end(EventSink sink) {}
  }
}
