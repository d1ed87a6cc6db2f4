package org.hansho.server.settings;

/**
 * What people's work with alerts goes by. It may change while a server runs.
 *
 * @param newEvidence what new evidence does to a closed alert: reopen, reopen-resolved or note
 */
public record CaseworkSettings(
    String newEvidence, Verdicts verdicts, SuppressionDays suppressionDays) {
  /**
   * From where on detections are to be tuned or may go.
   *
   * @param after alerts that must have been judged before a verdict
   * @param retireAfter alerts that must have been judged before a detection may go
   * @param tuneWrong percentage of wrong alerts
   * @param retireWrong percentage of wrong alerts
   */
  public record Verdicts(int after, int retireAfter, int tuneWrong, int retireWrong) {}

  /**
   * How long suppressions live.
   *
   * @param usual days if nobody says
   * @param most days, unless for ever
   */
  public record SuppressionDays(int usual, int most) {}
}
