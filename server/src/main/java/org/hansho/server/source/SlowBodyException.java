package org.hansho.server.source;

import java.io.IOException;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A body comes so slowly that its sender has died, or means to hold up others. */
final class SlowBodyException extends IOException implements Refused {
  private static final long serialVersionUID = 1L;

  private static final Message WORDS =
      Message.inEnglish("the body comes too slowly").inJapanese("本文の受信に時間がかかりすぎています。");

  SlowBodyException() {
    super(WORDS.in(Language.ENGLISH));
  }

  @Override
  public Message words() {
    return WORDS;
  }
}
