package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class ArgumentsAnalyzerTest {
  @Test
  void whatStandsInQuotesIsOneArgument() {
    assertThat(CommandLineWords.ofLinux("sh -c 'echo a > \"/tmp/my file\"' \"$x y\" a\\ b"))
        .containsExactly("sh", "-c", "echo a > \"/tmp/my file\"", "$x y", "a b");
  }

  @Test
  void aQuoteWithoutItsPairIsPartOfTheText() {
    assertThat(CommandLineWords.ofLinux("sh -c echo it's here"))
        .containsExactly("sh", "-c", "echo", "it's", "here");
  }

  @Test
  void aCommandLineOfWindowsIsSplitAsItsProgramsDo() {
    assertThat(
            CommandLineWords.ofWindows(
                "\"C:\\Program Files\\a.exe\" /c \"say \\\"hi\\\"\" C:\\Temp\\ \"C:\\My Dir\\\\\""
                    + " x"))
        .containsExactly(
            "C:\\Program Files\\a.exe", "/c", "say \"hi\"", "C:\\Temp\\", "C:\\My Dir\\", "x");
  }

  @Test
  void argumentsOfALineAreMarkedAndThoseOfASourceStay() {
    ArgumentsAnalyzer analyzer = new ArgumentsAnalyzer();
    Fields fields =
        Fields.of(List.of("process.args", "process.args_source", "process.command_line"));
    Event event = new Event(fields);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(fields.id("process.command_line"), "cat '/tmp/my file'");
    assertThat(Commands.added(analyzer, event))
        .isEqualTo(
            Map.of(
                "process.args", List.of("cat", "/tmp/my file"),
                "process.args_source", List.of("command_line")));
    event.begin(new byte[0], 0, 0, 0);
    event.addText(fields.id("process.command_line"), "cat /tmp/my file");
    event.addText(fields.id("process.args"), "cat");
    assertThat(Commands.added(analyzer, event)).isEqualTo(Map.of("process.args", List.of("cat")));
  }

  @Test
  void aScriptWithoutItsQuotesSaysWhichFileItWrites() {
    Fields fields =
        Fields.of(
            List.of(
                "process.args",
                "process.args_source",
                "process.command_line",
                "process.executable",
                "process.working_directory",
                "command.target.path",
                "command.module.path"));
    Event event = new Event(fields);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(fields.id("process.command_line"), "sh -c echo /tmp/x.so >> /etc/ld.so.preload");
    new ArgumentsAnalyzer().bind(fields).analyze(event);
    assertThat(Commands.added(new FileTargetAnalyzer(), event))
        .containsEntry("command.target.path", List.of("/etc/ld.so.preload"));
  }

  @Test
  void nothingEndsACommandWhereNoShellIsNamed() {
    Fields fields =
        Fields.of(List.of("process.command_line", "command.target.path", "command.module.path"));
    Event event = new Event(fields);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(fields.id("process.command_line"), "sed -i s/^sudo:.*/&,mallory/ /etc/group");
    assertThat(Commands.added(new FileTargetAnalyzer(), event))
        .containsEntry("command.target.path", List.of("/etc/group"));
  }
}
