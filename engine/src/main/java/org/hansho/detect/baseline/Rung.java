package org.hansho.detect.baseline;

import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a fact may bring that is new.
 *
 * @param field its name; empty for a tuple that is no part of a ladder
 * @param fires whether something new on it is a result
 * @param severity of that result, or null for the document's own
 */
record Rung(String field, boolean fires, @Nullable Level severity, Tuples tuples) {}
