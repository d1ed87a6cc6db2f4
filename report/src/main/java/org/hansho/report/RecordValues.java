package org.hansho.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.files.output.Secrets;

/**
 * The values of a record that a person sees: those that matched, then those that the detection
 * reads, then others while there is room. Belongs to one thread.
 */
final class RecordValues {
  private static final int MOST = 24;
  private static final int MOST_CHARACTERS = 400;
  private static final int MOST_OF_FIELD = 6;

  /** The command line as the kernel keeps it: in hexadecimal, with zero bytes between words. */
  private static final Pattern PROCTITLE =
      Pattern.compile("\\bproctitle=((?:[0-9A-Fa-f]{2}){1,4096}+)(?![\\w.\"-])");

  private final String record;
  private final String shown;
  private final boolean masking;
  private final Map<String, List<String>> all;
  private final List<RecordView.Value> chosen = new ArrayList<>();

  /**
   * Values of a record.
   *
   * @param values texts of its fields
   * @param record the record as it was found
   * @param shown the record as it is shown
   * @param masking whether secrets are masked
   */
  RecordValues(Map<String, List<String>> values, String record, String shown, boolean masking) {
    this.record = record;
    this.shown = shown;
    this.masking = masking;
    this.all = new LinkedHashMap<>(values);
    Matcher title = PROCTITLE.matcher(record);
    if (title.find()) {
      all.put("proctitle", List.of(Secrets.decoded(title.group(1))));
    }
  }

  /**
   * The values in the order they are shown.
   *
   * @param matched fields of tests that hold
   * @param read fields that the detection reads
   */
  List<RecordView.Value> chosen(Set<String> matched, Set<String> read) {
    matched.forEach(field -> add(field, true));
    read.forEach(field -> add(field, false));
    add("proctitle", false);
    for (String field : List.copyOf(all.keySet())) {
      if (chosen.size() < MOST) {
        add(field, false);
      }
    }
    return List.copyOf(chosen);
  }

  private void add(String field, boolean matched) {
    List<String> values = all.remove(field);
    if (values == null) {
      return;
    }
    String text = masking ? masked(field, values) : joined(values, ", ");
    String cut = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    chosen.add(new RecordView.Value(field, cut, matched));
  }

  private static String joined(List<String> values, String between) {
    List<String> different = values.stream().distinct().limit(MOST_OF_FIELD + 1L).toList();
    return different.size() <= MOST_OF_FIELD
        ? String.join(between, different)
        : String.join(between, different.subList(0, MOST_OF_FIELD)) + between + "…";
  }

  /** Masks each value and, since an option and its secret may be two values, all as one text. */
  private String masked(String field, List<String> values) {
    List<String> masked = values.stream().map(value -> masked(field, value)).toList();
    String line = joined(masked, " ");
    String safe = Secrets.masked(line);
    return safe.equals(line) ? joined(masked, ", ") : safe;
  }

  private String masked(String field, String value) {
    String alone = Secrets.masked(value);
    if (!alone.equals(value)) {
      return alone;
    }
    if (record.contains(value) && !shown.contains(value)) {
      return Secrets.MASK;
    }
    String named = Secrets.masked(field + "=" + value);
    return named.equals(field + "=" + value) ? value : Secrets.MASK;
  }
}
