package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of Oracle's view UNIFIED_AUDIT_TRAIL as CSV, as SQL*Plus ({@code set markup csv on}), SQLcl
 * and SQL Developer write them: each is put together as the object that collectors write. Times are
 * those of the session's settings, ISO or Oracle's own, and count as UTC.
 */
final class OracleAuditCsv extends HeadedCsv {
  private static final List<String> MARKS = List.of("DBUSERNAME", "ACTION_NAME", "RETURN_CODE");
  private static final String TIME = "EVENT_TIMESTAMP";
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  /** {@code 25-NOV-26 08.30.39.904964 AM}. */
  private static final Pattern ORACLE =
      Pattern.compile(
          "(\\d\\d)-([A-Z]{3})-(\\d\\d|\\d{4}) (\\d\\d)[.:](\\d\\d)[.:](\\d\\d)(\\.\\d{1,9})?"
              + "(?: ([AP]M))?(?: (?:UTC|\\+00:00))?");

  private static final Pattern ISO =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?: UTC)?");

  @Override
  public String name() {
    return "oracle-audit-csv";
  }

  @Override
  public String description() {
    return "Rows of Oracle's UNIFIED_AUDIT_TRAIL as CSV.";
  }

  @Override
  boolean knows(List<String> columns) {
    return upper(columns).containsAll(MARKS);
  }

  private static List<String> upper(List<String> columns) {
    return columns.stream().map(column -> column.toUpperCase(Locale.ROOT)).toList();
  }

  @Override
  Row row(List<String> columns) {
    return new OfTrail(upper(columns));
  }

  private static final class OfTrail implements Row {
    private final List<String> columns;
    private final JsonLine line = new JsonLine();

    OfTrail(List<String> columns) {
      this.columns = columns;
    }

    @Override
    public void begin() {
      line.begin();
    }

    @Override
    public void cell(int column, byte[] bytes, int length) {
      String name = columns.get(column);
      if (name.startsWith(TIME)) {
        line.text(name, time(new String(bytes, 0, length, StandardCharsets.UTF_8).strip()));
      } else {
        line.text(name, bytes, 0, length);
      }
    }

    /** As RFC 3339 writes it, or as it stands. */
    private static String time(String stated) {
      Matcher iso = ISO.matcher(stated);
      if (iso.matches()) {
        return iso.group(1) + 'T' + iso.group(2) + 'Z';
      }
      Matcher oracle = ORACLE.matcher(stated.toUpperCase(Locale.ROOT));
      int month = oracle.matches() ? MONTHS.indexOf(oracle.group(2)) + 1 : 0;
      if (month == 0) {
        return stated;
      }
      int hour = Integer.parseInt(oracle.group(4));
      String half = oracle.group(8);
      hour = half == null ? hour : hour % 12 + (half.equals("PM") ? 12 : 0);
      String year = oracle.group(3).length() == 2 ? "20" + oracle.group(3) : oracle.group(3);
      String fraction = oracle.group(7) == null ? "" : oracle.group(7);
      return "%s-%02d-%sT%02d:%s:%s%sZ"
          .formatted(
              year, month, oracle.group(1), hour, oracle.group(5), oracle.group(6), fraction);
    }

    @Override
    public boolean end(EnclosedText found, long position) {
      line.end();
      found.rewritten(line.bytes(), line.length(), position);
      return true;
    }
  }
}
