package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;

/** {@code hansho suppress inhibitions}: which alerts mute their consequences. */
@Command(name = "inhibitions", separator = " ", sortOptions = false)
final class SuppressInhibitionsCommand extends AnswerCommand {
  private static final List<String> COLUMNS = List.of("id", "hides", "title");

  SuppressInhibitionsCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  String path() {
    return "/api/v1/inhibitions";
  }

  @Override
  void table(byte[] answer) throws IOException {
    List<Map<String, String>> all =
        Answer.read(answer, "inhibitions", texts.language().code()).rows();
    List<String> heads = COLUMNS.stream().map(name -> texts.get("suppress." + name)).toList();
    List<List<String>> rows =
        all.stream()
            .map(
                one ->
                    COLUMNS.stream()
                        .map(name -> Printable.line(one.getOrDefault(name, "")))
                        .toList())
            .toList();
    Columns.print(environment.out(), heads, rows);
  }
}
