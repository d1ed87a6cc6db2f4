package org.hansho.detect;

import org.hansho.event.Fields;

/**
 * Which facts of a rule a listener needs: all others may be held back before they become facts.
 * Immutable; the same for the same content. Equal ones are put into one filter.
 */
public interface FactFilter {
  /** What holds facts back, for one thread. */
  BoundFactFilter bind(Fields fields);
}
