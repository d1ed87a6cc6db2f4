package org.hansho.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Language;
import org.hansho.cli.terminal.Screen;
import org.hansho.report.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that every command has. */
final class CommonOptions {
  private static final String COLOR = "--color";
  private static final String LANGUAGE = "--lang";

  private CommonOptions() {}

  /** Adds them to a command and all below it. */
  static void addTo(CommandLine commandLine) {
    CommandSpec spec = commandLine.getCommandSpec();
    if (commandLine.getSubcommands().isEmpty()) {
      spec.addOption(
          OptionSpec.builder(COLOR)
              .type(String.class)
              .paramLabel("auto|always|never")
              .descriptionKey("color")
              .build());
    }
    spec.addOption(
        OptionSpec.builder(LANGUAGE)
            .type(String.class)
            .paramLabel("en|ja")
            .descriptionKey("lang")
            .build());
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .arity("0")
            .usageHelp(true)
            .descriptionKey("help")
            .build());
    commandLine.getSubcommands().values().forEach(CommonOptions::addTo);
  }

  /** The language must be known before anything is parsed, since errors are said in it. */
  static Language language(String[] arguments, Map<String, String> environment) {
    List<String> words = Arrays.asList(arguments);
    int option = words.lastIndexOf(LANGUAGE);
    String asked = option >= 0 && option + 1 < words.size() ? words.get(option + 1) : "";
    for (String word : words) {
      asked = word.startsWith(LANGUAGE + "=") ? word.substring(LANGUAGE.length() + 1) : asked;
    }
    return switch (asked) {
      case "ja" -> Language.JAPANESE;
      case "en" -> Language.ENGLISH;
      default -> Texts.language(environment, Locale.getDefault());
    };
  }

  /** The asked colour of a parsed command, and at the same time a check of the asked language. */
  static Screen.Color color(CommandSpec spec, Texts texts) {
    Object language = spec.findOption(LANGUAGE).getValue();
    if (language != null) {
      Choice.of(LANGUAGE, (String) language, List.of("en", "ja"), texts);
    }
    Object color = spec.findOption(COLOR).getValue();
    return color == null
        ? Screen.Color.AUTO
        : Choice.of(COLOR, (String) color, Screen.Color.values(), texts);
  }
}
