package org.hansho.casework.export.format;

import org.hansho.alert.Language;

/**
 * How alerts are presented to whoever reads them.
 *
 * @param language of titles and sentences
 * @param vendor and {@code product}: who is said to have found it. Readers of Security Center's
 *     messages that know only its own names need {@code Microsoft} and {@code Azure Security
 *     Center}
 * @param era whose words stand for kill-chain stages and detections in Security Center's shapes
 * @param console address of the console, without a slash at its end; empty if there is none
 */
public record Presentation(
    Language language, String vendor, String product, Era era, String console) {
  /** Our own names, in a language. */
  public static Presentation of(Language language) {
    return new Presentation(language, "Hansho", "Hansho", Era.OWN, "");
  }

  /** Whose words are used. */
  public enum Era {
    /** Stages as Security Center wrote them in January 2020; our ids of detections. */
    OWN,
    /** Stages as in January 2020; detections by the ids that the alerts got later. */
    YEAR_2020,
    /** Stages as they were written later; detections by their later ids. */
    YEAR_2024
  }

  /** Where an alert can be looked at; empty if there is no console. */
  String link(Outgoing alert) {
    return console.isEmpty()
        ? ""
        : console + (alert.isIncident() ? "/incidents/" : "/alerts/") + alert.alert().id();
  }
}
