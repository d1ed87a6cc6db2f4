package org.hansho.server.source;

import java.io.IOException;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** Other bodies take all the room there is; this one may be sent again. */
final class NoRoomException extends IOException implements Refused {
  private static final long serialVersionUID = 1L;

  private static final Message WORDS =
      Message.inEnglish("other requests take all the room there is")
          .inJapanese("ほかの要求で、受信用の空き容量がなくなっています。");

  NoRoomException() {
    super(WORDS.in(Language.ENGLISH));
  }

  @Override
  public Message words() {
    return WORDS;
  }
}
