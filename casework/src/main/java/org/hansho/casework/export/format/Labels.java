package org.hansho.casework.export.format;

import org.hansho.alert.Alert;
import org.hansho.alert.Language;

/** Words of severities and states for people, in both languages. */
final class Labels {
  private Labels() {}

  static String severity(Alert alert, Language language) {
    boolean japanese = language == Language.JAPANESE;
    return switch (alert.severity()) {
      case CRITICAL -> japanese ? "重大" : "Critical";
      case HIGH -> japanese ? "高" : "High";
      case MEDIUM -> japanese ? "中" : "Medium";
      case LOW -> japanese ? "低" : "Low";
      case INFORMATIONAL -> japanese ? "情報" : "Informational";
    };
  }

  static String status(TriageState triage, Language language) {
    boolean japanese = language == Language.JAPANESE;
    return switch (triage.status()) {
      case ACTIVE -> japanese ? "未対応" : "Active";
      case IN_PROGRESS -> japanese ? "対応中" : "In progress";
      case RESOLVED -> japanese ? "解決済み" : "Resolved";
      case DISMISSED -> japanese ? "却下" : "Dismissed";
      case SUPPRESSED -> japanese ? "抑制" : "Suppressed";
    };
  }

  /** One of two texts. */
  static String words(Presentation presentation, String english, String japanese) {
    return presentation.language() == Language.JAPANESE ? japanese : english;
  }
}
