package org.hansho.intelligence;

import java.util.ArrayList;
import java.util.List;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV: with a header, with a header inside a comment as public feeds have it, with columns
 * the operator names, or, if there is none of these, with the first column whose first field is an
 * indicator. Separators are {@code ,}, {@code ;} and tabs. Linear.
 */
final class CsvListReader {
  private static final List<Character> SEPARATORS = List.of(',', '\t', ';');

  private final CsvRows rows;
  private final ListDraft draft;
  private @Nullable CsvColumns columns;

  private CsvListReader(CsvRows rows, ListDraft draft) {
    this.rows = rows;
    this.draft = draft;
  }

  /**
   * The separator if the text is CSV, otherwise 0. It is if its first line that is no comment, or a
   * comment before a line with the same separator, is a header; or if that line has two fields and
   * more, one of which is an indicator.
   */
  static char recognised(String text) {
    List<String> head = head(text);
    String data = head.isEmpty() ? "" : head.get(head.size() - 1);
    for (String line : head) {
      for (char separator : SEPARATORS) {
        if (isHeader(line, separator) && data.indexOf(separator) >= 0) {
          return separator;
        }
      }
    }
    for (char separator : SEPARATORS.subList(0, 2)) {
      if (entryColumn(new CsvRows(data, separator).next()) >= 0 && isTable(data, separator)) {
        return separator;
      }
    }
    return 0;
  }

  private static boolean isTable(String line, char separator) {
    return line.indexOf(separator) > 0 && (line.startsWith("\"") || !line.contains(", "));
  }

  /** The comments at the beginning and the line behind them. */
  private static List<String> head(String text) {
    List<String> head = new ArrayList<>();
    int at = 0;
    while (at < text.length() && head.size() < 200) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, Math.min(end, at + 4096)).strip();
      at = end + 1;
      if (!line.isEmpty()) {
        head.add(line);
        if (!TextListReader.isComment(line)) {
          return head;
        }
      }
    }
    return head;
  }

  private static boolean isHeader(String line, char separator) {
    List<String> fields = new CsvRows(line, separator).next();
    return fields.size() > 1 && new CsvColumns(fields).hasEntries();
  }

  static @Nullable IndicatorList read(
      String text, char separator, List<String> given, ListDraft draft) {
    CsvListReader reader = new CsvListReader(new CsvRows(text, separator), draft);
    reader.columns = given.isEmpty() ? null : new CsvColumns(given);
    if (reader.columns != null && !reader.columns.hasEntries()) {
      draft
          .problems()
          .error(
              draft.problems().start(),
              "none of the named columns holds indicators",
              "name one of them ip, cidr, domain, url, md5, sha256 or indicator");
      return null;
    }
    reader.rows();
    return draft.finished();
  }

  private void rows() {
    while (rows.hasNext()) {
      List<String> row = rows.next();
      boolean empty = row.size() == 1 && row.get(0).isEmpty();
      if (!empty && !isHeaderTaken(row) && !rows.isComment()) {
        Place place = new Place(draft.problems().start().file(), rows.rowLine(), 1);
        data(row, place);
      }
    }
  }

  /** A header names columns as long as none are known. */
  private boolean isHeaderTaken(List<String> row) {
    if (columns != null || row.size() < 2) {
      return false;
    }
    CsvColumns named = new CsvColumns(row);
    if (!named.hasEntries()) {
      return false;
    }
    columns = named;
    return true;
  }

  private void data(List<String> row, Place place) {
    CsvColumns known = columns;
    if (known == null) {
      int column = entryColumn(row);
      if (column < 0) {
        draft.leaveOut(IndicatorText.NO_FORM, place);
        return;
      }
      List<String> names = new ArrayList<>(row);
      names.replaceAll(unused -> "");
      names.set(column, "indicator");
      known = new CsvColumns(names);
      columns = known;
    }
    known.read(row, draft, place);
  }

  private static int entryColumn(List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      if (IndicatorText.read(row.get(i), EntryDetail.NONE) != null) {
        return i;
      }
    }
    return -1;
  }
}
