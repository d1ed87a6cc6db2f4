package org.hansho.incident;

import org.jspecify.annotations.Nullable;

/**
 * An alert of an incident and why it belongs there. Immutable.
 *
 * @param link the strongest link to an alert before it, of the first one to one behind it; null
 *     where people put it there
 */
public record Member(Step step, @Nullable Link link) {}
