package org.hansho.detect;

/**
 * A fact that a detector could not take, a fault of this program.
 *
 * @param document reference of the document
 * @param fact the fact at which it failed
 * @param stateLost whether what was known of the key had to be forgotten
 * @param cause what was thrown
 */
public record DetectorFailure(String document, Fact fact, boolean stateLost, Throwable cause) {}
