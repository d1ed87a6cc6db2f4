package org.hansho.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.CsvTableFormat;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping file, a YAML document, into a format. All problems are reported at once, each
 * with line and column. The manual is {@code docs/mapping.md}.
 */
public final class MappingFile {
  private static final Set<String> KEYS =
      Set.of("name", "form", "separator", "columns", "logsource", "time", "fields", "outcome");
  private static final Set<String> LOG_SOURCE = Set.of("product", "category", "service");
  private static final Set<String> OUTCOME = Set.of("field", "success", "failure");
  private static final List<String> USUAL_TIMES =
      List.of("@timestamp", "timestamp", "time", "eventTime", "datetime", "ts", "date");
  private static final int MOST_FIELDS = 500;
  private static final String NAME = "[a-z][a-z0-9-]{0,63}";
  private static final String UNSPEAKABLE = "a path holds no comma, bar or parenthesis";

  private final Problems problems;
  private final MappingReader keys;

  private MappingFile(YamlNode.Mapping root, Problems problems) {
    this.problems = problems;
    this.keys = new MappingReader(root, problems);
  }

  /**
   * The format that a text describes, or null if it has problems that say why it describes none.
   *
   * @param otherName stands in place of the file's name for the format; null where that counts
   * @param logSource stands in place of that of the file; null where the file's own counts
   */
  public static @Nullable Format read(
      String file,
      String text,
      @Nullable String otherName,
      @Nullable LogSource logSource,
      Problems problems) {
    List<YamlNode> roots = YamlReader.documents(file, text, problems);
    if (problems.refusals() > 0) {
      return null;
    }
    if (roots.size() != 1 || !(roots.get(0) instanceof YamlNode.Mapping root)) {
      problems.error(problems.start(), "a mapping file is one document of keys and values", "");
      return null;
    }
    Format format = new MappingFile(root, problems).format(otherName, logSource);
    return problems.refusals() > 0 ? null : format;
  }

  /**
   * The format of JSON records of unknown origin that have this log source.
   *
   * @param text {@code product/service}, {@code product/category/service}, a star for what is open
   * @return null if the text is no log source
   */
  public static @Nullable Format ofLogSource(String text) {
    LogSource source = logSource(text);
    if (source == null) {
      return null;
    }
    return FormatSpec.of(
            "json-as-named",
            "JSON of the log source " + source,
            EventClass.of("mapped.record", source))
        .times(USUAL_TIMES.toArray(String[]::new))
        .format();
  }

  /** The log source that a text names, or null if it names none. */
  public static @Nullable LogSource logSource(String text) {
    String[] parts = text.split("/", -1);
    boolean fits = parts.length == 2 || parts.length == 3;
    for (String part : parts) {
      fits &= part.matches("[a-z0-9_.-]+|\\*");
    }
    if (!fits) {
      return null;
    }
    LogSource source =
        parts.length == 2
            ? LogSource.of(open(parts[0]), null, open(parts[1]))
            : LogSource.of(open(parts[0]), open(parts[1]), open(parts[2]));
    return source.isOpen() ? null : source;
  }

  private static @Nullable String open(String part) {
    return part.equals("*") ? null : part;
  }

  private Format format(@Nullable String otherName, @Nullable LogSource other) {
    keys.allow(KEYS, "a mapping file");
    String name = keys.text("name", "mapped");
    if (!name.matches(NAME)) {
      problems.error(keys.place("name"), "'name' is lower case letters, digits and hyphens", "");
    }
    name = otherName == null ? name : otherName;
    LogSource own = logSourceOfFile();
    LogSource source = other == null ? own : other;
    EventClass eventClass =
        source == null ? EventClass.of(name + ".record") : EventClass.of(name + ".record", source);
    FormatSpec.Builder spec =
        FormatSpec.of(name, "Records as a mapping file describes them", eventClass)
            .times(times().toArray(String[]::new))
            .common(table());
    outcome(spec);
    String form = keys.text("form", "json");
    return switch (form) {
      case "json" -> json(spec);
      case "csv" -> new CsvTableFormat(spec.spec(), separator(), keys.texts("columns"));
      default -> {
        problems.error(keys.place("form"), "'form' is json or csv, not '" + form + "'", "");
        yield spec.format();
      }
    };
  }

  private Format json(FormatSpec.Builder spec) {
    for (String key : List.of("separator", "columns")) {
      if (keys.node(key) != null) {
        problems.error(keys.place(key), "'" + key + "' belongs to form: csv", "");
      }
    }
    return spec.format();
  }

  private char separator() {
    String text = keys.text("separator", ",");
    if (text.length() != 1 || text.charAt(0) > 126 || text.charAt(0) == '"' || text.equals("\n")) {
      problems.error(
          keys.place("separator"), "'separator' is one character", "write \"\\t\" for a tab");
      return ',';
    }
    return text.charAt(0);
  }

  private @Nullable LogSource logSourceOfFile() {
    YamlNode.Mapping mapping = keys.mapping("logsource");
    if (mapping == null) {
      return null;
    }
    MappingReader reader = new MappingReader(mapping, problems);
    reader.allow(LOG_SOURCE, "'logsource'");
    LogSource source =
        LogSource.of(reader.text("product"), reader.text("category"), reader.text("service"));
    if (source.isOpen()) {
      problems.error(
          keys.place("logsource"), "'logsource' names a product, a category or a service", "");
    }
    return source;
  }

  private List<String> times() {
    List<String> named = keys.texts("time");
    named.forEach(path -> requirePath(keys.place("time"), path));
    return named.isEmpty() ? USUAL_TIMES : named;
  }

  /** The table of common fields as formats write it. */
  private String table() {
    YamlNode.Mapping mapping = keys.mapping("fields");
    if (mapping == null) {
      if (keys.node("fields") == null) {
        problems.error(
            keys.place("fields"),
            "'fields' is missing: it says which field of the record each common field is",
            "source.ip: client.address");
      }
      return "";
    }
    if (mapping.entries().size() > MOST_FIELDS) {
      problems.error(
          keys.place("fields"), "'fields' has more than " + MOST_FIELDS + " entries", "");
      return "";
    }
    MappingReader reader = new MappingReader(mapping, problems);
    StringBuilder table = new StringBuilder();
    for (String field : mapping.entries().keySet()) {
      List<String> paths = reader.texts(field);
      Place place = reader.place(field);
      boolean sound = requirePath(place, field) && !paths.isEmpty();
      for (String path : paths) {
        sound &= requirePath(place, path);
      }
      if (sound) {
        table.append(field).append(" | ").append(String.join(", ", paths)).append('\n');
      } else if (paths.isEmpty()) {
        problems.error(place, "'" + field + "' names no field of the record", "");
      }
    }
    return table.toString();
  }

  private boolean requirePath(Place place, String path) {
    boolean sound =
        !path.isBlank()
            && path.equals(path.strip())
            && path.chars().noneMatch(c -> c == ',' || c == '|' || c == '(' || c < ' ');
    if (!sound) {
      problems.error(place, "'" + path + "' is no name of a field: " + UNSPEAKABLE, "");
    }
    return sound;
  }

  private void outcome(FormatSpec.Builder spec) {
    YamlNode.Mapping mapping = keys.mapping("outcome");
    if (mapping == null) {
      return;
    }
    MappingReader reader = new MappingReader(mapping, problems);
    reader.allow(OUTCOME, "'outcome'");
    String field = reader.text("field", "");
    Map<String, String> words = new TreeMap<>();
    List<String> both = new ArrayList<>();
    reader.texts("success").forEach(value -> words.put(value, "success"));
    reader
        .texts("failure")
        .forEach(
            value -> {
              if (words.put(value, "failure") != null) {
                both.add(value);
              }
            });
    if (field.isBlank() || words.isEmpty()) {
      problems.error(
          keys.place("outcome"), "'outcome' has a field and values of success or failure", "");
    } else if (!both.isEmpty()) {
      problems.error(
          reader.place("failure"), "'" + both.get(0) + "' is success and failure at once", "");
    } else if (requirePath(reader.place("field"), field)) {
      spec.step(Steps.words("event.outcome", field, new LinkedHashMap<>(words)));
    }
  }
}
