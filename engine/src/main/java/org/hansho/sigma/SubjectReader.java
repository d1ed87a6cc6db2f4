package org.hansho.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;

/** Reads the keys that correlations and baselines share. */
final class SubjectReader {
  private final MappingReader keys;
  private final Problems problems;
  private final List<Draft.Mention> mentions = new ArrayList<>();

  SubjectReader(Mapping body, Problems problems) {
    this.keys = new MappingReader(body, problems);
    this.problems = problems;
  }

  /** The subject; rules stand as they were mentioned. */
  Subject read() {
    List<String> rules = mentioned("rules");
    return new Subject(rules, keys.texts("group-by"), aliases(), keys.flag("generate", false));
  }

  /** The documents that a key mentions. */
  List<String> mentioned(String key) {
    List<String> names = new ArrayList<>();
    for (Scalar rule : keys.scalars(key)) {
      mentions.add(new Draft.Mention(rule.text(), rule.place()));
      if (names.contains(rule.text())) {
        problems.error(rule.place(), "'" + rule.text() + "' stands twice", "keep one");
      } else {
        names.add(rule.text());
      }
    }
    return names;
  }

  /** All that was mentioned so far. */
  List<Draft.Mention> mentions() {
    return mentions;
  }

  private Map<String, Map<String, String>> aliases() {
    Mapping aliases = keys.mapping("aliases");
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    if (aliases == null) {
      return read;
    }
    aliases
        .entries()
        .forEach(
            (alias, entry) -> {
              if (entry.value() instanceof Mapping fields) {
                read.put(alias, fields(fields));
              } else {
                problems.error(entry.value().place(), "an alias maps rules to their fields", "");
              }
            });
    return read;
  }

  private Map<String, String> fields(Mapping mapping) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      if (entry.getValue().value() instanceof Scalar field) {
        fields.put(entry.getKey(), field.text());
        mentions.add(new Draft.Mention(entry.getKey(), entry.getValue().keyPlace()));
      } else {
        problems.error(entry.getValue().value().place(), "an alias names one field", "");
      }
    }
    return fields;
  }
}
