package org.hansho.sigma;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlText;

/**
 * All Sigma documents of some texts, read together and checked against each other.
 *
 * <p>One bad document never stops the rest: it is refused, and every problem of every text is in
 * {@link #problems()}. Texts are read in the order of their names, so the result does not depend on
 * the order they are given in. Cost is linear in the size of the texts. Immutable.
 *
 * @param rules detections that are active, with filters applied
 * @param correlations correlations that are active
 * @param baselines baselines that are active
 * @param filters filters that were applied
 * @param problems all problems, in the order of their places
 * @param files how many texts there were
 * @param documents how many Sigma documents there were, active or refused
 */
public record SigmaRules(
    List<Rule> rules,
    List<Correlation> correlations,
    List<Baseline> baselines,
    List<Filter> filters,
    List<Problem> problems,
    int files,
    int documents) {
  public SigmaRules {
    rules = List.copyOf(rules);
    correlations = List.copyOf(correlations);
    baselines = List.copyOf(baselines);
    filters = List.copyOf(filters);
    problems = List.copyOf(problems);
  }

  /** The correlations and baselines. */
  public List<KeyedDocument> keyed() {
    List<KeyedDocument> keyed = new ArrayList<>(correlations);
    keyed.addAll(baselines);
    return keyed;
  }

  /** The same with another learning period of all baselines. */
  public SigmaRules withLearningPeriod(Duration period) {
    List<Baseline> others =
        baselines.stream().map(baseline -> baseline.withLearningPeriod(period)).toList();
    return new SigmaRules(rules, correlations, others, filters, problems, files, documents);
  }

  /** How many documents are refused. */
  public int refused() {
    return documents - rules.size() - correlations.size() - baselines.size() - filters.size();
  }

  /**
   * Reads texts. Documents with a top-level key {@code alert} are not Sigma's and are passed over.
   *
   * @param lists what placeholders stand for
   */
  public static SigmaRules read(List<SourceText> texts, Lists lists) {
    Function<SourceText, YamlText> yaml = text -> YamlText.of(text.file(), text.text());
    return read(texts, Comparator.naturalOrder(), yaml, lists);
  }

  /**
   * Reads texts that may have been read as YAML before.
   *
   * @param order in which they are read: of documents with one name the first counts
   * @param yaml reads a text as YAML, or knows it
   */
  public static SigmaRules read(
      List<SourceText> texts,
      Comparator<SourceText> order,
      Function<SourceText, YamlText> yaml,
      Lists lists) {
    List<SourceText> ordered = ordered(texts, order);
    List<Draft> drafts = new ArrayList<>();
    List<Problems> problems = new ArrayList<>();
    int documents = 0;
    for (SourceText text : ordered) {
      YamlText read = yaml.apply(text);
      Problems ofText = new Problems(read);
      SigmaFile file = SigmaFile.read(read, lists, ofText);
      documents += file.documents();
      drafts.addAll(file.drafts());
      problems.add(ofText);
    }
    Linker.link(drafts);
    List<Problem> all = new ArrayList<>();
    problems.forEach(ofText -> all.addAll(ofText.all()));
    return of(drafts, all, ordered.size(), documents);
  }

  /** In an order, then by name and content, the same text once. */
  private static List<SourceText> ordered(List<SourceText> texts, Comparator<SourceText> order) {
    List<SourceText> ordered = new ArrayList<>(texts);
    ordered.sort(order.thenComparing(Comparator.naturalOrder()));
    for (int i = ordered.size() - 1; i > 0; i--) {
      if (ordered.get(i).compareTo(ordered.get(i - 1)) == 0) {
        ordered.remove(i);
      }
    }
    return ordered;
  }

  private static SigmaRules of(
      List<Draft> drafts, List<Problem> problems, int files, int documents) {
    List<Rule> rules = new ArrayList<>();
    List<Correlation> correlations = new ArrayList<>();
    List<Baseline> baselines = new ArrayList<>();
    List<Filter> filters = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft.isRefused()) {
        continue;
      }
      Draft.Content content = draft.content();
      if (content instanceof Draft.DetectionContent detection) {
        rules.add(detection.rule());
      } else if (content instanceof Draft.CorrelationContent correlation) {
        correlations.add(correlation.correlation());
      } else if (content instanceof Draft.BaselineContent baseline) {
        baselines.add(baseline.baseline());
      } else if (content instanceof Draft.FilterContent filter) {
        filters.add(filter.filter());
      }
    }
    return new SigmaRules(rules, correlations, baselines, filters, problems, files, documents);
  }
}
