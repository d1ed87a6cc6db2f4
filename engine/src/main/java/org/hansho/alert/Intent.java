package org.hansho.alert;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The 13 stages of the kill chain, in order, after the intents of the reference document.
 *
 * <p>Each carries the ATT&amp;CK tactic it corresponds to. Both generations of tactic names are
 * accepted ({@code attack.defense-evasion}, {@code attack.stealth}).
 */
public enum Intent {
  PROBING("TA0043", "reconnaissance", "プローブ"),
  EXPLOITATION("TA0001", "initial-access", "悪用"),
  PERSISTENCE("TA0003", "persistence", "永続化"),
  PRIVILEGE_ESCALATION("TA0004", "privilege-escalation", "特権エスカレーション"),
  DEFENSE_EVASION("TA0005", "defense-evasion", "防御回避"),
  CREDENTIAL_ACCESS("TA0006", "credential-access", "資格情報アクセス"),
  DISCOVERY("TA0007", "discovery", "探索"),
  LATERAL_MOVEMENT("TA0008", "lateral-movement", "横移動"),
  EXECUTION("TA0002", "execution", "実行"),
  COLLECTION("TA0009", "collection", "収集"),
  EXFILTRATION("TA0010", "exfiltration", "持ち出し"),
  COMMAND_AND_CONTROL("TA0011", "command-and-control", "指揮統制"),
  IMPACT("TA0040", "impact", "影響");

  private final String tacticId;
  private final String tactic;
  private final String japanese;

  Intent(String tacticId, String tactic, String japanese) {
    this.tacticId = tacticId;
    this.tactic = tactic;
    this.japanese = japanese;
  }

  /** The ATT&amp;CK tactic's id. */
  public String tacticId() {
    return tacticId;
  }

  /** The ATT&amp;CK tactic's name in kebab case. */
  public String tactic() {
    return tactic;
  }

  /** The name in Japanese. */
  public String japanese() {
    return japanese;
  }

  /** The name in settings and outputs: kebab case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name as the reference document writes it: {@code PrivilegeEscalation}. */
  public String seedName() {
    StringBuilder text = new StringBuilder();
    for (String word : name().split("_")) {
      text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  /** The intent of a kebab-case key or a tactic name of either generation, or null. */
  public static @Nullable Intent of(String key) {
    for (Intent intent : values()) {
      if (intent.key().equals(key) || intent.tactic.equals(key)) {
        return intent;
      }
    }
    return switch (key) {
      case "stealth", "defense-impairment" -> DEFENSE_EVASION;
      case "resource-development" -> PROBING;
      default -> null;
    };
  }
}
