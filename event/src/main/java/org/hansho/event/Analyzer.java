package org.hansho.event;

import java.util.Set;

/**
 * Derives facts from one event and adds them as fields.
 *
 * <p>Immutable and shared; {@link #bind} gives the half that belongs to one thread and one set of
 * fields.
 */
public interface Analyzer {
  /** The name for reports. */
  String name();

  /** Fields it looks at; they are decoded if somebody reads one of {@link #writes}. */
  Set<String> reads();

  /**
   * Fields it may add. It runs only on events of classes of which somebody reads one: a rule, its
   * alert, a document that listens to the rule, or a later analyzer that runs.
   */
  Set<String> writes();

  /**
   * What it can determine with the data it was given, such as {@code geography.country} or {@code
   * intelligence.tor}; a detection that requires more than all analyzers offer is not armed. May
   * open what it was given, so it is asked only if a detection requires something.
   */
  default Set<String> offers() {
    return Set.of();
  }

  /** Whether it has something to say about events of this class. */
  boolean appliesTo(EventClass eventClass);

  /** The analyzer for one thread. */
  Step bind(Fields fields);

  /** Looks at an event and adds to it. Never throws; linear in the size of the values it reads. */
  @FunctionalInterface
  interface Step {
    void analyze(Event event);
  }
}
