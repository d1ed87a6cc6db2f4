package org.hansho.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.hansho.sigma.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link DetectorPlan}: orders the documents, hands needed fields down, wires listeners.
 */
final class PlanBuilder {
  private final List<Rule> rules;
  private final Map<String, Set<String>> reads;
  private final Map<String, PlannedDocument> keyed;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, Integer> layers = new HashMap<>();
  private final Map<String, Set<String>> needed = new HashMap<>();

  PlanBuilder(List<Rule> rules, List<KeyedDocument> keyed, Map<String, Set<String>> reads) {
    this.rules = rules;
    this.reads = reads;
    for (int i = 0; i < rules.size(); i++) {
      indexes.putIfAbsent(rules.get(i).reference(), i);
    }
    this.keyed = new TreeMap<>(PlannedDocument.all(keyed));
  }

  DetectorPlan build() {
    keyed.keySet().forEach(this::place);
    for (int i = 0; i < order.size(); i++) {
      indexes.put(order.get(i), rules.size() + i);
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      handDown(document(order.get(i)));
    }
    Map<String, FactLayout> layouts = new HashMap<>();
    needed.forEach((reference, fields) -> layouts.put(reference, new FactLayout(fields)));
    Map<String, List<Listener>> listeners = new HashMap<>();
    order.forEach(reference -> listen(document(reference), layouts, listeners));
    return new DetectorPlan(documents(layouts, listeners), rules.size());
  }

  private PlannedDocument document(String reference) {
    PlannedDocument document = keyed.get(reference);
    if (document == null) {
      throw new IllegalArgumentException("no correlation or baseline named " + reference);
    }
    return document;
  }

  /** Orders documents so that each comes behind what it listens to. The reader refuses cycles. */
  private int place(String reference) {
    PlannedDocument document = keyed.get(reference);
    if (document == null) {
      return 0;
    }
    Integer known = layers.get(reference);
    if (known != null) {
      return known;
    }
    int highest = 0;
    for (String source : document.sources()) {
      highest = Math.max(highest, place(source));
    }
    layers.put(reference, highest + 1);
    order.add(reference);
    return highest + 1;
  }

  /** Tells what a document listens to which fields it needs of it. */
  private void handDown(PlannedDocument document) {
    String reference = document.reference();
    Set<String> own = needed.computeIfAbsent(reference, unused -> new TreeSet<>());
    own.addAll(reads.getOrDefault(reference, Set.of()));
    Set<String> wanted = new TreeSet<>(own);
    wanted.addAll(document.reads());
    wanted.removeIf(document::writes);
    for (String source : document.sources()) {
      Set<String> ofSource = needed.computeIfAbsent(source, unused -> new TreeSet<>());
      wanted.forEach(field -> ofSource.add(document.subject().fieldOf(field, source)));
    }
  }

  private void listen(
      PlannedDocument document,
      Map<String, FactLayout> layouts,
      Map<String, List<Listener>> listeners) {
    String reference = document.reference();
    Subject subject = document.subject();
    FactLayout own = layout(layouts, reference);
    for (int role = 0; role < document.sources().size(); role++) {
      String source = document.sources().get(role);
      FactLayout of = layout(layouts, source);
      Listener listener =
          new Listener(
              indexes.getOrDefault(reference, -1),
              role,
              layers.getOrDefault(reference, 0),
              columns(document.key(), subject, source, of),
              document.counts() != null,
              columns(own.fields(), subject, source, of));
      listeners.computeIfAbsent(source, unused -> new ArrayList<>()).add(listener);
    }
  }

  private static FactLayout layout(Map<String, FactLayout> layouts, String reference) {
    return layouts.getOrDefault(reference, new FactLayout(Set.of()));
  }

  private static int[] columns(List<String> fields, Subject subject, String source, FactLayout of) {
    return fields.stream().mapToInt(field -> of.column(subject.fieldOf(field, source))).toArray();
  }

  private List<DetectorPlan.@Nullable Document> documents(
      Map<String, FactLayout> layouts, Map<String, List<Listener>> listeners) {
    List<DetectorPlan.@Nullable Document> documents = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      String reference = rules.get(i).reference();
      boolean heard = listeners.containsKey(reference) && indexes.getOrDefault(reference, -1) == i;
      documents.add(heard ? document(reference, i, layouts, listeners) : null);
    }
    for (String reference : order) {
      documents.add(document(reference, documents.size(), layouts, listeners));
    }
    return documents;
  }

  private DetectorPlan.Document document(
      String reference,
      int index,
      Map<String, FactLayout> layouts,
      Map<String, List<Listener>> listeners) {
    PlannedDocument document = index < rules.size() ? null : document(reference);
    return new DetectorPlan.Document(
        index,
        reference,
        document == null ? null : document.keyed(),
        document == null ? null : detector(document, layouts),
        layout(layouts, reference),
        layers.getOrDefault(reference, 0),
        List.copyOf(listeners.getOrDefault(reference, List.of())),
        document == null ? 0 : Math.max(1, Detectors.groups(document.content()) / GroupKey.GROUPS),
        new Fingerprint(() -> document == null ? "" : fingerprint(document, layouts)),
        reads.containsKey(reference));
  }

  private String fingerprint(PlannedDocument document, Map<String, FactLayout> layouts) {
    KeyedDocument content = document.content();
    return Detectors.fingerprint(content, rulesOf(content), factsOf(document, layouts));
  }

  private static Detector<?> detector(PlannedDocument document, Map<String, FactLayout> layouts) {
    List<String> sources = document.sources();
    Subject subject = document.subject();
    return document.detector(
        (role, field) -> {
          String source = role < sources.size() ? sources.get(role) : "";
          return layout(layouts, source).column(subject.fieldOf(field, source));
        });
  }

  private String factsOf(PlannedDocument document, Map<String, FactLayout> layouts) {
    StringBuilder facts = new StringBuilder();
    for (String source : document.sources()) {
      facts.append(indexes.get(source)).append(layout(layouts, source).fields());
    }
    return facts.toString();
  }

  /** The rules whose matches a document looks at, directly. */
  private List<Rule> rulesOf(KeyedDocument document) {
    List<Rule> used = new ArrayList<>();
    for (String source : Detectors.sources(document)) {
      Integer index = indexes.get(source);
      if (index != null && index < rules.size()) {
        used.add(rules.get(index));
      }
    }
    return used;
  }
}
