package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Which documents listen to which, in which layer, and what their facts carry.
 *
 * <p>Documents have an index: rules that of the rule set, then correlations and baselines in an
 * order in which none stands before one it listens to. The same content gives the same plan in any
 * run. Immutable and shared by all threads.
 */
public final class DetectorPlan {
  /** Most layers; a chain of more documents is refused. */
  public static final int LAYERS = KeyedDocument.LAYERS;

  private final PlanInput input;
  private final List<@Nullable Document> documents;
  private final FactLayout ruleLayout;
  private final int rules;
  private final int layers;
  private final List<Document> keyed;
  private final ResultShapes shapes;
  private final Identities byIdentity = new Identities();

  /**
   * A document that others listen to, or that is decided here.
   *
   * @param reference how results name it
   * @param keyed the correlation or baseline; null for a rule, for the knowledge across keys that
   *     the plan puts below a baseline, and for facts that this passes on
   * @param detector how it decides; null for a rule and for facts passed on
   * @param layout what its facts carry; all rules share one
   * @param needed of a rule, the columns of the layout that its listeners need
   * @param passes of knowledge across keys, by role, the document under which facts are passed on
   * @param layer 0 for a rule, else one above the highest it listens to
   * @param listeners who listens to its facts
   * @param groups most keys kept in each key group
   * @param identity what its facts and saved states mean
   * @param carried columns of the layout that its facts may have values in
   * @param raises whether it raises an alert itself
   * @param filters of a rule, which of its facts its listeners learn from; empty if from all
   * @param feedbackFields of one that raises an alert, the fields that an opinion on it is about;
   *     none if nothing here or below learns from one
   */
  @SuppressWarnings("ArrayRecordComponent") // Never changed after the plan was made.
  public record Document(
      int index,
      String reference,
      @Nullable KeyedDocument keyed,
      @Nullable Detector<?> detector,
      FactLayout layout,
      int[] needed,
      int[] passes,
      int layer,
      List<Listener> listeners,
      int groups,
      LateIdentity identity,
      int[] carried,
      boolean raises,
      List<FactFilter> filters,
      List<String> feedbackFields) {
    Document with(Detector<?> other) {
      return new Document(
          index,
          reference,
          keyed,
          other,
          layout,
          needed,
          passes,
          layer,
          listeners,
          groups,
          identity,
          carried,
          raises,
          filters,
          feedbackFields);
    }

    /** The fields that its facts carry. */
    List<String> fields() {
      return Arrays.stream(carried).mapToObj(layout.fields()::get).toList();
    }
  }

  /** Documents by identity, put together when it is first asked for. */
  private static final class Identities {
    private volatile @Nullable Map<Identity, Document> made;

    Map<Identity, Document> of(List<@Nullable Document> documents) {
      Map<Identity, Document> known = made;
      if (known == null) {
        known = new HashMap<>();
        for (Document document : documents) {
          if (document != null) {
            known.put(document.identity().get(), document);
          }
        }
        made = known;
      }
      return known;
    }
  }

  DetectorPlan(PlanInput input, List<@Nullable Document> planned, FactLayout ruleLayout) {
    this.input = input;
    this.documents = planned.stream().map(input::changed).toList();
    this.ruleLayout = ruleLayout;
    this.rules = input.rules().size();
    int highest = 0;
    for (Document document : documents) {
      highest = document == null ? highest : Math.max(highest, document.layer());
    }
    this.layers = highest;
    List<Document> decided = new ArrayList<>();
    for (Document document : documents) {
      if (document != null && document.detector() != null) {
        decided.add(document);
      }
    }
    this.keyed = List.copyOf(decided);
    this.shapes = new ResultShapes(documents, keyed);
  }

  /** Makes a plan whose detectors may look up nothing. */
  public static DetectorPlan of(
      List<Rule> rules, List<KeyedDocument> keyed, Map<String, Set<String>> reads) {
    return of(rules, keyed, reads, Lookups.NONE);
  }

  /**
   * Makes a plan.
   *
   * @param rules the rules of the rule set, in its order
   * @param keyed all active correlations and baselines
   * @param reads for each reference of one of {@code keyed} that raises an alert, the fields that
   *     the alert reads
   * @param lookups what detectors may look up
   */
  public static DetectorPlan of(
      List<Rule> rules,
      List<KeyedDocument> keyed,
      Map<String, Set<String>> reads,
      Lookups lookups) {
    return new PlanBuilder(new PlanInput(rules, keyed, reads, lookups)).build();
  }

  /** The same plan with other hashes; states of this one are worth nothing to it. */
  public DetectorPlan with(SeededHashes hashes) {
    return new PlanBuilder(input.with(hashes)).build();
  }

  /** What keys and values are hashed with. */
  public SeededHashes hashes() {
    return input.lookups().hashes();
  }

  /** The same plan, where one document decides in another way; its states stay those of before. */
  public DetectorPlan with(String reference, UnaryOperator<Detector<?>> change) {
    return new PlanBuilder(input.with(reference, change)).build();
  }

  /** The document of that index, or null for a rule that nobody listens to. */
  public @Nullable Document document(int index) {
    return documents.get(index);
  }

  /** Whether some document listens to the one of that index. */
  public boolean isHeard(int index) {
    Document document = documents.get(index);
    return document != null && !document.listeners().isEmpty();
  }

  /** All documents that are decided here, in the order of their index. */
  public List<Document> keyed() {
    return keyed;
  }

  /**
   * The documents of these references, and those below that work for them alone and raise no alert.
   */
  public List<Document> ownOf(Set<String> references) {
    return OwnDocuments.of(this, references);
  }

  /** How the facts of results are filled. */
  ResultShapes shapes() {
    return shapes;
  }

  /** The document of that identity that is decided here, or null. */
  public @Nullable Document decided(Identity identity) {
    Document document = heard(identity);
    return document == null || document.detector() == null ? null : document;
  }

  /** The document of that identity, or null if nobody listens to it and it decides nothing. */
  @Nullable Document heard(Identity identity) {
    return byIdentity.of(documents).get(identity);
  }

  /** How many indexes belong to rules. */
  public int rules() {
    return rules;
  }

  /** How many indexes there are. */
  public int size() {
    return documents.size();
  }

  /** The highest layer; 0 if nothing is decided here. */
  public int layers() {
    return layers;
  }

  /** What the facts of rules carry. */
  public FactLayout ruleLayout() {
    return ruleLayout;
  }

  /** The fields that facts of one rule carry; none if nobody listens to it. */
  public Set<String> readsOf(int rule) {
    Document document = documents.get(rule);
    Set<String> reads = new TreeSet<>();
    if (document != null) {
      for (int column : document.needed()) {
        reads.add(ruleLayout.fields().get(column));
      }
    }
    return reads;
  }

  /** Every field that facts of rules carry. */
  public Set<String> reads() {
    return new TreeSet<>(ruleLayout.fields());
  }
}
