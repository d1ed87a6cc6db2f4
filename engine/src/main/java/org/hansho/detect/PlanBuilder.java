package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.Header;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.hansho.sigma.Subject;
import org.hansho.sigma.Title;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link DetectorPlan}: orders the documents, hands needed fields down, wires listeners.
 */
final class PlanBuilder {
  private final PlanInput input;
  private final List<Rule> rules;
  private final Map<String, Set<String>> reads;
  private final Lookups lookups;
  private final Map<String, PlannedDocument> keyed;
  private final Map<String, Passing> passing = new HashMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, Integer> layers = new HashMap<>();
  private final Map<String, Set<String>> needed = new HashMap<>();
  private final Map<String, LateIdentity> identities = new ConcurrentHashMap<>();
  private final Map<String, StateKind> kinds = new HashMap<>();

  /** The facts that knowledge across keys passes on of one of its sources. */
  private record Passing(PlannedDocument by, String original) {}

  PlanBuilder(PlanInput input) {
    this.input = input;
    this.rules = input.rules();
    this.reads = input.reads();
    this.lookups = input.lookups();
    for (int i = 0; i < rules.size(); i++) {
      indexes.putIfAbsent(rules.get(i).reference(), i);
    }
    this.keyed = new TreeMap<>(PlannedDocument.all(input.keyed()));
    for (PlannedDocument document : this.keyed.values()) {
      for (PlannedDocument.Source source : document.passed()) {
        passing.put(source.reference(), new Passing(document, source.original()));
      }
    }
  }

  DetectorPlan build() {
    keyed.keySet().forEach(this::place);
    for (int i = 0; i < order.size(); i++) {
      indexes.put(order.get(i), rules.size() + i);
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      if (keyed.containsKey(order.get(i))) {
        handDown(document(order.get(i)));
      }
    }
    Layouts layouts = layouts();
    Map<String, List<Listener>> listeners = new HashMap<>();
    for (String reference : order) {
      if (keyed.containsKey(reference)) {
        listen(document(reference), layouts, listeners);
      }
    }
    return new DetectorPlan(input, documents(layouts, listeners), layouts.ofRules());
  }

  /** One layout for all rules, since one record may match several, and one for each document. */
  private record Layouts(FactLayout ofRules, Map<String, FactLayout> ofDocuments) {}

  private Layouts layouts() {
    Set<String> ofRules = new TreeSet<>();
    Map<String, FactLayout> ofDocuments = new HashMap<>();
    needed.forEach(
        (reference, fields) -> {
          if (keyed.containsKey(reference)) {
            ofDocuments.put(reference, new FactLayout(fields));
          } else {
            fields.removeIf(Grounds::isNumber);
            ofRules.addAll(fields);
          }
        });
    return new Layouts(new FactLayout(ofRules), ofDocuments);
  }

  private FactLayout layout(Layouts layouts, String reference) {
    Passing passed = passing.get(reference);
    String original = passed == null ? reference : passed.original();
    return layouts.ofDocuments().getOrDefault(original, layouts.ofRules());
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
    Passing passed = passing.get(reference);
    PlannedDocument document = passed == null ? keyed.get(reference) : passed.by();
    if (document == null) {
      return 0;
    }
    Integer known = layers.get(document.reference());
    if (known != null) {
      return known;
    }
    int highest = 0;
    for (PlannedDocument.Source source : document.sources()) {
      highest = Math.max(highest, place(source.reference()));
    }
    layers.put(document.reference(), highest + 1);
    order.add(document.reference());
    for (PlannedDocument.Source source : document.passed()) {
      layers.put(source.reference(), highest + 1);
      order.add(source.reference());
    }
    return highest + 1;
  }

  /** Adds the fields that a document needs to each document that it listens to. */
  private void handDown(PlannedDocument document) {
    String reference = document.reference();
    Set<String> own = needed.computeIfAbsent(reference, unused -> new TreeSet<>());
    own.addAll(reads.getOrDefault(reference, Set.of()));
    if (reads.containsKey(reference)
        && document.keyed() instanceof Correlation
        && isLearned(reference)) {
      own.add(CarriedGrounds.FIELD);
    }
    own.addAll(feedbackFields(reference));
    Set<String> wanted = new TreeSet<>(own);
    wanted.addAll(document.reads());
    for (PlannedDocument.Source source : document.sources()) {
      String original = source.original();
      Set<String> ofSource = needed.computeIfAbsent(original, unused -> new TreeSet<>());
      wanted.forEach(field -> ofSource.add(document.subject().fieldOf(field, original)));
    }
  }

  /** Of a document that raises an alert, the fields that an opinion on it is about. */
  private Set<String> feedbackFields(String reference) {
    return reads.containsKey(reference) ? feedbackFieldsBelow(reference) : Set.of();
  }

  private Set<String> feedbackFieldsBelow(String reference) {
    PlannedDocument document = keyed.get(reference);
    Set<String> fields = new TreeSet<>();
    if (document != null) {
      document.sources().forEach(source -> fields.addAll(feedbackFieldsBelow(source.original())));
      fields.addAll(Feedback.fields(document));
      fields.removeIf(Grounds::isNumber);
    }
    return fields;
  }

  /** Whether a baseline is among what a document listens to, however far below. */
  private boolean isLearned(String reference) {
    PlannedDocument document = keyed.get(reference);
    return document != null
        && (document.content() instanceof Baseline
            || document.sources().stream().anyMatch(source -> isLearned(source.original())));
  }

  private void listen(
      PlannedDocument document, Layouts layouts, Map<String, List<Listener>> listeners) {
    String reference = document.reference();
    Subject subject = document.subject();
    FactLayout own = layout(layouts, reference);
    for (int role = 0; role < document.sources().size(); role++) {
      PlannedDocument.Source source = document.sources().get(role);
      String original = source.original();
      FactLayout of = layout(layouts, original);
      Listener listener =
          new Listener(
              indexes.getOrDefault(reference, -1),
              role,
              layers.getOrDefault(reference, 0),
              columns(document.key(), subject, original, of),
              document.counts() != null,
              columns(own.fields(), subject, original, of),
              lookups.hashes());
      listeners.computeIfAbsent(source.reference(), unused -> new ArrayList<>()).add(listener);
    }
  }

  private static int[] columns(List<String> fields, Subject subject, String source, FactLayout of) {
    return fields.stream().mapToInt(field -> of.column(subject.fieldOf(field, source))).toArray();
  }

  private List<DetectorPlan.@Nullable Document> documents(
      Layouts layouts, Map<String, List<Listener>> listeners) {
    List<DetectorPlan.@Nullable Document> documents = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      String reference = rules.get(i).reference();
      boolean heard = listeners.containsKey(reference) && indexes.getOrDefault(reference, -1) == i;
      documents.add(heard ? silent(reference, i, layouts, listeners) : null);
    }
    for (String reference : order) {
      int index = documents.size();
      documents.add(
          passing.containsKey(reference)
              ? silent(reference, index, layouts, listeners)
              : document(document(reference), index, layouts, listeners));
    }
    return documents;
  }

  /** A document that decides nothing: a rule, or facts that are passed on. */
  private DetectorPlan.Document silent(
      String reference, int index, Layouts layouts, Map<String, List<Listener>> listeners) {
    Passing passed = passing.get(reference);
    FactLayout layout = layout(layouts, reference);
    Set<String> fields = needed.getOrDefault(reference, Set.of());
    return new DetectorPlan.Document(
        index,
        reference,
        null,
        null,
        layout,
        fields.stream().mapToInt(layout::column).toArray(),
        new int[0],
        layers.getOrDefault(reference, 0),
        List.copyOf(listeners.getOrDefault(reference, List.of())),
        0,
        identity(reference),
        carried(passed == null ? reference : passed.original(), layout),
        false,
        filter(reference, index, listeners.getOrDefault(reference, List.of())),
        List.of());
  }

  /** Which facts of a rule its listeners learn from; empty if one learns from all. */
  private List<FactFilter> filter(String rule, int index, List<Listener> listeners) {
    Set<FactFilter> filters = new LinkedHashSet<>();
    for (Listener listener : listeners) {
      PlannedDocument document = keyed.get(order.get(listener.document() - rules.size()));
      FactFilter one =
          document == null || index >= rules.size()
              ? null
              : document.filter(rule, listener.role(), lookups);
      if (one == null) {
        return List.of();
      }
      filters.add(one);
    }
    return List.copyOf(filters);
  }

  private DetectorPlan.Document document(
      PlannedDocument document, int index, Layouts layouts, Map<String, List<Listener>> listeners) {
    String reference = document.reference();
    KeyedDocument content = document.content();
    Detector<?> detector = detector(document, layouts);
    kinds.put(reference, detector.kind());
    return new DetectorPlan.Document(
        index,
        reference,
        document.keyed(),
        detector,
        layout(layouts, reference),
        new int[0],
        document.passed().stream()
            .mapToInt(source -> indexes.getOrDefault(source.reference(), -1))
            .toArray(),
        layers.getOrDefault(reference, 0),
        List.copyOf(listeners.getOrDefault(reference, List.of())),
        Math.max(1, Detectors.groups(content) / GroupKey.GROUPS),
        identity(reference),
        carried(reference, layout(layouts, reference)),
        reads.containsKey(reference),
        List.of(),
        List.copyOf(feedbackFields(reference)));
  }

  private Detector<?> detector(PlannedDocument document, Layouts layouts) {
    SourceColumns columns = new SourceColumns(document, layouts);
    Detector<?> detector = document.detector(columns, lookups);
    boolean shared = Arrays.stream(columns.counters).anyMatch(one -> one != RecordCount.ALONE);
    return shared && document.keyed() instanceof Baseline
        ? new CountingDetector<>(detector, columns.counters)
        : detector;
  }

  /** The rules that a source rests on: itself, or those of the document and of what is below. */
  private Set<String> rulesBelow(PlannedDocument.Source source) {
    PlannedDocument below = keyed.get(source.original());
    if (below == null) {
      return Set.of(source.original());
    }
    Set<String> rules = new TreeSet<>();
    below.sources().forEach(one -> rules.addAll(rulesBelow(one)));
    return rules;
  }

  /** Where fields stand in the facts that a document is given. */
  private final class SourceColumns implements Columns {
    private final PlannedDocument document;
    private final Layouts layouts;
    private final int[] counters;

    SourceColumns(PlannedDocument document, Layouts layouts) {
      this.document = document;
      this.layouts = layouts;
      int judged = document.subject().rules().size();
      this.counters =
          RoleCounters.of(
              IntStream.range(0, document.sources().size())
                  .mapToObj(
                      role ->
                          role < judged
                              ? rulesBelow(document.sources().get(role))
                              : Set.<String>of())
                  .toList());
    }

    @Override
    public int of(int role, String field) {
      List<PlannedDocument.Source> sources = document.sources();
      String original = role < sources.size() ? sources.get(role).original() : "";
      return layout(layouts, original).column(document.subject().fieldOf(field, original));
    }

    @Override
    public int document(int role) {
      return indexes.getOrDefault(document.sources().get(role).reference(), FactLayout.ABSENT);
    }

    @Override
    public boolean isOfResults(int role) {
      return keyed.containsKey(document.sources().get(role).original());
    }

    @Override
    public int counter(int role) {
      return counters[role];
    }

    @Override
    public SeededHashes hashes() {
      return lookups.hashes();
    }

    @Override
    public Title title(int role) {
      String original = document.sources().get(role).original();
      PlannedDocument source = keyed.get(original);
      if (source != null) {
        Header header = source.content().header();
        return new Title(header.title(), header.japaneseTitle());
      }
      int index = indexes.getOrDefault(original, rules.size());
      return index < rules.size()
          ? new Title(rules.get(index).title(), rules.get(index).japaneseTitle())
          : new Title(original, original);
    }
  }

  // -- identities -----------------------------------------------------------------------------

  /** The columns that facts of a rule or document may have values in. */
  private int[] carried(String original, FactLayout layout) {
    return keyed.containsKey(original)
        ? IntStream.range(0, layout.size()).toArray()
        : needed.getOrDefault(original, Set.of()).stream().mapToInt(layout::column).toArray();
  }

  private LateIdentity identity(String reference) {
    return identities.computeIfAbsent(reference, name -> new LateIdentity(() -> encode(name)));
  }

  /** What a rule, a document or the facts that knowledge across keys passes on mean. */
  private Identity encode(String reference) {
    Passing passed = passing.get(reference);
    if (passed != null) {
      StateWriter out = new StateWriter();
      out.text("passed");
      identity(passed.by().reference()).get().write(out);
      identity(passed.original()).get().write(out);
      return Identity.of(out);
    }
    PlannedDocument document = keyed.get(reference);
    return document == null
        ? Meaning.of(rules.get(indexes.getOrDefault(reference, 0)))
        : encode(document);
  }

  /** What a document means: how it sorts, what it looks at, and what shapes its states. */
  private Identity encode(PlannedDocument document) {
    StateWriter out = new StateWriter();
    out.text("document");
    out.text(document.reference());
    out.text(Objects.requireNonNull(kinds.get(document.reference())).name());
    Subject subject = document.subject();
    out.count(document.sources().size());
    for (PlannedDocument.Source source : document.sources()) {
      identity(source.reference()).get().write(out);
      aliases(subject, source.original(), out);
    }
    out.texts(document.key());
    out.flag(document.counts() != null);
    if (document.counts() != null) {
      out.texts(document.counts().fields());
    }
    Detectors.shape(document.content(), out);
    return Identity.of(out);
  }

  private static void aliases(Subject subject, String original, StateWriter out) {
    Map<String, String> aliases = new TreeMap<>();
    subject
        .aliases()
        .forEach((alias, fields) -> aliases.put(alias, fields.getOrDefault(original, alias)));
    out.count(aliases.size());
    aliases.forEach(
        (alias, field) -> {
          out.text(alias);
          out.text(field);
        });
  }
}
