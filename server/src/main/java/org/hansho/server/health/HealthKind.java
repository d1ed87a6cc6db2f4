package org.hansho.server.health;

import java.util.List;
import java.util.Locale;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/** What can be wrong. A stored key never changes its meaning. Texts: {@link HealthTexts}. */
enum HealthKind {
  /** A source with a learned rhythm is not heard any more. Subject: the source. */
  SOURCE_SILENT(Severity.MEDIUM, "source"),
  /** The numbers of records or packets have a hole. Subject: the source. */
  RECORDS_MISSING(Severity.MEDIUM, "source"),
  /** Fields that records of a source always had are gone. Subject: the source. */
  FIELDS_VANISHED(Severity.MEDIUM, "source"),
  /** Dead letters have no more room. Subject: {@code dead letters}. */
  DEAD_LETTERS_FULL(Severity.HIGH, "store"),
  /** A sum of counters does not hold. Subject: the counter that is the whole. */
  RECORDS_UNACCOUNTED(Severity.HIGH, "counter"),
  /** The disk of a folder is nearly full. Subject: the folder. */
  DISK_NEARLY_FULL(Severity.HIGH, "folder"),
  /** Many sign-ins with a wrong name or password. Subject: {@code sign-in}. */
  SIGN_INS_FAILED(Severity.MEDIUM, "server"),
  /** What is to be sent elsewhere does not go out. Subject: its name. */
  EXPORT_STUCK(Severity.MEDIUM, "export"),
  /** A detection is switched off. Subject: its id. */
  DETECTION_OFF(Severity.MEDIUM, "detection"),
  /** A suppression may hide anything. Subject: its id. */
  BROAD_SUPPRESSION(Severity.MEDIUM, "suppression"),
  /** What a detection had learned is forgotten. Subject: its id. */
  LEARNING_RESET(Severity.MEDIUM, "detection"),
  /** The audit log is not as it was left. Subject: {@code audit log}. */
  HISTORY_ALTERED(Severity.HIGH, "store");

  private final Severity severity;
  private final String entity;

  HealthKind(Severity severity, String entity) {
    this.severity = severity;
    this.entity = entity;
  }

  /** Its name in texts and state, and behind {@code health/} in the id of its detection. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String detection() {
    return "health/" + key();
  }

  Severity severity() {
    return severity;
  }

  /** What its subject is. */
  String entity() {
    return entity;
  }

  /** Whether there may be as many of this kind as there are sources. */
  boolean isOfSource() {
    return switch (this) {
      case SOURCE_SILENT, RECORDS_MISSING, FIELDS_VANISHED -> true;
      case DEAD_LETTERS_FULL,
          RECORDS_UNACCOUNTED,
          DISK_NEARLY_FULL,
          SIGN_INS_FAILED,
          EXPORT_STUCK,
          DETECTION_OFF,
          BROAD_SUPPRESSION,
          LEARNING_RESET,
          HISTORY_ALTERED ->
          false;
    };
  }

  /** An attacker may have silenced or hidden what would have shown the attack. */
  List<Intent> intents() {
    return switch (this) {
      case SOURCE_SILENT,
          RECORDS_MISSING,
          FIELDS_VANISHED,
          DETECTION_OFF,
          BROAD_SUPPRESSION,
          LEARNING_RESET,
          HISTORY_ALTERED ->
          List.of(Intent.DEFENSE_EVASION);
      case SIGN_INS_FAILED -> List.of(Intent.CREDENTIAL_ACCESS);
      case DEAD_LETTERS_FULL, RECORDS_UNACCOUNTED, DISK_NEARLY_FULL, EXPORT_STUCK -> List.of();
    };
  }
}
