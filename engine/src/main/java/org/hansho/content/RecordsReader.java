package org.hansho.content;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hansho.content.TestRecord.ByValue;
import org.hansho.content.TestRecord.Default;
import org.hansho.content.TestRecord.Fixed;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads the named records of a detection file. */
final class RecordsReader {
  /** Most records of one file. */
  static final int MOST_RECORDS = 100;

  /** Most parameters of one record. */
  static final int MOST_PARAMETERS = 30;

  /** Longest text of one record, in characters. */
  static final int LONGEST_RECORD = 65_536;

  private static final Pattern NAME =
      Pattern.compile("(?!(?:at|every) )[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)*");
  private static final int LONGEST_NAME = 60;
  private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Set<String> KEYS = Set.of("text", "with");
  private static final String BY = "by";
  private static final String OTHERWISE = "else";

  private final Problems problems;

  RecordsReader(Problems problems) {
    this.problems = problems;
  }

  /** The records by name; what is wrong with one is reported. */
  Map<String, TestRecord> read(@Nullable Mapping mapping) {
    Map<String, TestRecord> records = new LinkedHashMap<>();
    if (mapping == null) {
      return records;
    }
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      String name = entry.getKey();
      Place place = entry.getValue().keyPlace();
      if (records.size() == MOST_RECORDS) {
        problems.error(place, "a file has at most " + MOST_RECORDS + " records", "");
        break;
      }
      if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
        problems.error(
            place, "'" + name + "' is no name of a record", "write words, such as 'failed login'");
      }
      TestRecord record = record(name, place, entry.getValue().value());
      if (record != null) {
        records.put(name, record);
      }
    }
    return records;
  }

  private @Nullable TestRecord record(String name, Place place, YamlNode node) {
    if (node instanceof Scalar text) {
      return record(name, place, text, null);
    }
    if (node instanceof Mapping mapping) {
      Section section = new Section(mapping, KEYS, problems);
      section.require(Set.of("text"));
      Scalar text = section.scalar("text");
      return text == null ? null : record(name, place, text, section.mapping("with"));
    }
    problems.error(node.place(), "a record is a text, or a mapping with 'text' and 'with'", "");
    return null;
  }

  private TestRecord record(String name, Place place, Scalar text, @Nullable Mapping with) {
    if (text.text().isBlank() || text.text().length() > LONGEST_RECORD) {
      problems.error(
          text.place(), "a record has 1 to " + LONGEST_RECORD + " characters of text", "");
    }
    RecordTemplate template = RecordTemplate.of(text.text().stripTrailing());
    Map<String, Default> defaults = new LinkedHashMap<>();
    Set<String> used = new LinkedHashSet<>(template.parameters().keySet());
    if (with != null) {
      with.entries().forEach((parameter, one) -> read(parameter, one, with, defaults, used));
      with.entries()
          .forEach(
              (parameter, one) -> {
                if (!used.contains(parameter)) {
                  problems.error(
                      one.keyPlace(),
                      "the text has no placeholder ${" + parameter + "}",
                      Suggestion.of(parameter, used));
                }
              });
    }
    reportForms(text, template);
    TestRecord record = new TestRecord(name, place, template, defaults);
    if (record.parameters().size() > MOST_PARAMETERS) {
      problems.error(place, "a record has at most " + MOST_PARAMETERS + " parameters", "");
    }
    return record;
  }

  private void read(
      String parameter,
      YamlNode.Entry entry,
      Mapping with,
      Map<String, Default> defaults,
      Set<String> used) {
    if (!PARAMETER.matcher(parameter).matches() || TestLines.PLACEHOLDERS.contains(parameter)) {
      problems.error(
          entry.keyPlace(),
          "'" + parameter + "' is no name of a parameter",
          "write small letters, digits and hyphens, and no placeholder of time");
      used.add(parameter);
      return;
    }
    Set<String> others;
    if (entry.value() instanceof Scalar scalar) {
      RecordTemplate text = RecordTemplate.of(scalar.text());
      defaults.put(parameter, new Fixed(text));
      others = text.parameters().keySet();
    } else if (entry.value() instanceof Mapping mapping) {
      ByValue table = table(mapping);
      defaults.put(parameter, table == null ? new Fixed(RecordTemplate.of("")) : table);
      others = table == null ? Set.of() : Set.of(table.of());
    } else {
      problems.error(entry.value().place(), "a default is a value or a table", "");
      return;
    }
    used.addAll(others);
    for (String other : others) {
      // A parameter that stands below has no value yet.
      if (with.get(other) != null && (!defaults.containsKey(other) || other.equals(parameter))) {
        problems.error(
            entry.value().place(),
            "the default of '" + parameter + "' needs '" + other + "', which stands below",
            "change their order");
      }
    }
  }

  private @Nullable ByValue table(Mapping mapping) {
    Map<String, String> table = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof Scalar scalar) {
                table.put(key, scalar.text());
              } else {
                problems.error(entry.value().place(), "write a single value", "");
              }
            });
    @Nullable String of = table.remove(BY);
    if (of == null) {
      problems.error(mapping.place(), "a table needs the key 'by', which names a parameter", "");
      return null;
    }
    @Nullable String otherwise = table.remove(OTHERWISE);
    return new ByValue(of, table, otherwise);
  }

  private void reportForms(Scalar text, RecordTemplate template) {
    template
        .unknownForms()
        .forEach(
            (form, offset) ->
                problems.error(
                    problems.inside(text.place(), text.text(), offset),
                    "a value cannot be written 'as " + form + "'",
                    "write one of " + String.join(", ", RecordTemplate.forms())));
  }
}
