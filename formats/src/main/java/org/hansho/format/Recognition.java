package org.hansho.format;

import org.hansho.record.Format;

/** What {@link FormatRecognition} makes of the first bytes of a source. */
public sealed interface Recognition {

  /**
   * A format claims the source.
   *
   * @param score how sure it is, from {@link FormatRecognition#LEAST_SCORE} to 100
   */
  record Recognised(Format format, int score) implements Recognition {}

  /**
   * No format claims the source.
   *
   * @param reason what stands there instead, in words for the operator, such as "UTF-16 text is not
   *     read; convert it to UTF-8"
   */
  record Unrecognised(String reason) implements Recognition {}
}
