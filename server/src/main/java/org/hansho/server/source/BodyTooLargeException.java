package org.hansho.server.source;

import java.io.IOException;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;

/** A body has more bytes than one may have, as it came or unpacked. */
final class BodyTooLargeException extends IOException implements Refused {
  private static final long serialVersionUID = 1L;

  private final transient Message words;

  BodyTooLargeException(long most) {
    this(
        Message.inEnglish("the body has more than {0} bytes, as it came or unpacked")
            .inJapanese("本文が、受信時または展開後に、上限の {0} バイトを超えています。", most));
  }

  private BodyTooLargeException(Message words) {
    super(words.in(Language.ENGLISH));
    this.words = words;
  }

  @Override
  public Message words() {
    return words;
  }
}
