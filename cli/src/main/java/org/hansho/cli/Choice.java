package org.hansho.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hansho.report.text.Texts;

/** Values of options that must be one of a few words. */
final class Choice {
  private Choice() {}

  /** The constant whose lower-case name was given. */
  static <E extends Enum<E>> E of(String option, String value, E[] choices, Texts texts) {
    List<String> names =
        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList();
    return choices[names.indexOf(of(option, value, names, texts))];
  }

  /** The given word in lower case, if it is one of the choices. */
  static String of(String option, String value, List<String> choices, Texts texts) {
    String word = value.toLowerCase(Locale.ROOT);
    if (!choices.contains(word)) {
      String known = String.join(", ", choices);
      throw new Refusal(ExitCode.USAGE, texts.get("error.choice", option, value, known));
    }
    return word;
  }
}
