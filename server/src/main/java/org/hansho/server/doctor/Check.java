package org.hansho.server.doctor;

import java.util.List;

/**
 * What was looked at, and how it is.
 *
 * @param part what was looked at, as {@code disk}
 * @param finding what was found, a name of a text
 * @param values what the text shows, in its order
 */
public record Check(String part, State state, String finding, List<String> values) {
  public Check {
    values = List.copyOf(values);
  }

  /** Whether a server can run so. */
  public enum State {
    OK,
    WARNING,
    ERROR
  }

  static Check ok(String part, String finding, String... values) {
    return new Check(part, State.OK, finding, List.of(values));
  }

  static Check warning(String part, String finding, String... values) {
    return new Check(part, State.WARNING, finding, List.of(values));
  }

  static Check error(String part, String finding, String... values) {
    return new Check(part, State.ERROR, finding, List.of(values));
  }
}
