package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;

/**
 * One way to write alerts for others. A file of many is its beginning, its alerts with what stands
 * between them, and its end; a message of one alert is {@link #message}. Pure functions, safe from
 * any thread; the cost is linear in the alert.
 */
public interface AlertFormat {
  /** The name in settings and addresses: lower case with hyphens. */
  String name();

  /** The media type of a file of many. */
  String mediaType();

  /** The media type of a message of one alert. */
  default String messageType() {
    return mediaType();
  }

  /** The ending of a file of many, without a dot. */
  String ending();

  /** One alert, without an end of line. */
  String alert(Outgoing alert, Presentation presentation);

  /** What stands before the first alert of a file. */
  default String begin(Presentation presentation) {
    return "";
  }

  /** What stands between two alerts of a file. */
  default String between() {
    return "";
  }

  /** What stands behind each alert of a file, such as an end of line. */
  default String behind() {
    return "\n";
  }

  /** What stands behind the last alert of a file. */
  default String end() {
    return "";
  }

  /** A message of one alert, whole by itself. */
  default byte[] message(Outgoing alert, Presentation presentation) {
    return alert(alert, presentation).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A message of one alert that also says what was not sent.
   *
   * @param held how many messages a limit held back since the last one
   */
  default byte[] message(Outgoing alert, Presentation presentation, long held) {
    return message(alert, presentation);
  }
}
