package org.hansho.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.Severity;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Level;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/** Reads one file that is one detection. */
final class DetectionFileReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("%([A-Za-z0-9_.-]{1,200})%");

  private final DetectionFile file;
  private final Lists known;
  private final Problems problems;

  DetectionFileReader(DetectionFile file, Lists known, Problems problems) {
    this.file = file;
    this.known = known;
    this.problems = problems;
  }

  /** Whether a document of the file is likely to describe an alert; costs no parsing. */
  static boolean hasAlert(DetectionFile file) {
    String text = file.text().text();
    return text.startsWith("alert:") || text.contains("\nalert:");
  }

  /** The detection, or null if no document describes the alert, which is reported. */
  @Nullable Detection read(List<Rule> rulesOfFile, List<KeyedDocument> keyedOfFile) {
    // What is not YAML is reported where the Sigma documents are read.
    List<Mapping> sigma = new ArrayList<>();
    Mapping described = null;
    for (YamlNode node : file.yaml().roots()) {
      if (node instanceof Mapping mapping && mapping.get("alert") != null) {
        if (described != null) {
          problems.error(mapping.place(), "a file describes one alert", "make it a second file");
        }
        described = mapping;
      } else if (node instanceof Mapping mapping) {
        sigma.add(mapping);
      }
    }
    if (described == null) {
      problems.error(problems.start(), "no document of the file has the key 'alert'", "");
      return null;
    }
    AlertDocument document = new AlertDocument(described, file, problems);
    Raising raising = raising(document.rules(), rulesOfFile, keyedOfFile);
    AlertDefinition alert =
        document.definition(severity(raising, sigma), PlainRules.attackTags(raising.tags()));
    Set<String> lists = new TreeSet<>();
    sigma.forEach(one -> collectLists(one, false, lists));
    List<String> missing = lists.stream().filter(list -> known.get(list) == null).toList();
    return new Detection(
        alert,
        file.builtIn(),
        raising.rules(),
        raising.keyed(),
        List.copyOf(lists),
        missing,
        document.requires(),
        document.tests(),
        described.place());
  }

  /** The documents that raise the alert. */
  private record Raising(List<Rule> rules, List<KeyedDocument> keyed) {
    boolean isEmpty() {
      return rules.isEmpty() && keyed.isEmpty();
    }

    List<Level> levels() {
      return Stream.concat(
              rules.stream().map(Rule::level),
              keyed.stream().map(document -> document.header().level()))
          .toList();
    }

    List<List<String>> tags() {
      return Stream.concat(
              rules.stream().map(Rule::tags),
              keyed.stream().map(document -> document.header().tags()))
          .toList();
    }
  }

  private Raising raising(
      List<Scalar> names, List<Rule> rulesOfFile, List<KeyedDocument> keyedOfFile) {
    if (names.isEmpty()) {
      return new Raising(
          rulesOfFile.stream().filter(rule -> !rule.building()).toList(),
          keyedOfFile.stream().filter(document -> !document.building()).toList());
    }
    List<Rule> rules = new ArrayList<>();
    List<KeyedDocument> keyed = new ArrayList<>();
    for (Scalar name : names) {
      int before = rules.size() + keyed.size();
      rulesOfFile.stream().filter(rule -> name.text().equals(rule.reference())).forEach(rules::add);
      keyedOfFile.stream()
          .filter(document -> name.text().equals(document.header().reference()))
          .forEach(keyed::add);
      if (rules.size() + keyed.size() == before) {
        problems.error(
            name.place(),
            "no active document of this file has the name '" + name.text() + "'",
            Suggestion.of(name.text(), references(rulesOfFile, keyedOfFile)));
      }
    }
    return new Raising(rules, keyed);
  }

  private static List<String> references(List<Rule> rules, List<KeyedDocument> keyed) {
    return Stream.concat(
            rules.stream().map(Rule::reference),
            keyed.stream().map(document -> document.header().reference()))
        .toList();
  }

  private static Severity severity(Raising raising, List<Mapping> sigma) {
    Severity highest = Severity.INFORMATIONAL;
    for (Level level : raising.levels()) {
      highest = higher(highest, Severity.of(level));
    }
    if (!raising.isEmpty()) {
      return highest;
    }
    for (Mapping mapping : sigma) {
      if (mapping.get("level") instanceof Scalar level) {
        Severity stated = Choices.SEVERITIES.get(level.text().toLowerCase(Locale.ROOT));
        highest = stated == null ? highest : higher(highest, stated);
      }
    }
    return highest;
  }

  private static Severity higher(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** The lists that keys with {@code expand} name. */
  private static void collectLists(YamlNode node, boolean inside, Set<String> lists) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) ->
                  collectLists(entry.value(), inside || key.contains("|expand"), lists));
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> collectLists(item, inside, lists));
    } else if (inside && node instanceof Scalar scalar) {
      Matcher matcher = PLACEHOLDER.matcher(scalar.text());
      while (matcher.find()) {
        lists.add(matcher.group(1));
      }
    }
  }
}
