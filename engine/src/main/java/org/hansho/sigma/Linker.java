package org.hansho.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.yaml.Suggestion;

/**
 * Lets the documents of all texts meet: double names are refused, mentions are looked up, cycles
 * and what depends on refused documents are refused, filters narrow their rules.
 *
 * <p>Cost is linear in documents and mentions, but for filters, which are tried on every rule of
 * their log source only if they say {@code any}.
 */
final class Linker {
  private final List<Draft> drafts;
  private final Map<String, Draft> byName = new HashMap<>();
  private final Set<Draft> open = new LinkedHashSet<>();
  private final Map<Draft, Integer> settled = new HashMap<>();

  private Linker(List<Draft> drafts) {
    this.drafts = drafts;
  }

  /** Links the drafts, which are in the order of their places. */
  static void link(List<Draft> drafts) {
    Linker linker = new Linker(drafts);
    linker.name();
    for (Draft draft : drafts) {
      linker.settle(draft);
    }
    linker.resolve();
    linker.markBuildingBlocks();
    linker.filter();
  }

  private void name() {
    for (Draft draft : drafts) {
      List<String> names = draft.names();
      for (String name : names.isEmpty() ? List.of(draft.header().reference()) : names) {
        Draft first = byName.putIfAbsent(name, draft);
        if (first != null && first != draft) {
          draft.refuse(
              draft.header().place(),
              "'" + name + "' already names the document at " + first.header().place(),
              names.isEmpty() ? "give it an id" : "");
        }
      }
    }
  }

  /** Looks up what a document mentions, depth first, so that refusals spread to dependents. */
  private void settle(Draft draft) {
    if (settled.containsKey(draft)) {
      return;
    }
    open.add(draft);
    for (Draft.Mention mention : draft.mentions()) {
      Draft target = byName.get(mention.name());
      if (target == null) {
        unknown(draft, mention);
      } else if (open.contains(target)) {
        String message = "'" + mention.name() + "' leads back to this document";
        draft.refuse(mention.place(), message, "break the cycle");
      } else {
        settle(target);
        inherit(draft, mention, target);
      }
    }
    open.remove(draft);
    settled.put(draft, layers(draft));
  }

  /** In which layer a document stands whose mentions are settled; too high a one is refused. */
  private int layers(Draft draft) {
    int below = 0;
    for (Draft.Mention mention : draft.mentions()) {
      Draft target = byName.get(mention.name());
      below = Math.max(below, target == null ? 0 : settled.getOrDefault(target, 0));
    }
    KeyedDocument keyed = draft.keyed();
    int layers = keyed == null ? 0 : below + keyed.layers();
    if (layers > KeyedDocument.LAYERS && !draft.isRefused()) {
      String name = draft.header().reference();
      draft.refuse(
          draft.header().place(),
          "'%s' builds on %d layers of documents, and %d are the most"
              .formatted(name, layers, KeyedDocument.LAYERS),
          "let it refer to documents further down");
    }
    return layers;
  }

  private void unknown(Draft draft, Draft.Mention mention) {
    String message = "there is no document named '" + mention.name() + "'";
    String remedy = Suggestion.of(mention.name(), byName.keySet());
    if (draft.content() instanceof Draft.FilterContent) {
      draft.warn(mention.place(), message, remedy);
    } else {
      draft.refuse(mention.place(), message, remedy);
    }
  }

  private static void inherit(Draft draft, Draft.Mention mention, Draft target) {
    boolean isFilter = draft.content() instanceof Draft.FilterContent;
    if (isFilter || target.content() instanceof Draft.FilterContent) {
      if (isFilter != target.content() instanceof Draft.DetectionContent) {
        String message =
            isFilter
                ? "'" + mention.name() + "' is no detection, and filters narrow detections only"
                : "'" + mention.name() + "' is a filter, which has no results";
        draft.refuse(mention.place(), message, "");
      }
      return;
    }
    if (target.isRefusedForLists()) {
      draft.refuseForLists(mention.place(), target.missingLists());
    } else if (target.isRefused()) {
      draft.refuse(mention.place(), "'" + mention.name() + "' is refused", "");
    }
  }

  private void resolve() {
    Resolution resolution = new Resolution(byName);
    for (Draft draft : drafts) {
      if (draft.content() instanceof Draft.CorrelationContent content) {
        Correlation correlation = resolution.of(content.correlation());
        draft.replace(new Draft.CorrelationContent(correlation));
        List<String> meant = aliased(correlation.subject());
        if (correlation.condition() instanceof Correlation.Together together) {
          PresenceReader.collect(together.presence(), meant);
        }
        checkAmongRules(draft, correlation.subject().rules(), meant);
      } else if (draft.content() instanceof Draft.BaselineContent content) {
        Baseline baseline = resolution.of(content.baseline());
        draft.replace(new Draft.BaselineContent(baseline));
        List<String> listened = new ArrayList<>(baseline.subject().rules());
        listened.addAll(baseline.activity());
        List<String> meant = aliased(baseline.subject());
        if (baseline.condition() instanceof Baseline.Session session) {
          meant.addAll(session.rules());
        }
        checkAmongRules(draft, listened, meant);
      }
    }
  }

  private static List<String> aliased(Subject subject) {
    List<String> rules = new ArrayList<>();
    subject.aliases().values().forEach(fields -> rules.addAll(fields.keySet()));
    return rules;
  }

  /** Aliases and conditions speak only of the rules that the document listens to. */
  private void checkAmongRules(Draft draft, List<String> rules, List<String> meant) {
    for (Draft.Mention mention : draft.mentions()) {
      String reference = Draft.resolved(mention.name(), byName);
      if (meant.contains(reference)
          && !rules.contains(reference)
          && byName.containsKey(mention.name())) {
        draft.refuse(
            mention.place(),
            "'" + mention.name() + "' is not among the rules",
            "add it to 'rules'");
      }
    }
  }

  private void markBuildingBlocks() {
    Set<String> building = new TreeSet<>();
    for (Draft draft : drafts) {
      Subject subject = null;
      if (draft.content() instanceof Draft.CorrelationContent content) {
        subject = content.correlation().subject();
      } else if (draft.content() instanceof Draft.BaselineContent content) {
        subject = content.baseline().subject();
        building.addAll(subject.generate() ? List.of() : content.baseline().activity());
      }
      if (subject != null && !subject.generate()) {
        building.addAll(subject.rules());
      }
    }
    for (Draft draft : drafts) {
      if (building.contains(draft.header().reference())) {
        draft.replace(asBuilding(draft.content()));
      } else if (draft.content() instanceof Draft.BaselineContent content
          && Duration.ZERO.equals(content.baseline().memory().knownAfterAlert())) {
        draft.refuse(
            draft.header().place(),
            "what '" + draft.header().reference() + "' alerts would be known at once",
            "write known_after_alert: 14d, another timespan from 1d on, or never");
      }
    }
  }

  private static Draft.Content asBuilding(Draft.Content content) {
    if (content instanceof Draft.DetectionContent detection) {
      return new Draft.DetectionContent(detection.rule().asBuilding());
    }
    if (content instanceof Draft.CorrelationContent correlation) {
      return new Draft.CorrelationContent(correlation.correlation().asBuilding());
    }
    if (content instanceof Draft.BaselineContent baseline) {
      return new Draft.BaselineContent(baseline.baseline().asBuilding());
    }
    return content;
  }

  private void filter() {
    for (Draft draft : drafts) {
      if (draft.content() instanceof Draft.FilterContent content && !draft.isRefused()) {
        apply(draft, content.filter());
      }
    }
  }

  private void apply(Draft draft, Filter filter) {
    List<Draft> targets = new ArrayList<>();
    if (filter.any()) {
      targets.addAll(drafts);
    }
    for (Draft.Mention mention : draft.mentions()) {
      Draft target = byName.get(mention.name());
      if (target != null && target.content() instanceof Draft.DetectionContent content) {
        targets.add(target);
        if (!filter.logSource().admits(content.rule().logSource())) {
          draft.warn(
              mention.place(),
              "the filter does not apply to '" + mention.name() + "', whose log source is wider",
              "give the filter the log source " + content.rule().logSource());
        }
      }
    }
    for (Draft target : targets) {
      if (target.content() instanceof Draft.DetectionContent content
          && filter.logSource().admits(content.rule().logSource())) {
        target.replace(new Draft.DetectionContent(content.rule().narrowedBy(filter.expr())));
      }
    }
  }
}
