package org.hansho.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.content.RecordCall.Faults;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;

/**
 * The records of one file, which its tests write out by name.
 *
 * <p>Knows which have been used, and bounds what all tests of the file come to.
 */
final class RecordBook {
  /** Most repetitions of one line of a script. */
  static final int MOST_CALLS = 10_000;

  /** Most characters that all tests of a file come to, repetitions of blocks not counted. */
  static final int MOST_CHARACTERS = 8 << 20;

  private static final Pattern RANGE = Pattern.compile("\\$\\{([0-9]{1,6})\\.\\.([0-9]{1,6})\\}");

  private final Map<String, TestRecord> records;
  private final Set<String> used = new LinkedHashSet<>();
  private final Problems problems;
  private int room = MOST_CHARACTERS;

  RecordBook(Map<String, TestRecord> records, Problems problems) {
    this.records = records;
    this.problems = problems;
  }

  /** Writes a record as often as the line of the script says, each ending with a line feed. */
  void write(RecordCall call, int times, StringBuilder out, Faults faults) {
    TestRecord record = records.get(call.name());
    if (record == null) {
      faults.error(
          call.offset(),
          "there is no record '" + call.name() + "'",
          records.isEmpty()
              ? "name it under 'records'"
              : Suggestion.of(call.name(), records.keySet()));
      return;
    }
    used.add(call.name());
    if (room < 0) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>();
    for (Map<String, String> values : spread(call, given(call, record, faults), faults)) {
      String text = record.template().filled(record.values(values, missing));
      room -= text.length() + 1;
      texts.add(text);
      if (room < 0) {
        break;
      }
    }
    missing.forEach(words -> faults.error(call.offset(), words, ""));
    write(call, texts, times, out, faults);
  }

  private void write(
      RecordCall call, List<String> texts, int times, StringBuilder out, Faults faults) {
    long once = 0;
    for (String text : texts) {
      once += text.length() + 1;
    }
    long whole = room - once * (times - 1);
    if (whole < 0) {
      room = -1;
      faults.error(
          call.offset(), "the tests come to more than " + MOST_CHARACTERS + " characters", "");
      return;
    }
    room = (int) whole;
    for (int i = 0; i < times; i++) {
      texts.forEach(text -> out.append(text).append('\n'));
    }
  }

  private static Map<String, String> given(RecordCall call, TestRecord record, Faults faults) {
    Map<String, String> given = new LinkedHashMap<>();
    call.values()
        .forEach(
            (parameter, value) -> {
              given.put(parameter, value.text());
              if (!record.parameters().contains(parameter)) {
                faults.error(
                    value.offset(),
                    "the record '" + call.name() + "' has no parameter '" + parameter + "'",
                    Suggestion.of(parameter, record.parameters()));
              }
            });
    return given;
  }

  /** The values with each number of a range in turn; as they are without a range. */
  private static List<Map<String, String>> spread(
      RecordCall call, Map<String, String> given, Faults faults) {
    for (Map.Entry<String, String> entry : given.entrySet()) {
      Matcher range = RANGE.matcher(entry.getValue());
      if (range.find()) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (last < first || last - first >= MOST_CALLS) {
          faults.error(
              call.offset(), "'" + range.group() + "' is no range of 1 to " + MOST_CALLS, "");
          return List.of();
        }
        List<Map<String, String>> spread = new ArrayList<>();
        for (int number = first; number <= last; number++) {
          Map<String, String> one = new LinkedHashMap<>(given);
          String text = Integer.toString(number);
          one.replaceAll((key, value) -> value.replace(range.group(), text));
          spread.add(one);
        }
        return spread;
      }
    }
    return List.of(given);
  }

  /** Reports the records that no test has used. */
  void reportUnused() {
    for (TestRecord record : records.values()) {
      if (!used.contains(record.name())) {
        problems.error(record.place(), "no test uses the record '" + record.name() + "'", "");
      }
    }
  }
}
