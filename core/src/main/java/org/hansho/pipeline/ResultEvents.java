package org.hansho.pipeline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.AlertFold;
import org.hansho.content.Detection;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Grounds;
import org.hansho.detect.Listener;
import org.hansho.detect.Matter;
import org.hansho.detect.Matters;
import org.hansho.detect.Origin;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Header;
import org.hansho.sigma.KeyedDocument;
import org.jspecify.annotations.Nullable;

/**
 * Turns the results of detectors into findings: the fields of a result become an event again, so
 * that entities, keys and sentences are made as for a single event. Belongs to one thread.
 */
public final class ResultEvents {
  private static final byte[] NO_RECORD = {};

  private final Engine engine;
  private final Event event;

  /** By document, the fields of its facts. */
  private final int[][] fieldsOf;

  /**
   * By document, the columns of the fields that make the key of its alerts; null if one of them is
   * a number of the result.
   */
  private final int[] @Nullable [] keyOf;

  /** Documents whose group key says all of the key of their alerts. */
  private final BitSet byGroup = new BitSet();

  /** Documents whose records are all counted by rules of the same detection. */
  private final BitSet repeating = new BitSet();

  /** Documents whose results are about values, which their alerts list. */
  private final BitSet listing = new BitSet();

  /** What results are about, where alerts keep that. */
  private final @Nullable Matters matters;

  /** For the results of this engine's detectors. */
  public ResultEvents(Engine engine) {
    this(engine, null);
  }

  /** The same for alerts that keep what opinions on them are about. */
  public ResultEvents(Engine engine, @Nullable Matters matters) {
    this.engine = engine;
    this.matters = matters;
    this.event = new Event(engine.fields());
    this.fieldsOf = new int[engine.detectors().size()][];
    this.keyOf = new int[fieldsOf.length][];
    for (DetectorPlan.Document document : engine.detectors().keyed()) {
      List<String> names = document.layout().fields();
      fieldsOf[document.index()] = names.stream().mapToInt(engine.fields()::id).toArray();
      Detection detection = engine.detectionOfDocument(document.index());
      keyOf[document.index()] = detection == null ? null : key(detection, document.layout());
      byGroup.set(document.index(), isByGroup(document.index()));
      KeyedDocument keyed = document.keyed();
      listing.set(document.index(), isAboutValues(keyed));
      if (detection != null && keyed != null && repeats(keyed, detection)) {
        repeating.set(document.index());
      }
    }
  }

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
  private boolean isByGroup(int document) {
    int[] key = keyOf[document];
    List<Listener> listeners =
        IntStream.range(0, engine.detectors().size())
            .mapToObj(engine.detectors()::document)
            .filter(Objects::nonNull)
            .flatMap(told -> told.listeners().stream())
            .filter(listener -> listener.document() == document)
            .toList();
    return key != null
        && listeners.stream().noneMatch(Listener::gaps)
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

  private boolean repeats(KeyedDocument document, Detection detection) {
    return document.subject().rules().stream()
        .allMatch(
            reference ->
                detection.rules().stream().anyMatch(rule -> rule.reference().equals(reference))
                    || below(reference).anyMatch(keyed -> repeats(keyed, detection)));
  }

  private Stream<KeyedDocument> below(String reference) {
    return engine.content().sigma().keyed().stream()
        .filter(keyed -> keyed.header().reference().equals(reference));
  }

  /**
   * Adds a result to the fold if its document raises an alert; returns whether it does. Where the
   * result only adds to a count it is spent: whoever wants its fact as well asks before returning.
   */
  public boolean fold(Result result, AlertFold fold) {
    Detection detection = engine.detectionOfDocument(result.document());
    DetectorPlan.Document document = engine.detectors().document(result.document());
    if (detection == null || document == null || document.keyed() == null) {
      return false;
    }
    Header header = document.keyed().header();
    long events = repeating.get(result.document()) ? 0 : result.events();
    boolean lists = listing.get(result.document());
    boolean heeded = matters != null && matters.has(result.document());
    if (!lists
        && !heeded
        && (fold.countAgain(header, result, events)
            || isCounted(result, detection.alert(), header, events, fold))) {
      result.spend();
    } else {
      fill(result.fact(), fieldsOf[result.document()]);
      Matter matter = matters == null ? null : matters.of(result);
      fold.add(detection.alert(), header, result, events, event, lists, matter);
    }
    return true;
  }

  private boolean isCounted(
      Result result, AlertDefinition alert, Header header, long events, AlertFold fold) {
    int[] key = keyOf[result.document()];
    Fact source = result.source();
    if (key == null || source == null) {
      return false;
    }
    begin(source.origin(), result.time());
    for (int column : key) {
      int copied = result.copied(column);
      if (copied >= 0) {
        add(fieldsOf[result.document()][column], source, copied);
      }
    }
    return fold.count(alert, header, result, events, event, byGroup.get(result.document()));
  }

  private void fill(Fact fact, int[] fields) {
    begin(fact.origin(), fact.time());
    for (int column = 0; column < fields.length; column++) {
      if (fields[column] != Fields.UNREAD) {
        add(fields[column], fact, column);
      }
    }
  }

  private void begin(Origin origin, long time) {
    event.begin(NO_RECORD, 0, 0, origin.position());
    event.setTime(time);
  }

  private void add(int field, Fact fact, int column) {
    int at = fact.first(column);
    for (int left = fact.count(column); at != Fact.NONE && left > 0; left--) {
      event.addCopy(field, ValueKind.STRING, fact.buffer(), at, fact.length(at));
      at = left > 1 ? fact.next(at) : at;
    }
  }
}
