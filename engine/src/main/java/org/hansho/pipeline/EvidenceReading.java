package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hansho.alert.Evidence;
import org.hansho.alert.Finding;
import org.hansho.content.Detection;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.match.Explainer;
import org.hansho.match.Explanation;
import org.hansho.record.Format;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of evidence once more: what they say field by field, and which conditions of the
 * detection they meet. Of a correlation or baseline these are the conditions of the rules behind
 * it.
 *
 * <p>Belongs to one thread. Costs a session of reading, then the reading of each record.
 */
public final class EvidenceReading {
  private final Engine engine;
  private final ReadingSession session;
  private final Map<String, List<Rule>> behind = new HashMap<>();
  private final Map<String, Set<String>> compared = new HashMap<>();
  private String wanted = "";
  private Map<String, List<String>> fields = Map.of();
  private @Nullable Explanation found;
  private @Nullable Explanation heard;
  private @Nullable Explanation nearest;

  /** Reads with this content. */
  public EvidenceReading(Engine engine) {
    this.engine = engine;
    this.session = engine.reading(new Rereading());
  }

  /**
   * What a record says.
   *
   * @param fields texts of its fields, those of the event that the detection is about; empty if it
   *     cannot be read alone
   * @param explanation the condition that it met, with the values that decided; null if it cannot
   *     be determined any more
   * @param nearest where the record alone does not meet the condition, since it also asks what
   *     earlier records told: that of the rule of which most tests hold; else null
   * @param compared fields that a correlation or baseline counts, learns or groups by
   */
  public record Reread(
      Map<String, List<String>> fields,
      @Nullable Explanation explanation,
      @Nullable Explanation nearest,
      Set<String> compared) {
    /** Of a record that is not read. */
    public static final Reread NOTHING = new Reread(Map.of(), null, null, Set.of());

    /**
     * The fields that led to the alert: those of the tests that hold, without those of what must
     * not hold, then those that are counted or learned.
     */
    public Set<String> matched() {
      if (explanation == null) {
        return nearest == null ? Set.of() : holding(nearest);
      }
      Set<String> all = matched(explanation);
      compared.stream().filter(fields::containsKey).forEach(all::add);
      return all;
    }

    private static Set<String> holding(Explanation tree) {
      Set<String> fields = new LinkedHashSet<>();
      if (tree.kind() == Explanation.Kind.TEST) {
        return matched(tree);
      }
      if (tree.kind() != Explanation.Kind.NOT) {
        tree.parts().forEach(part -> fields.addAll(holding(part)));
      }
      return fields;
    }

    private static Set<String> matched(Explanation tree) {
      Set<String> fields = new LinkedHashSet<>();
      if (tree.held() && tree.kind() == Explanation.Kind.TEST && !tree.field().isEmpty()) {
        fields.add(tree.field());
      }
      if (tree.held() && tree.kind() != Explanation.Kind.NOT) {
        tree.parts().forEach(part -> fields.addAll(matched(part)));
      }
      return fields;
    }
  }

  /**
   * Reads one record.
   *
   * @param format of its source; null if it is not known
   * @param detection the id of what it is evidence of
   */
  public Reread read(@Nullable Format format, Evidence evidence, String detection) {
    return read(format, "", evidence, detection);
  }

  /**
   * Reads one record, if need be under the line that names its columns.
   *
   * @param heading the line that now stands for this in its source; another one may have stood
   *     there before, so that what comes of it counts only where the record meets the condition
   *     under it
   */
  public Reread read(@Nullable Format format, String heading, Evidence evidence, String detection) {
    Reread alone = readText(format, evidence, evidence.record(), detection);
    if (!alone.fields().isEmpty() || heading.isEmpty()) {
      return alone;
    }
    String headed = heading + "\n" + evidence.record();
    Reread under = readText(format, evidence, headed, detection);
    return under.explanation() == null ? alone : under;
  }

  private Reread readText(
      @Nullable Format format, Evidence evidence, String text, String detection) {
    Format alone = format == null ? null : format.ofRecord();
    if (alone == null || evidence.isUnfetched()) {
      return Reread.NOTHING;
    }
    wanted = detection;
    fields = Map.of();
    found = null;
    heard = null;
    nearest = null;
    byte[] record = text.getBytes(StandardCharsets.UTF_8);
    OpenSource source = session.open(alone, evidence.source());
    session.read(source, record, 0, record.length, 0, true);
    session.end(source);
    Explanation met = found == null ? heard : found;
    return new Reread(fields, met, met == null ? nearest : null, compared(detection));
  }

  private Set<String> compared(String detection) {
    return compared.computeIfAbsent(detection, engine::comparedBy);
  }

  private List<Rule> behind(String detection) {
    return behind.computeIfAbsent(
        detection,
        id ->
            engine.content().detections().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(this::behind)
                .orElse(List.of()));
  }

  private List<Rule> behind(Detection detection) {
    return detection.keyed().isEmpty()
        ? List.of()
        : Engine.rulesBehind(detection, engine.content());
  }

  /** The rules that raise a detection themselves. */
  private List<Rule> own(String detection) {
    Detection known = engine.content().detection(detection);
    return known == null ? List.of() : known.rules();
  }

  private static int holding(Explanation tree) {
    int own = tree.kind() == Explanation.Kind.TEST && tree.held() ? 1 : 0;
    return tree.kind() == Explanation.Kind.NOT
        ? 0
        : own + tree.parts().stream().mapToInt(EvidenceReading::holding).sum();
  }

  private Explanation explain(Rule rule, Event event) {
    return Explainer.explain(rule, engine.content().lists(), event);
  }

  /** The texts of every field of an event. */
  private static Map<String, List<String>> texts(Event event) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (int slot = 0; slot < event.slots(); slot++) {
      if (event.isScalar(slot)) {
        String field = event.fields().name(event.field(slot));
        texts.computeIfAbsent(field, unseen -> new ArrayList<>()).add(event.text(slot));
      }
    }
    texts.values().removeIf(values -> values.stream().allMatch(String::isBlank));
    return texts;
  }

  private final class Rereading implements Output {
    /** The event at hand, from which findings are explained while it is valid. */
    private @Nullable Event present;

    @Override
    public void event(Event event) {
      present = event;
      if (fields.isEmpty()) {
        fields = texts(event);
      }
      hear(event);
      compare(event);
    }

    /** By now the event has what analyzers found. */
    @Override
    public void observed(Observation observation) {
      if (present != null) {
        hear(present);
      }
    }

    private void hear(Event event) {
      if (heard != null) {
        return;
      }
      for (Rule rule : behind(wanted)) {
        Explanation explanation = explain(rule, event);
        if (explanation.held()) {
          heard = explanation;
          fields = texts(event);
          return;
        }
      }
    }

    /** Remembers the rule of the detection of which most tests hold. */
    private void compare(Event event) {
      if (found != null || heard != null) {
        return;
      }
      for (Rule rule : own(wanted)) {
        Explanation explanation = explain(rule, event);
        if (holding(explanation) > (nearest == null ? 0 : holding(nearest))) {
          nearest = explanation;
          fields = texts(event);
        }
      }
    }

    @Override
    public void finding(Finding finding) {
      Event event = present;
      if (found == null && event != null && finding.detection().detection().equals(wanted)) {
        rule(finding.reference()).ifPresent(rule -> found = explain(rule, event));
        fields = texts(event);
      }
    }

    private Optional<Rule> rule(String reference) {
      return engine.ruleSet().rules().stream()
          .filter(rule -> rule.reference().equals(reference))
          .findFirst();
    }

    @Override
    public void failed(Failure failure, String source) {
      // Reported when the record was first read; what was explained until then stays.
    }
  }
}
