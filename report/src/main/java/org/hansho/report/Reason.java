package org.hansho.report;

/**
 * One line of the tree of conditions that made an alert.
 *
 * @param depth how deep in the tree, from 0
 * @param held whether the condition holds
 * @param condition the condition as the rule writes it
 * @param value the value that was looked at; empty for a joint and where the field is absent
 * @param from where the matched part of {@code value} begins, in characters
 * @param to where it ends; equal to {@code from} if no part is known
 * @param place where the matched part stands in the record, in words; empty where it was decoded
 */
public record Reason(
    int depth, boolean held, String condition, String value, int from, int to, String place) {
  /** The same at another depth. */
  Reason at(int otherDepth) {
    return new Reason(otherDepth, held, condition, value, from, to, place);
  }
}
