package org.hansho.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a detection says in one language.
 *
 * @param title one line
 * @param primaryReason why the primary intent is the primary one
 * @param description what is looked for and why it matters
 * @param data which telemetry it needs
 * @param sentence what was seen; null where the title and the entities must do
 * @param remediation what to do, step by step
 * @param falsePositives known harmless causes
 * @param notes what was chosen where the reference document is silent
 */
public record AlertTexts(
    String title,
    String primaryReason,
    String description,
    String data,
    @Nullable Sentence sentence,
    List<String> remediation,
    List<String> falsePositives,
    String notes) {
  public AlertTexts {
    remediation = List.copyOf(remediation);
    falsePositives = List.copyOf(falsePositives);
  }

  /** The same with something before the title. */
  AlertTexts titled(String before) {
    return new AlertTexts(
        before + title,
        primaryReason,
        description,
        data,
        sentence,
        remediation,
        falsePositives,
        notes);
  }
}
