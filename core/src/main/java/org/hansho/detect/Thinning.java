package org.hansho.detect;

/**
 * What of a rule's facts its listener learns from: each day, of each address of one field, the
 * first fact of each of the first few addresses of another field. All others may be left out before
 * they become facts, see {@link Sieve}.
 *
 * @param of the field whose addresses are told apart, as the rule's events have it
 * @param by the field whose addresses are told apart for each of them
 * @param most how many of these a day; 0 if nothing can be learned at all
 */
public record Thinning(String of, String by, int most) {}
