package org.hansho.format.flowlog;

import org.hansho.format.Fault;

/** Faults of flow logs in text. */
final class FlowLogFaults {
  static final Fault MORE_THAN_NAMED =
      new Fault(
          "The row has more columns than the line above names.",
          "columns",
          "Keep the line that names the columns in force above the rows; without one the"
              + " default columns are taken.");

  static final Fault TUPLE =
      new Fault(
          "The flow tuple has no time or fewer than eight parts.",
          "flowTuples",
          "The blob was cut: copy PT1H.json again, whole.");

  private FlowLogFaults() {}
}
