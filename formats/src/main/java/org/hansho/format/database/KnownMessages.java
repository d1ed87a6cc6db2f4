package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.syslog.FieldWriter;
import org.hansho.format.syslog.MessageMatcher;
import org.hansho.format.syslog.MessageTemplate;

/** Finds what a message of a server says in a list of templates. Belongs to one reader. */
final class KnownMessages {
  /**
   * A message that is known.
   *
   * @param outcome success, failure, or empty where the message does not say
   * @param code number of the error that is returned to the client, or empty
   * @param text as {@link MessageTemplate} reads it
   */
  record Known(Activity activity, String outcome, String code, String text) {}

  private final List<Bound> messages;
  private final DatabaseFields common;
  private final FieldWriter writer;

  private record Bound(MessageMatcher matcher, Activity activity, byte[] code) {}

  KnownMessages(List<Known> known, Fields fields, DatabaseFields common) {
    this.common = common;
    writer = new FieldWriter(fields);
    messages =
        known.stream()
            .map(
                message ->
                    new Bound(
                        new MessageMatcher(List.of(template(message)), fields),
                        message.activity(),
                        Bytes.of(message.code())))
            .toList();
  }

  private static MessageTemplate template(Known known) {
    String action = known.activity().action();
    return switch (known.outcome()) {
      case "success" -> MessageTemplate.success(action, known.text());
      case "failure" -> MessageTemplate.failure(action, known.text());
      default -> MessageTemplate.note(action, known.text());
    };
  }

  /** Completes the event if the message in its record is known. */
  boolean read(Event event, DatabaseSystem system, byte[] block, int from, int to) {
    writer.begin(event, block);
    for (int i = 0; i < messages.size(); i++) {
      Bound message = messages.get(i);
      if (message.matcher.read(writer, block, from, to)) {
        DatabaseFields.addFirst(event, common.code, message.code, 0, message.code.length);
        common.setKind(event, system, message.activity);
        return true;
      }
    }
    return false;
  }
}
