package org.hansho.casework.export.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/** Stages, detections and severities in the words of Security Center. */
final class StageWords {
  private static final Map<String, String> LATER = later();

  private StageWords() {}

  /** Detection → the id that its alert got later; a line each, divided by a tab. */
  private static Map<String, String> later() {
    Map<String, String> later = new LinkedHashMap<>();
    try (InputStream in = StageWords.class.getResourceAsStream("later-ids.tsv")) {
      if (in == null) {
        throw new IllegalStateException("later-ids.tsv is missing; build again");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          later.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
      return Map.copyOf(later);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The detections whose alerts got this id, in the order of their names. */
  static List<String> detections(String id) {
    return LATER.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(id))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** What kind of alert it is. */
  static String alertType(Alert alert, Presentation presentation) {
    return presentation.era() == Presentation.Era.OWN
        ? alert.detection()
        : LATER.getOrDefault(alert.detection(), alert.detection());
  }

  /** All stages, the primary one first. */
  static String intents(Alert alert, Presentation presentation) {
    return alert.intents().isEmpty()
        ? "Unknown"
        : alert.intents().stream()
            .map(intent -> intent(intent, presentation))
            .collect(Collectors.joining(", "));
  }

  private static String intent(Intent intent, Presentation presentation) {
    boolean later = presentation.era() == Presentation.Era.YEAR_2024;
    return switch (intent) {
      case PROBING -> later ? "PreAttack" : intent.seedName();
      case EXPLOITATION -> later ? "InitialAccess" : intent.seedName();
      default -> intent.seedName();
    };
  }

  /** It has no severity above High. */
  static String severity(Severity severity) {
    return switch (severity) {
      case INFORMATIONAL -> "Informational";
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH, CRITICAL -> "High";
    };
  }

  static String status(TriageState triage) {
    return switch (triage.status()) {
      case ACTIVE -> "New";
      case IN_PROGRESS -> "InProgress";
      case RESOLVED -> "Resolved";
      case DISMISSED, SUPPRESSED -> "Dismissed";
    };
  }

  static String confidence(Alert.Confidence confidence) {
    return switch (confidence) {
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
    };
  }

  /** As a number from 0 to 1. */
  static double score(Alert.Confidence confidence) {
    return switch (confidence) {
      case LOW -> 0.3;
      case MEDIUM -> 0.6;
      case HIGH -> 0.9;
    };
  }
}
