package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339;

/**
 * Results of searches in Splunk as CSV: the record stands in {@code _raw}, its time and origin
 * beside it. Source: Splunk documentation, "Export search results".
 */
final class SplunkCsv extends HeadedCsv {
  private static final String TEXT = "_raw";
  private static final String TIME = "_time";
  private static final List<String> BESIDE = List.of(TIME, "sourcetype", "source", "host");

  @Override
  public String name() {
    return "splunk-csv";
  }

  @Override
  public String description() {
    return "Results of searches in Splunk as CSV: the text in _raw.";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of(SenderField.HOST, "host", SenderField.FILE, "source");
  }

  @Override
  boolean knows(List<String> columns) {
    return columns.contains(TEXT) && BESIDE.stream().anyMatch(columns::contains);
  }

  @Override
  Row row(List<String> columns) {
    return new OfSearch(columns);
  }

  private static final class OfSearch implements Row {
    private static final byte[] NOTHING = {};

    private final int text;
    private final int time;
    private final int host;
    private final int source;
    private final int type;
    private final byte[][] cells;

    OfSearch(List<String> columns) {
      text = columns.indexOf(TEXT);
      time = columns.indexOf(TIME);
      host = columns.indexOf("host");
      source = columns.indexOf("source");
      type = columns.indexOf("sourcetype");
      cells = new byte[columns.size()][];
    }

    @Override
    public void begin() {
      Arrays.fill(cells, NOTHING);
    }

    @Override
    public void cell(int column, byte[] bytes, int length) {
      if (column == text
          || column == time
          || column == host
          || column == source
          || column == type) {
        cells[column] = Arrays.copyOf(bytes, length);
      }
    }

    private byte[] said(int column) {
      return column < 0 ? NOTHING : cells[column];
    }

    @Override
    public boolean end(EnclosedText found, long position) {
      byte[] raw = said(text);
      for (int column : new int[] {host, source, type}) {
        found.stream.add(said(column), 0, said(column).length);
      }
      add(found, SenderField.HOST, said(host));
      add(found, SenderField.FILE, said(source));
      found.time(nanos(said(time)));
      found.rewritten(raw, raw.length, position);
      return raw.length > 0;
    }

    private static void add(EnclosedText found, SenderField field, byte[] value) {
      if (value.length > 0) {
        found.sender.add(field, value, 0, value.length);
      }
    }

    /** Its zone has no colon: {@code 2026-11-25T09:00:00.000+0100}. */
    private static long nanos(byte[] stated) {
      int length = stated.length;
      boolean bare =
          length > 5 && (stated[length - 5] == '+' || stated[length - 5] == '-') && length > 20;
      if (!bare) {
        return length == 0 ? Event.NO_TIME : Rfc3339.nanos(stated, 0, length);
      }
      String text = new String(stated, StandardCharsets.US_ASCII);
      byte[] zoned =
          (text.substring(0, length - 2) + ":" + text.substring(length - 2))
              .getBytes(StandardCharsets.US_ASCII);
      return Rfc3339.nanos(zoned, 0, zoned.length);
    }
  }
}
