package org.hansho.incident;

import java.time.Duration;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;

/**
 * A rule by which one alert mutes its consequences on the same entity for a time. Immutable.
 *
 * @param id path of its file below {@code inhibitions/}, without the ending
 * @param causes detections whose alerts mute others; {@code folder/*} is every one of a folder
 * @param mutes detections whose alerts are muted, in the same words
 * @param entities types of entities; both alerts must name the same one of one of them
 * @param time how long behind the last evidence of the cause
 */
public record Inhibition(
    String id,
    Texts english,
    Texts japanese,
    Set<String> causes,
    Set<String> mutes,
    Set<String> entities,
    Duration time) {
  public Inhibition {
    causes = Set.copyOf(causes);
    mutes = Set.copyOf(mutes);
    entities = Set.copyOf(entities);
  }

  /** What it says in one language, and why it is so. */
  public record Texts(String title, String reason) {}

  /** The texts in a language. */
  public Texts in(Language language) {
    return language == Language.JAPANESE ? japanese : english;
  }

  /** Whether alerts of a detection mute others. */
  public boolean isCause(String detection) {
    return names(causes, detection);
  }

  /**
   * Whether an alert is a consequence of a cause with which it shares an entity: all its evidence
   * is of the cause's time, and it is not more severe.
   */
  public boolean mutes(Alert alert, Cause cause) {
    return names(mutes, alert.detection())
        && alert.severity().compareTo(cause.severity()) <= 0
        && alert.time() >= cause.first()
        && alert.lastTime() - cause.last() <= time.toNanos();
  }

  /** What is known of an alert that mutes others. */
  public record Cause(String alert, Severity severity, long first, long last) {}

  private static boolean names(Set<String> words, String detection) {
    int slash = detection.indexOf('/');
    return words.contains(detection)
        || (slash > 0 && words.contains(detection.substring(0, slash) + "/*"));
  }
}
