package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.alert.Language;
import org.hansho.cli.terminal.Screen;
import org.hansho.report.text.Texts;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The examples below the options in the help of each command. */
class HelpExamplesTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  @Test
  void everyExampleParsesAndEveryCommandShowsOne() {
    CommandLine program = HelpExamplesTest.program();
    assertThat(HelpExamples.all())
        .allSatisfy(example -> program.parseArgs(words(example).toArray(String[]::new)));
    List<CommandLine> commands = commands(program).toList();
    assertThat(commands)
        .hasSizeGreaterThan(70)
        .allSatisfy(command -> assertThat(command.getUsageMessage()).contains("Example"));
  }

  private static CommandLine program() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Environment environment =
        new Environment(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            Screen.of("", Map.of()),
            () -> 0,
            () -> false);
    return Main.program("", new String[] {"--help"}, environment, Texts.of(Language.ENGLISH));
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    Collection<CommandLine> inner = command.getSubcommands().values();
    return inner.isEmpty()
        ? Stream.of(command)
        : inner.stream().flatMap(HelpExamplesTest::commands);
  }

  @Test
  void examplesHaveAHeadingInTheReadersLanguage() {
    assertThat(Run.of("alert", "close", "--help", "--lang", "ja").out())
        .contains("例:\n  hansho alert close ");
    assertThat(Run.of("status", "--help").out()).contains("Example:\n  hansho status\n");
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    matcher.find(); // The program itself.
    while (matcher.find()) {
      words.add(
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
    }
    return words;
  }
}
