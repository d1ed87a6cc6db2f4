package org.hansho.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.alert.FindingMaker;
import org.hansho.alert.RaisingDocument;
import org.hansho.content.Detection;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Grounds;
import org.hansho.detect.Listener;
import org.hansho.detect.Matters;
import org.hansho.detect.Result;
import org.hansho.event.Fields;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of the results of detectors that raise alerts; those that only add to the count of
 * an alert are counted there instead. Belongs to one thread.
 */
final class ResultFindings {
  private final Engine engine;
  private final RecordCounters counters;
  private final FindingMaker maker = new FindingMaker();

  /** By document how it raises alerts; null for one that only others listen to. */
  private final @Nullable RaisingDocument[] raising;

  /** What results are about, where alerts keep that. */
  private final @Nullable Matters matters;

  /**
   * For the results of an engine's detectors.
   *
   * @param matters null if alerts do not keep what opinions on them are about
   */
  ResultFindings(Engine engine, @Nullable Matters matters) {
    this.engine = engine;
    this.matters = matters;
    this.counters = engine.recordCounters();
    this.raising = new @Nullable RaisingDocument[engine.detectors().size()];
    for (DetectorPlan.Document document : engine.detectors().keyed()) {
      raising[document.index()] = raising(document);
    }
  }

  private @Nullable RaisingDocument raising(DetectorPlan.Document document) {
    Detection detection = engine.detectionOfDocument(document.index());
    KeyedDocument keyed = document.keyed();
    if (detection == null || keyed == null) {
      return null;
    }
    int[] key = key(detection, document.layout());
    return new RaisingDocument(
        detection.alert(),
        keyed.header(),
        document.layout(),
        counters.isCountedByRules(keyed, detection),
        counters.of(keyed.header().reference()),
        isAboutValues(keyed),
        key != null,
        key != null && isByGroup(document.index(), key));
  }

  /** The columns that make the key of its alerts; null if one of them is a number of the result. */
  private int @Nullable [] key(Detection detection, FactLayout layout) {
    List<String> names =
        detection.alert().dedup().key().stream()
            .flatMap(choice -> choice.names().stream())
            .filter(name -> layout.column(name) != FactLayout.ABSENT)
            .filter(name -> engine.fields().id(name) != Fields.UNREAD)
            .distinct()
            .toList();
    return names.stream().anyMatch(Grounds::isNumber)
        ? null
        : names.stream().mapToInt(layout::column).toArray();
  }

  /**
   * Whether results of one group key agree in all columns that make the key of its alerts: each is
   * the same part of the group key, whatever rule the fact comes from.
   */
  private boolean isByGroup(int document, int[] key) {
    List<Listener> listeners =
        IntStream.range(0, engine.detectors().size())
            .mapToObj(engine.detectors()::document)
            .filter(Objects::nonNull)
            .flatMap(other -> other.listeners().stream())
            .filter(listener -> listener.document() == document)
            .toList();
    return listeners.stream().noneMatch(Listener::gaps)
        && Arrays.stream(key).allMatch(column -> isPartOfKey(column, listeners));
  }

  private static boolean isPartOfKey(int column, List<Listener> listeners) {
    int parts = listeners.stream().mapToInt(listener -> listener.key().length).min().orElse(0);
    return IntStream.range(0, parts)
        .anyMatch(
            part ->
                listeners.stream()
                    .allMatch(listener -> listener.key()[part] == listener.copy()[column]));
  }

  private static boolean isAboutValues(@Nullable KeyedDocument document) {
    return document instanceof Baseline baseline
        && (baseline.condition() instanceof Baseline.FirstSeen
            || baseline.condition() instanceof Baseline.Rare);
  }

  /** Counts a result in its alert if it would do nothing else there; returns whether it did. */
  boolean count(Result result, AlertFold fold) {
    RaisingDocument by = raising[result.document()];
    boolean acceptsFeedback = matters != null && matters.has(result.document());
    return by != null && !by.lists() && !acceptsFeedback && fold.count(by, result);
  }

  /** Hands on the finding that a result is, if its document raises an alert. */
  void handOn(Result result, Consumer<Finding> to) {
    RaisingDocument by = raising[result.document()];
    if (by != null) {
      maker.handOn(by, result, matters == null ? null : matters.of(result), to);
    }
  }
}
