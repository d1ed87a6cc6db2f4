package org.hansho.event;

/** Receives pieces of text that a keyword search looks at. */
@FunctionalInterface
public interface TextVisitor {
  /**
   * One piece of decoded UTF-8 text, valid during the call only.
   *
   * @return whether to go on with the next piece
   */
  boolean text(byte[] buffer, int offset, int length);
}
