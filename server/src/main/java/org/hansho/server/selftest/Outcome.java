package org.hansho.server.selftest;

/**
 * What came of one detection.
 *
 * @param detection its id
 * @param isOfReference whether it is one of the 85 of the reference document
 * @param reason what it lacks, why it is off, or what went wrong; empty if it has fired
 */
public record Outcome(String detection, boolean isOfReference, State state, String reason) {
  /** How it went. */
  public enum State {
    /** Its records raised its alert, and it is armed here. */
    FIRED,
    /** Its records raised its alert, and here it is switched off, so that nobody sees one. */
    SWITCHED_OFF,
    /** Its records raised its alert where all it needs is there; here it lacks something. */
    NOT_ARMED,
    /** Its records raised no alert of it. */
    SILENT
  }
}
