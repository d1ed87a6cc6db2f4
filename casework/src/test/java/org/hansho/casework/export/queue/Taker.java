package org.hansho.casework.export.queue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.destination.Message;

/** A destination that keeps its messages in memory and answers by a rule of the test. */
final class Taker implements Destination {
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile Function<Message, Answer> rule = message -> new Answer.Delivered();

  /** Answers by this rule from now on. */
  Taker answering(Function<Message, Answer> answers) {
    rule = answers;
    return this;
  }

  @Override
  public Answer send(Message message) {
    messages.add(message);
    return rule.apply(message);
  }

  @Override
  public String place() {
    return "memory";
  }

  List<Message> messages() {
    return messages;
  }

  List<String> alerts() {
    return messages.stream().map(Message::alert).toList();
  }

  List<String> keys() {
    return messages.stream().map(Message::key).toList();
  }

  static String text(Message message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
