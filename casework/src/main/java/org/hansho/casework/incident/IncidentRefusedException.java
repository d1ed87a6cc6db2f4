package org.hansho.casework.incident;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** What was asked of incidents is not possible; the message says why and what is. */
public final class IncidentRefusedException extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1;

  private final transient Message words;
  private final boolean isMissing;

  private IncidentRefusedException(Message words, boolean isMissing) {
    super(words.in(Language.ENGLISH));
    this.words = words;
    this.isMissing = isMissing;
  }

  static IncidentRefusedException missing(String id) {
    return new IncidentRefusedException(
        Message.inEnglish("There is no incident {0}.")
            .inJapanese("インシデント {0} はありません。", shortened(id)),
        true);
  }

  static IncidentRefusedException of(Message message) {
    return new IncidentRefusedException(message, false);
  }

  private static String shortened(String id) {
    return id.length() > 64 ? id.substring(0, 64) + "…" : id;
  }

  /** Whether what was asked for is not there. */
  public boolean isMissing() {
    return isMissing;
  }

  @Override
  public Message words() {
    return words;
  }
}
