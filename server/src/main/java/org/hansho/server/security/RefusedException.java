package org.hansho.server.security;

import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Refused;
import org.hansho.alert.Worded;

/** A call that its caller may not make. */
public final class RefusedException extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Worded words;
  private long seconds;

  RefusedException(int status, Worded words) {
    super(words.in(Language.ENGLISH));
    this.status = status;
    this.words = words;
  }

  /** Too many tries; the next one is looked at after so many seconds. */
  static RefusedException tooOften(long seconds) {
    RefusedException refused =
        new RefusedException(
            429,
            Message.inEnglish("Too many wrong passwords. Try again in {0} s.")
                .inJapanese("パスワードの誤りが続いたため、受け付けを止めています。{0} 秒後にもう一度試してください。", seconds));
    refused.seconds = seconds;
    return refused;
  }

  @Override
  public Worded words() {
    return words;
  }

  /** Seconds after which to try again; 0 if that is of no use. */
  public long seconds() {
    return seconds;
  }

  /** The status of HTTP to answer with, from 400 to 429. */
  public int status() {
    return status;
  }
}
