package org.hansho.server.settings;

import java.util.List;

/** The keys of what people do with alerts. */
final class TriageKeys {
  static final Setting<String> NEW_EVIDENCE =
      Key.of("triage.new_evidence", Types.choice(List.of("reopen", "reopen-resolved", "note")))
          .standard("reopen-resolved")
          .restart(
              "What new evidence does to a closed alert: it opens it again, opens it unless it was"
                  + " dismissed, or is only noted in its history.",
              "クローズ済みのアラートに新しい証拠が加わったときの扱い。再オープンする、却下 (dismissed) を除いて再オープンする、"
                  + "または履歴に記録するだけにする。");

  static final List<Setting<?>> ALL = List.of(NEW_EVIDENCE);

  private TriageKeys() {}
}
