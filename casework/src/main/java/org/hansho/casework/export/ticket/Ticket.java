package org.hansho.casework.export.ticket;

import java.nio.charset.StandardCharsets;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.format.JsonValue;

/**
 * What a ticket says of an alert at present. Texts are plain.
 *
 * @param alert id of the alert or incident
 * @param version rises with every change
 * @param isUpdate whether the reader has had an earlier version
 * @param isOpen whether somebody has yet to work on it
 * @param severity {@code informational} to {@code critical}
 * @param title one line
 * @param note what has changed, in a few lines
 * @param link into the console; empty if there is none
 */
public record Ticket(
    String alert,
    String tenant,
    long version,
    boolean isUpdate,
    boolean isOpen,
    String severity,
    String title,
    String text,
    String note,
    String link) {
  /**
   * Reads a message of the format of tickets.
   *
   * @throws IllegalArgumentException if it is of another format
   */
  static Ticket of(Message message) {
    JsonValue body = JsonValue.read(new String(message.body(), StandardCharsets.UTF_8));
    if (body.at("id").text().isEmpty()) {
      throw new IllegalArgumentException("the message is no ticket");
    }
    return new Ticket(
        body.at("id").text(),
        body.at("tenant").text(),
        body.at("version").number(),
        body.at("update").isTrue(),
        body.at("open").isTrue(),
        body.at("severity").text(),
        body.at("title").text(),
        body.at("text").text(),
        body.at("note").text(),
        body.at("link").text());
  }

  /** A text of so many characters at most. */
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
