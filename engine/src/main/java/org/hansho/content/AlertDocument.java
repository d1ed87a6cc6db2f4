package org.hansho.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Dedup;
import org.hansho.alert.EntityMapping;
import org.hansho.alert.FieldChoice;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.sigma.Timespans;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Reads the document of a detection file that describes the alert.
 *
 * <p>A built-in one must be complete in both languages; a user's own needs a title only, and what
 * it leaves out is taken from the defaults of plain Sigma rules.
 */
final class AlertDocument {
  private static final Set<String> DOCUMENT_KEYS = Set.of("alert", "ja", "records", "tests");
  private static final List<String> OWN_KEYS =
      List.of(
          "row",
          "intents",
          "primary-intent",
          "confidence",
          "specified",
          "rules",
          "requires",
          "entities",
          "dedup",
          "attack");

  /** What a built-in alert of the reference document says beside {@link #REQUIRED}. */
  private static final List<String> OF_REFERENCE = List.of("intents", "specified");

  private static final List<String> REQUIRED =
      List.of(
          "title",
          "primary-intent",
          "primary-reason",
          "confidence",
          "description",
          "data",
          "sentence",
          "entities",
          "remediation",
          "falsepositives");
  private static final int ROWS = 85;

  /** Threat intelligence of a category; which there are is known when lists are read. */
  private static final Pattern INTELLIGENCE = Pattern.compile("intelligence\\.[a-z][a-z0-9-]*");

  private final DetectionFile file;
  private final Problems problems;
  private final Section document;
  private final Section alert;

  AlertDocument(Mapping document, DetectionFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.document = new Section(document, DOCUMENT_KEYS, problems);
    Mapping mapping = this.document.mapping("alert");
    List<String> known = new ArrayList<>(TextsReader.KEYS);
    known.addAll(OWN_KEYS);
    this.alert =
        new Section(
            mapping == null ? new Mapping(document.place(), Map.of()) : mapping, known, problems);
    alert.require(file.builtIn() ? REQUIRED : List.of("title"));
    if (file.builtIn() && alert.node("row") != null) {
      alert.require(OF_REFERENCE);
    }
  }

  /** The names of the Sigma documents that raise the alert; empty means all that can. */
  List<Scalar> rules() {
    return alert.scalars("rules");
  }

  /** The capabilities without which it cannot run. */
  List<String> requires() {
    Set<String> required = new LinkedHashSet<>();
    for (Scalar name : alert.scalars("requires")) {
      String capability =
          INTELLIGENCE.matcher(name.text()).matches()
              ? name.text()
              : alert.choice("requires", name, Choices.CAPABILITIES);
      if (capability != null) {
        required.add(capability);
      }
    }
    return List.copyOf(required);
  }

  List<DetectionTest> tests() {
    RecordBook book =
        new RecordBook(new RecordsReader(problems).read(document.mapping("records")), problems);
    List<DetectionTest> tests = new TestReader(book, problems).read(document.mappings("tests"));
    book.reportUnused();
    if (file.builtIn()
        && (tests.stream().noneMatch(DetectionTest::fires)
            || tests.stream().allMatch(DetectionTest::fires))) {
      problems.error(
          document.place("tests"), "there must be a test that fires and one that does not", "");
    }
    return tests;
  }

  /**
   * The definition.
   *
   * @param tags ATT&amp;CK tags of the rules, without {@code attack.}
   */
  AlertDefinition definition(Severity severity, List<String> tags) {
    AlertTexts english = TextsReader.read(alert, problems);
    List<EntityMapping> entities = entities();
    Confidence confidence = alert.choice("confidence", Choices.CONFIDENCES);
    String specified = alert.choice("specified", Choices.SPECIFIED);
    List<Intent> seedIntents = seedIntents();
    return new AlertDefinition(
        file.id(),
        alert.number("row", 1, ROWS, 0),
        intents(seedIntents, tags),
        seedIntents,
        tactics(tags),
        severity,
        confidence == null ? Confidence.MEDIUM : confidence,
        specified == null ? "" : specified,
        entities,
        dedup(entities),
        new Wording(english, japanese(english)));
  }

  private AlertTexts japanese(AlertTexts english) {
    Mapping mapping = document.mapping("ja");
    if (mapping == null) {
      if (file.builtIn()) {
        problems.error(document.place("alert"), "the key 'ja' is missing", "translate every text");
      }
      return english;
    }
    Section section = new Section(mapping, TextsReader.KEYS, problems);
    if (file.builtIn()) {
      section.require(TextsReader.KEYS.stream().filter(key -> alert.node(key) != null).toList());
    }
    AlertTexts japanese = TextsReader.read(section, problems);
    sameLength(section, "remediation", japanese.remediation(), english.remediation());
    sameLength(section, "falsepositives", japanese.falsePositives(), english.falsePositives());
    return TextsReader.orElse(japanese, english);
  }

  private void sameLength(Section section, String key, List<String> one, List<String> other) {
    if (!one.isEmpty() && one.size() != other.size()) {
      problems.error(
          section.place(key),
          "'" + key + "' has " + one.size() + " entries here and " + other.size() + " in English",
          "translate entry by entry");
    }
  }

  private List<Intent> seedIntents() {
    List<Intent> intents = new ArrayList<>();
    for (Scalar word : alert.scalars("intents")) {
      Intent intent = alert.choice("intents", word, Choices.SEED_INTENTS);
      if (intent != null) {
        intents.add(intent);
      }
    }
    return intents;
  }

  private List<Intent> intents(List<Intent> seedIntents, List<String> tags) {
    Set<Intent> intents = new LinkedHashSet<>();
    Intent primary = alert.choice("primary-intent", Choices.INTENTS);
    if (primary != null) {
      intents.add(primary);
    }
    intents.addAll(seedIntents);
    return intents.isEmpty() ? PlainRules.intents(tags) : List.copyOf(intents);
  }

  private List<String> tactics(List<String> tags) {
    Set<String> tactics = new LinkedHashSet<>();
    for (Scalar tag : alert.scalars("attack")) {
      if (!tag.text().startsWith(PlainRules.ATTACK)) {
        problems.error(tag.place(), "'" + tag.text() + "' is no ATT&CK tag", "write attack.…");
      } else {
        tactics.add(tag.text().substring(PlainRules.ATTACK.length()));
      }
    }
    tactics.addAll(tags);
    return List.copyOf(tactics);
  }

  private List<EntityMapping> entities() {
    if (alert.node("entities") == null) {
      return PlainRules.ENTITIES;
    }
    List<EntityMapping> entities = new ArrayList<>();
    for (Mapping mapping : alert.mappings("entities")) {
      String type = "";
      Map<String, FieldChoice> attributes = new LinkedHashMap<>();
      for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
        List<String> fields = fields(entry.getValue().value());
        if (fields.isEmpty()) {
          problems.error(entry.getValue().keyPlace(), "'" + entry.getKey() + "' is empty", "");
        } else if (entry.getKey().equals("type")) {
          type = fields.get(0);
        } else {
          attributes.put(entry.getKey(), new FieldChoice(fields));
        }
      }
      if (type.isEmpty() || attributes.isEmpty()) {
        problems.error(
            mapping.place(), "an entity needs a type and an attribute", "{type: …, name: field}");
      } else {
        entities.add(new EntityMapping(type, attributes));
      }
    }
    return entities;
  }

  /** A field, or several of which the first that is there counts. */
  private List<String> fields(YamlNode node) {
    List<String> fields = new ArrayList<>();
    List<YamlNode> items =
        node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
    for (YamlNode item : items) {
      if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
        fields.add(scalar.text().strip());
      } else if (!(item instanceof Scalar)) {
        problems.error(item.place(), "a field must be a single value", "");
      }
    }
    return fields;
  }

  private Dedup dedup(List<EntityMapping> entities) {
    Dedup byDay = Dedup.byDay(entities);
    Mapping mapping = alert.mapping("dedup");
    if (mapping == null) {
      return byDay;
    }
    Section section = new Section(mapping, Set.of("key", "period"), problems);
    List<FieldChoice> key = new ArrayList<>();
    YamlNode node = section.node("key");
    if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> key.add(new FieldChoice(fields(item))));
    } else if (node != null) {
      key.add(new FieldChoice(fields(node)));
    }
    return new Dedup(node == null ? byDay.key() : key, period(section));
  }

  private long period(Section section) {
    Scalar scalar = section.scalar("period");
    @Nullable Duration period = scalar == null ? null : Timespans.read(scalar, problems);
    if (period != null && period.isZero()) {
      problems.error(section.place("period"), "a period is longer than nothing", "");
      return Dedup.DAY;
    }
    return period == null ? Dedup.DAY : period.toNanos();
  }
}
