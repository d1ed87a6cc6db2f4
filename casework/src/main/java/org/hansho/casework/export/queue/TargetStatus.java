package org.hansho.casework.export.queue;

/**
 * How a target is doing with the alerts of a tenant.
 *
 * @param place where it leads, without secrets
 * @param waiting changes of alerts that it has not looked at yet
 * @param sent messages that were delivered since its first start
 * @param filtered changes that its filter, or their being of no interest, left out
 * @param held messages that flood control left out
 * @param refused messages that were set aside
 * @param letters how many of those are still set aside
 * @param trouble why nothing is delivered at present; empty if nothing is wrong
 * @param since since when, nanoseconds since 1970; 0 if nothing is wrong
 */
public record TargetStatus(
    String name,
    String kind,
    String place,
    String format,
    String tenant,
    long waiting,
    long sent,
    long filtered,
    long held,
    long refused,
    long letters,
    String trouble,
    long since) {
  static TargetStatus of(
      ExportPlan plan,
      String tenant,
      long waiting,
      ExportLedger.Totals totals,
      long letters,
      String trouble,
      long since) {
    return new TargetStatus(
        plan.name(),
        plan.kind(),
        plan.destination().place(),
        plan.format().name(),
        tenant,
        waiting,
        totals.sent(),
        totals.filtered(),
        totals.held(),
        totals.refused(),
        letters,
        trouble,
        since);
  }
}
