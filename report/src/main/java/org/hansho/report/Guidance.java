package org.hansho.report;

import java.util.List;

/**
 * What a detection says to an analyst beyond the sentence of its alert, in the language of the
 * report; texts are empty where it says nothing. Its notes are for authors and not among it.
 *
 * @param description what the detection looks for and why it matters
 * @param stageReason why the alert is placed at its primary stage
 */
public record Guidance(
    String description, String stageReason, List<String> remediation, List<String> falsePositives) {
  /** A detection that says nothing. */
  public static final Guidance NONE = new Guidance("", "", List.of(), List.of());

  public Guidance {
    remediation = List.copyOf(remediation);
    falsePositives = List.copyOf(falsePositives);
  }
}
