package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A document that was read by itself, before it meets the others.
 *
 * <p>Belongs to the reading; what other documents do to it, they do here.
 */
final class Draft {
  /** A name by which a document refers to another. */
  record Mention(String name, Place place) {}

  /** What a document is, by kind. */
  sealed interface Content {}

  /** A detection. */
  record DetectionContent(Rule rule) implements Content {}

  /** A filter; all rules of its log source where it mentions none. */
  record FilterContent(Filter filter) implements Content {}

  /** A correlation whose rules stand as they were mentioned. */
  record CorrelationContent(Correlation correlation) implements Content {}

  /** A baseline whose rules stand as they were mentioned. */
  record BaselineContent(Baseline baseline) implements Content {}

  private final Header header;
  private final Problems problems;
  private final List<Mention> mentions;
  private final Set<String> missingLists;
  private Content content;
  private boolean refused;

  /**
   * A draft.
   *
   * @param mentions the documents it refers to
   * @param refused whether it has a problem of its own
   */
  Draft(Header header, Content content, List<Mention> mentions, Scope scope, boolean refused) {
    this.header = header;
    this.content = content;
    this.mentions = List.copyOf(mentions);
    this.problems = scope.problems();
    this.missingLists = new TreeSet<>(scope.missingLists());
    this.refused = refused;
  }

  Header header() {
    return header;
  }

  Content content() {
    return content;
  }

  /** The document as a correlation or a baseline; null for other kinds. */
  @Nullable KeyedDocument keyed() {
    if (content instanceof CorrelationContent correlations) {
      return correlations.correlation();
    }
    return content instanceof BaselineContent baselines ? baselines.baseline() : null;
  }

  List<Mention> mentions() {
    return mentions;
  }

  Set<String> missingLists() {
    return missingLists;
  }

  boolean isRefused() {
    return refused;
  }

  /** Whether it is refused only because a list is not given. */
  boolean isRefusedForLists() {
    return refused && !missingLists.isEmpty();
  }

  void replace(Content replacement) {
    content = replacement;
  }

  /** Refuses the document for a reason that shows only among the others. */
  void refuse(Place place, String message, String remedy) {
    refused = true;
    problemsHere().error(place, message, remedy);
  }

  /** Refuses the document because one it mentions lacks lists. */
  void refuseForLists(Place place, Set<String> lists) {
    refused = true;
    for (String list : lists) {
      if (missingLists.add(list)) {
        problemsHere().missingList(place, list);
      }
    }
  }

  void warn(Place place, String message, String remedy) {
    problemsHere().warning(place, message, remedy);
  }

  private Problems problemsHere() {
    String id = header.id();
    problems.inRule(id != null ? id : header.reference());
    return problems;
  }

  /** The names other documents may use for this one, the strongest first. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (header.name() != null) {
      names.add(header.name());
    }
    if (header.id() != null) {
      names.add(header.id());
    }
    return names;
  }

  /** A mentioned name as the reference it turned out to be. */
  static String resolved(String name, Map<String, Draft> byName) {
    Draft draft = byName.get(name);
    return draft == null ? name : draft.header().reference();
  }
}
