package org.hansho.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.hansho.incident.Pattern;
import org.hansho.sigma.Timespans;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads files that are one pattern of incidents each. Belongs to one thread. */
public final class PatternReader {
  private static final Set<String> DOCUMENT_KEYS = Set.of("incident", "ja", "tests");
  private static final List<String> TEXT_KEYS = List.of("title", "story", "description");
  private static final List<String> ALL_KEYS =
      List.of("title", "story", "description", "steps", "least", "within", "severity");
  private static final Set<String> STEP_KEYS = Set.of("name", "detections", "intents");
  private static final Set<String> TEST_KEYS = Set.of("name", "given", "expect");
  private static final Set<String> GIVEN_KEYS = Set.of("at", "detection", "entities");
  private static final Set<String> EXPECT_KEYS = Set.of("incidents", "follows");
  private static final int MOST_INCIDENTS = 100;
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * What was read.
   *
   * @param patterns those of files without errors, by id
   * @param problems of all files
   */
  public record Patterns(List<PatternFile> patterns, List<Problem> problems) {
    public Patterns {
      patterns = List.copyOf(patterns);
      problems = List.copyOf(problems);
    }

    /** The patterns without their tests. */
    public List<Pattern> all() {
      return patterns.stream().map(PatternFile::pattern).toList();
    }
  }

  private final String id;
  private final Problems problems;

  private PatternReader(String id, Problems problems) {
    this.id = id;
    this.problems = problems;
  }

  /**
   * Reads patterns; of several of one id the last one holds.
   *
   * @param texts each named as below its folder; the id is the name without folder and ending
   */
  public static Patterns read(List<SourceText> texts) {
    Map<String, PatternFile> patterns = new TreeMap<>();
    List<Problem> all = new ArrayList<>();
    for (SourceText text : texts) {
      Problems problems = new Problems(text.file(), text.text());
      PatternFile file = new PatternReader(text.name(), problems).read(text);
      if (file != null && problems.refusals() == 0) {
        patterns.put(file.pattern().id(), file);
      }
      all.addAll(problems.all());
    }
    return new Patterns(List.copyOf(patterns.values()), all);
  }

  private @Nullable PatternFile read(SourceText text) {
    List<YamlNode> documents = YamlReader.documents(text.file(), text.text(), problems);
    if (documents.size() != 1 || !(documents.get(0) instanceof Mapping mapping)) {
      problems.error(problems.start(), "a pattern is one mapping with the key 'incident'", "");
      return null;
    }
    Section document = new Section(mapping, DOCUMENT_KEYS, problems);
    document.require(List.of("incident", "ja", "tests"));
    Section incident = document.section("incident", ALL_KEYS);
    Section japanese = document.section("ja", TEXT_KEYS);
    List<Pattern.Stage> steps = steps(incident);
    Severity severity = incident.choice("severity", Choices.SEVERITIES);
    Pattern pattern =
        new Pattern(
            id,
            texts(incident),
            texts(japanese),
            steps,
            incident.number("least", 2, Pattern.MOST_STEPS, 2),
            within(incident).toNanos(),
            severity == null ? Severity.MEDIUM : severity);
    if (pattern.least() > steps.size()) {
      problems.error(incident.place("least"), "there are fewer steps than 'least' asks for", "");
    }
    return new PatternFile(pattern, tests(document));
  }

  private Pattern.Texts texts(Section section) {
    List<String> faults = new ArrayList<>();
    Sentence story = Sentence.parse(TextsReader.joined(section.text("story")), faults);
    faults.forEach(fault -> problems.error(section.place("story"), "in the story, " + fault, ""));
    return new Pattern.Texts(
        section.text("title"), story, TextsReader.joined(section.text("description")));
  }

  private Duration within(Section section) {
    Scalar scalar = section.scalar("within");
    @Nullable Duration within = scalar == null ? null : Timespans.read(scalar, problems);
    if (within != null && within.compareTo(LONGEST) > 0) {
      problems.error(section.place("within"), "'within' is at most 30d", "");
    }
    return within == null ? LONGEST : within;
  }

  private List<Pattern.Stage> steps(Section incident) {
    List<Pattern.Stage> steps = new ArrayList<>();
    for (Mapping mapping : incident.mappings("steps")) {
      Section step = new Section(mapping, STEP_KEYS, problems);
      step.require(List.of("name"));
      Set<Intent> intents = new TreeSet<>();
      for (Scalar word : step.scalars("intents")) {
        Intent intent = step.choice("intents", word, Choices.INTENTS);
        if (intent != null) {
          intents.add(intent);
        }
      }
      Set<String> detections = new TreeSet<>(step.texts("detections"));
      if (detections.isEmpty() && intents.isEmpty()) {
        problems.error(mapping.place(), "a step names detections or intents", "");
      }
      steps.add(new Pattern.Stage(step.text("name"), detections, intents));
    }
    if (steps.size() < 2 || steps.size() > Pattern.MOST_STEPS) {
      problems.error(
          incident.place("steps"), "a pattern has 2 to " + Pattern.MOST_STEPS + " steps", "");
    }
    return steps;
  }

  private List<PatternFile.Test> tests(Section document) {
    List<PatternFile.Test> tests = new ArrayList<>();
    for (Mapping mapping : document.mappings("tests")) {
      Section test = new Section(mapping, TEST_KEYS, problems);
      test.require(List.of("name", "given", "expect"));
      List<PatternFile.Given> given = new ArrayList<>();
      for (Mapping alert : test.mappings("given")) {
        given.add(given(new Section(alert, GIVEN_KEYS, problems)));
      }
      Mapping expect = test.mapping("expect");
      Section expected =
          new Section(
              expect == null ? new Mapping(mapping.place(), Map.of()) : expect,
              EXPECT_KEYS,
              problems);
      tests.add(
          new PatternFile.Test(
              test.text("name"),
              given,
              expected.number("incidents", 0, MOST_INCIDENTS, 0),
              expected.flag("follows"),
              mapping.place()));
    }
    boolean bothKinds =
        tests.stream().anyMatch(PatternFile.Test::follows)
            && tests.stream().anyMatch(test -> !test.follows());
    if (!bothKinds) {
      problems.error(
          document.place("tests"), "there must be a test that follows and one that does not", "");
    }
    return tests;
  }

  private PatternFile.Given given(Section alert) {
    alert.require(List.of("at", "detection", "entities"));
    @Nullable Duration at = TestReader.span(alert.text("at"));
    if (at == null) {
      problems.error(alert.place("at"), "write a time such as 90s, 5m or 2d", "");
    }
    List<Entity> entities = new ArrayList<>();
    for (Mapping mapping : alert.mappings("entities")) {
      Map<String, String> attributes = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (key, entry) ->
                  attributes.put(key, entry.value() instanceof Scalar scalar ? scalar.text() : ""));
      String type = attributes.getOrDefault("type", "");
      attributes.remove("type");
      if (type.isEmpty() || attributes.isEmpty()) {
        problems.error(mapping.place(), "an entity has a type and an attribute", "");
      } else {
        entities.add(new Entity(type, attributes));
      }
    }
    return new PatternFile.Given(
        at == null ? Duration.ZERO : at, alert.text("detection"), entities);
  }
}
