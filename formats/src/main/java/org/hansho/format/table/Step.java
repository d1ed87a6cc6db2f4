package org.hansho.format.table;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.event.Event;
import org.hansho.event.Fields;

/**
 * Something that a format works out of a record beside what it copies, such as an outcome from a
 * number. Immutable and shared.
 */
public interface Step {
  /** The native fields it looks at. */
  Set<String> reads();

  /** The common fields it fills, and in words from what, for the manual. */
  Map<String, String> words();

  /** The step over the fields of one rule set. */
  Filling bind(Fields fields);

  /** A step of its parts. */
  static Step of(Set<String> reads, Map<String, String> words, Function<Fields, Filling> binding) {
    return new Parts(reads, words, binding);
  }

  /** A step of its parts. */
  record Parts(Set<String> reads, Map<String, String> words, Function<Fields, Filling> binding)
      implements Step {
    @Override
    public Filling bind(Fields fields) {
      return binding.apply(fields);
    }
  }

  /** A bound step. Belongs to one thread. */
  interface Filling {
    /** Adds what follows from the record; runs once for each record, so allocates nothing. */
    void fill(Event event);
  }
}
