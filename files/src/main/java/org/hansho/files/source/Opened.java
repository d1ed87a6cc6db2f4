package org.hansho.files.source;

import java.io.IOException;
import java.io.InputStream;

/** Receives the plain content of sources, one after another. */
public interface Opened {
  /**
   * A source stands open.
   *
   * @param name its name; a member of an archive is named after the archive, an exclamation mark
   *     and the member
   * @param content its bytes; closed by the caller, may be left unread. Trouble while reading comes
   *     as an {@code IOException}, which the receiver lets through
   */
  void opened(String name, InputStream content) throws IOException;

  /** A source could not be opened, or failed while it was read. */
  void failed(String name, Unreadable.Trouble trouble, String detail);
}
