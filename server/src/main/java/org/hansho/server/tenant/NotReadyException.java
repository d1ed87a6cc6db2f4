package org.hansho.server.tenant;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/**
 * Something was asked of a tenant whose runner has not been opened yet since the start. It is worth
 * another try a second later. The words are for a person.
 */
public final class NotReadyException extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1L;

  private final transient Message words;

  private NotReadyException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  /**
   * A refusal.
   *
   * @param waitsFor what is done first
   */
  static NotReadyException of(Message waitsFor) {
    return new NotReadyException(
        Message.inEnglish("{0} Ask again.")
            .inJapanese("{0}少し待って、もう一度試してください。", sentence(waitsFor)));
  }

  /** What a tenant that waits for something says of itself. */
  static Message sentence(Message waitsFor) {
    return Message.inEnglish("Hansho is starting: {0}.").inJapanese("Hansho は起動中です。{0}", waitsFor);
  }

  @Override
  public Message words() {
    return words;
  }
}
