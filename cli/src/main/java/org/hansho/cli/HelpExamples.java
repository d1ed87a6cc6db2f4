package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Command lines that {@code --help} shows below the options of a command. They are the same in any
 * language and stand in one file, one a line; a test parses each of them.
 */
final class HelpExamples {
  private static final String FILE = "examples.txt";

  private HelpExamples() {}

  /** Adds examples to the commands of the program, and to theirs. */
  static void addTo(CommandLine program, Texts texts) {
    Map<String, List<String>> byCommand = new LinkedHashMap<>();
    for (String example : all()) {
      CommandLine command = command(program, example);
      byCommand
          .computeIfAbsent(command.getCommandSpec().qualifiedName(), unseen -> new ArrayList<>())
          .add(example);
    }
    byCommand.forEach((name, examples) -> add(command(program, name), examples, texts));
  }

  private static void add(CommandLine command, List<String> examples, Texts texts) {
    if (!command.getSubcommands().isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder("\n");
    lines.append(texts.get(examples.size() == 1 ? "help.example" : "help.examples")).append('\n');
    examples.forEach(example -> lines.append("  ").append(example).append('\n'));
    // Not in the footer itself, which the texts of a command may have set.
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> help.footer() + lines);
  }

  /** The command that a line calls: the deepest one it names. */
  private static CommandLine command(CommandLine program, String line) {
    CommandLine command = program;
    for (String word : line.split(" ")) {
      CommandLine inner = command.getSubcommands().get(word);
      if (inner == null && !word.equals(program.getCommandName())) {
        break;
      }
      command = inner == null ? command : inner;
    }
    return command;
  }

  /** All examples, in the order in which they are shown. */
  static List<String> all() {
    try (InputStream file = HelpExamples.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks its file " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
