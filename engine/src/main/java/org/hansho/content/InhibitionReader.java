package org.hansho.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.incident.Inhibition;
import org.hansho.sigma.Timespans;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** Reads files that are one inhibition each. Belongs to one thread. */
public final class InhibitionReader {
  private static final Set<String> DOCUMENT_KEYS = Set.of("inhibition", "ja");
  private static final List<String> TEXT_KEYS = List.of("title", "reason");
  private static final List<String> ALL_KEYS =
      List.of("title", "reason", "causes", "mutes", "entities", "for");
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * What was read.
   *
   * @param all those of files without errors, by id
   * @param problems of all files
   */
  public record Inhibitions(List<Inhibition> all, List<Problem> problems) {
    public Inhibitions {
      all = List.copyOf(all);
      problems = List.copyOf(problems);
    }
  }

  private final String id;
  private final Set<String> detections;
  private final Problems problems;

  private InhibitionReader(String id, Set<String> detections, Problems problems) {
    this.id = id;
    this.detections = detections;
    this.problems = problems;
  }

  /**
   * Reads inhibitions.
   *
   * @param texts each named as below its folder; the id is the name without folder and ending
   * @param detections ids of all detections that there are, or none to leave them unchecked
   */
  public static Inhibitions read(List<SourceText> texts, Set<String> detections) {
    Map<String, Inhibition> read = new TreeMap<>();
    List<Problem> all = new ArrayList<>();
    for (SourceText text : texts) {
      Problems problems = new Problems(text.file(), text.text());
      Inhibition one = new InhibitionReader(text.name(), detections, problems).read(text);
      if (one != null && problems.refusals() == 0) {
        read.put(one.id(), one);
      }
      all.addAll(problems.all());
    }
    return new Inhibitions(List.copyOf(read.values()), all);
  }

  private @Nullable Inhibition read(SourceText text) {
    List<YamlNode> documents = YamlReader.documents(text.file(), text.text(), problems);
    if (documents.size() != 1 || !(documents.get(0) instanceof Mapping mapping)) {
      problems.error(
          problems.start(), "an inhibition is one mapping with the key 'inhibition'", "");
      return null;
    }
    Section document = new Section(mapping, DOCUMENT_KEYS, problems);
    document.require(List.of("inhibition", "ja"));
    Section rule = document.section("inhibition", ALL_KEYS);
    Section japanese = document.section("ja", TEXT_KEYS);
    Set<String> causes = detections(rule, "causes");
    Set<String> mutes = detections(rule, "mutes");
    for (String both : causes) {
      if (mutes.contains(both)) {
        problems.error(rule.place("mutes"), "'" + both + "' would mute itself", "name it once");
      }
    }
    return new Inhibition(
        id,
        texts(rule),
        texts(japanese),
        causes,
        mutes,
        Set.copyOf(rule.texts("entities")),
        time(rule));
  }

  private static Inhibition.Texts texts(Section section) {
    return new Inhibition.Texts(section.text("title"), TextsReader.joined(section.text("reason")));
  }

  /** Names that mean nothing would mute nothing, in silence. */
  private Set<String> detections(Section rule, String key) {
    Set<String> named = new TreeSet<>();
    for (Scalar scalar : rule.scalars(key)) {
      String name = scalar.text();
      String folder = name.endsWith("/*") ? name.substring(0, name.length() - 1) : "";
      boolean isKnown =
          detections.isEmpty()
              || detections.contains(name)
              || (!folder.isEmpty() && detections.stream().anyMatch(one -> one.startsWith(folder)));
      if (!isKnown) {
        problems.error(scalar.place(), "there is no detection '" + name + "'", "");
      }
      named.add(name);
    }
    return named;
  }

  private Duration time(Section rule) {
    Scalar scalar = rule.scalar("for");
    @Nullable Duration time = scalar == null ? null : Timespans.read(scalar, problems);
    if (time != null && time.compareTo(LONGEST) > 0) {
      problems.error(rule.place("for"), "'for' is at most 7d", "");
    }
    return time == null ? LONGEST : time;
  }
}
