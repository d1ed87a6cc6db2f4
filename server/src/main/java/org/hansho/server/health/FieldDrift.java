package org.hansho.server.health;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hansho.event.EventClass;
import org.hansho.local.run.FieldSample;
import org.hansho.local.run.SourceStatus;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Raises alerts about fields that the events of a source always had and now lack: then detections
 * that read them find nothing. Each class of events is judged for itself; when the format of a
 * source changes, what comes now is held against what came before. Belongs to the thread that
 * looks.
 */
final class FieldDrift {
  /** Most sources whose fields are known. */
  static final int MOST_SOURCES = 10_000;

  private static final int MOST_CLASSES = 16;
  private static final int MOST_NAMED = 10;

  private final OpenAlerts alerts;
  private final BiFunction<EventClass, List<String>, List<String>> reading;
  private final Map<String, Map<String, KnownFields>> sources = new HashMap<>();

  /**
   * Nothing is known yet.
   *
   * @param reading which detections read fields of a class
   */
  FieldDrift(OpenAlerts alerts, BiFunction<EventClass, List<String>, List<String>> reading) {
    this.alerts = alerts;
    this.reading = reading;
  }

  /** Looks at the newest samples of all sources. */
  void look(List<SourceStatus> all, long now) {
    for (SourceStatus status : all) {
      if (!status.samples().isEmpty() && status.knownFrom() != Long.MIN_VALUE) {
        Map<String, KnownFields> known = known(status.id(), all);
        if (known != null) {
          look(status, known, now);
        }
      }
    }
  }

  private @Nullable Map<String, KnownFields> known(String source, List<SourceStatus> all) {
    Map<String, KnownFields> known = sources.get(source);
    if (known == null && sources.size() >= MOST_SOURCES) {
      sources.keySet().retainAll(all.stream().map(SourceStatus::id).collect(Collectors.toSet()));
    }
    if (known == null && sources.size() < MOST_SOURCES) {
      known = new TreeMap<>();
      sources.put(source, known);
    }
    return known;
  }

  private void look(SourceStatus status, Map<String, KnownFields> known, long now) {
    Set<String> present = new HashSet<>();
    for (FieldSample sample : status.samples()) {
      String name = sample.eventClass().name();
      present.add(name);
      KnownFields its = known.get(name);
      if (its != null) {
        its.isOf(sample.eventClass());
        judge(status.id(), known, its, sample, now);
      } else if (known.size() < MOST_CLASSES) {
        known.put(name, KnownFields.of(sample, now));
      }
    }
    FieldSample newest = status.samples().get(0);
    known.forEach(
        (name, its) -> {
          if (!present.contains(name) && !its.format().equals(status.format())) {
            judge(status.id(), known, its, newest, now);
          }
        });
  }

  private void judge(
      String source,
      Map<String, KnownFields> known,
      KnownFields its,
      FieldSample sample,
      long now) {
    switch (its.judge(sample, now)) {
      case USUAL -> {}
      case GONE -> report(source, its, sample, now);
      case BACK -> end(source, known, now, Map.of("ended", Times.shown(now)));
      case ACCEPTED -> end(source, known, now, Map.of(HealthAlert.UNWATCHED, Times.shown(now)));
    }
  }

  private void report(String source, KnownFields its, FieldSample sample, long now) {
    List<String> lacking = its.lacking(sample);
    HealthAlert lasting = alerts.find(HealthKind.FIELDS_VANISHED, source);
    if (lacking.isEmpty()) {
      return;
    }
    String fields = named(lacking);
    if (lasting != null && fields.equals(lasting.values().get("fields"))) {
      return;
    }
    Map<String, String> values = new TreeMap<>();
    values.put("fields", fields);
    values.put("share", KnownFields.share(sample, lacking) + " %");
    values.put("since", Times.shown(lasting == null ? now : lasting.since()));
    List<String> blind = reading.apply(its.eventClassOr(sample.eventClass()), lacking);
    if (!blind.isEmpty()) {
      values.put("blind", named(blind));
    }
    alerts.put(
        lasting == null
            ? HealthAlert.begun(HealthKind.FIELDS_VANISHED, source, now, now, values)
            : lasting.again(now, values));
  }

  private static String named(List<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMED ? first : first + ", … (" + names.size() + ")";
  }

  private void end(
      String source, Map<String, KnownFields> known, long now, Map<String, String> values) {
    if (known.values().stream().noneMatch(KnownFields::isGone)) {
      alerts.end(HealthKind.FIELDS_VANISHED, source, now, values);
    }
  }

  void write(StateWriter out) {
    out.count(sources.size());
    sources.forEach(
        (source, known) -> {
          out.text(source);
          out.count(known.size());
          known.forEach(
              (name, its) -> {
                out.text(name);
                its.write(out);
              });
        });
  }

  void read(StateReader in) {
    for (int left = in.count(); left > 0; left--) {
      Map<String, KnownFields> known = new TreeMap<>();
      sources.put(in.text(), known);
      for (int classes = in.count(); classes > 0; classes--) {
        known.put(in.text(), KnownFields.read(in));
      }
    }
  }
}
