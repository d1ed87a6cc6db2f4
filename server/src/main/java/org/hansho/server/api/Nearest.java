package org.hansho.server.api;

import java.util.Collection;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.yaml.Suggestion;

/** What a caller may have meant by a name that is not known. */
final class Nearest {
  private Nearest() {}

  /** A question to stand behind a refusal; nothing where no name is near. */
  static Worded of(String name, Collection<String> known) {
    String nearest = Suggestion.nearest(name, known);
    return nearest.isEmpty()
        ? language -> ""
        : Message.inEnglish("did you mean '{0}'?").inJapanese("「{0}」ではありませんか。", nearest);
  }
}
